import type { Command } from 'commander'
import { datasetFormats } from '../distill/index.ts'

/** The words of `stevolve export`. */
export function describeExport(program: Command, verboseMeaning: string): Command {
  const width = Math.max(...Object.keys(datasetFormats).map((name) => name.length))
  const formats = Object.entries(datasetFormats).map(
    ([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`,
  )
  return program
    .command('export')
    .description('Write the recorded decisions of a run as a dataset, with a data card.')
    .option('--format <name>', 'how; see below (default: jsonl)')
    .option('--out <folder>', 'where to: a folder that is not there yet')
    .option('--database <file>', 'the record: a stevolve.db (default: that of the newest run under runs/)')
    .option('--run-dir <folder>', 'the record: the folder of a run')
    .option('--json', 'one JSON object when it is done')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Formats:
${formats.join('\n')}

Examples:
  stevolve export --format trl-dpo --out preferences --run-dir runs/lessons
  stevolve export --format parquet --out table

Parts for training, validation and tests hang on the seeds of the episodes. The record is
not changed.`,
    )
}
