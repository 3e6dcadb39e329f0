/**
 * `npm run experiment [-- --full] [-- --so-far] [-- --workers 2] [-- --run-dir runs/experiment] [-- --results docs]`: learns from the recipe book in three worlds,
 * scores generations, baselines and ablations on unseen seeds, and writes docs/results.md and docs/learning-curve.svg. Ctrl-C stops it
 * cleanly, and the same command goes on. The short size is meant to end within 40 minutes on two cores, `--full` takes some two hours. `--so-far` plays nothing and
 * writes what the finished stages came to.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { composeExperiment } from '../src/cli/composition/compose-experiment.ts'
import { processContext } from '../src/cli/composition/process-context.ts'
import { exitCodes } from '../src/cli/exit-codes.ts'
import { fullExperiment, shortExperiment } from '../src/cli/experiment/experiment-size.ts'
import { runExperiment } from '../src/cli/experiment/run-experiment.ts'
import { describeFailure } from '../src/cli/failure-report.ts'

function readWords() {
  try {
    return parseArgs({
      options: {
        full: { type: 'boolean', default: false },
        'so-far': { type: 'boolean', default: false },
        workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
        'run-dir': { type: 'string' },
        results: { type: 'string', default: 'docs' },
      },
    }).values
  } catch (error) {
    console.error(`Error: ${error instanceof Error ? error.message : String(error)}`)
    console.error(
      'The options are --full, --so-far, --workers <n>, --run-dir <folder> and --results <folder>.',
    )
    process.exit(exitCodes.wrongInput)
  }
}

const values = readWords()
const workers = Number(values.workers)
if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
  console.error(`--workers ${values.workers} is not a whole number between 1 and 64.`)
  process.exit(exitCodes.wrongInput)
}
const size = values.full ? fullExperiment : shortExperiment

const context = processContext()
const { interruption } = context
const settings = {
  size,
  runDirectory: values['run-dir'] ?? `runs/experiment-${size.name}`,
  workers,
  resultsFolder: values.results,
  soFar: values['so-far'],
  command: `npm run experiment${values.full ? ' -- --full' : ''}`,
}
try {
  process.exitCode = await runExperiment(settings, context, composeExperiment(context))
} catch (error) {
  const { message, cure, exitCode } = describeFailure(error, null)
  context.output.log(`Error: ${message} ${cure}`)
  process.exitCode = interruption.exitCode() ?? exitCode
}
interruption.dispose()
