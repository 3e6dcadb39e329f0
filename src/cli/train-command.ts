import type { Command } from 'commander'

/** The words of `stevolve train`. */
export function describeTrain(program: Command, verboseMeaning: string): Command {
  return program
    .command('train')
    .description('Train a policy on the recorded decisions of a run.')
    .option('--database <file>', 'the record: a stevolve.db (default: that of the newest run under runs/)')
    .option('--run-dir <folder>', 'the record: the folder of a run')
    .option('--seed <n>', 'decides first parameters and the order of rows (default: 1)')
    .option(
      '--lessons <kind>',
      'what shows the right choice: successes, corrections too, or preferences also (default: preferences)',
    )
    .option('--epochs <n>', 'most passes over the rows (default: 60)')
    .option('--patience <n>', 'end after so many epochs without a lower validation loss (default: 8)')
    .option('--batch <n>', 'decisions per step (default: 64)')
    .option('--learning-rate <x>', 'highest learning rate (default: 0.001)')
    .option('--json', 'one JSON object per epoch on standard output, then the result')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve eval --seeds 1-20 --run-dir runs/lessons
  stevolve train --run-dir runs/lessons
  stevolve train --run-dir runs/lessons --seed 2 --lessons successes

Rows are split by the seeds of their episodes: some seeds are for training, some decide when
to stop, some are looked at only at the end. The model, the dataset and its data card are
written beside the record, in the folder "policies". The same command on the same record
gives the same model, to the bit. Ctrl-C stops and keeps every finished epoch; the same
command goes on from there.`,
    )
}
