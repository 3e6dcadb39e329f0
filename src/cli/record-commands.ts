import type { Command } from 'commander'

const verboseMeaning = 'show the stack of an error'
const recordMeaning = 'the record: a stevolve.db (default: that of the newest run under runs/)'
const runDirMeaning = 'the record: the folder of a run'

/** Describes `replay`. */
export function describeReplay(program: Command): Command {
  return program
    .command('replay')
    .description('Play a recorded episode again and verify it, or look at its record.')
    .argument('[episode]', 'its number, or several as 1-5,8 (default: the one recorded last)')
    .option('--all', 'all episodes of the record')
    .option('--database <file>', recordMeaning)
    .option('--run-dir <folder>', runDirMeaning)
    .option('--workers <n>', 'episodes at a time (default: one per processor)')
    .option('--view', 'play nothing: show what was perceived, decided, done and diagnosed')
    .option('--speed <x>', 'with --view: multiples of game time (default: 1)')
    .option('--from <tick>', 'with --view: begin at this game tick')
    .option('--export <file>', 'play nothing: write it as JSON lines; - is standard output')
    .option('--json', 'one JSON object per episode on standard output, then a summary')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Every attempt is compared whole: states, trace, decision, diagnosis, columns, and at
the end the outcome and the trace hash. The first difference is named with attempt,
tick and field. Not compared are real time (started_at, wall_ms) and numbers of the
database. Of an episode on a server, what the server showed comes from the record.

--view moves on a terminal and prints plain lines elsewhere. Keys: space pauses, left
and right go to another attempt, up and down change the speed, g goes to a tick, q quits.
docs/replay-format.md describes what --export writes.

Examples:
  stevolve replay
  stevolve replay 3 --run-dir runs/iron
  stevolve replay --all --workers 2 --database runs/eval-1/stevolve.db
  stevolve replay 3 --view --speed 8 --from 1200
  stevolve replay 3 --export - | head -n 1

Exit codes: 0 it agrees, 1 it does not, 2 wrong usage or a record that cannot be
read, 3 the world was lost in playing, 130 stopped by Ctrl-C.`,
    )
}
