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

/** Describes `history`. */
export function describeHistory(program: Command): Command {
  return program
    .command('history')
    .enablePositionalOptions()
    .usage('[what] [options]')
    .description('List what was played, the newest first.')
    .argument('[what]', 'runs, episodes, attempts, generations or policies (default: runs)')
    .option('--task <name>', 'of this task')
    .option('--cause <name>', 'with an attempt that failed for this cause')
    .option('--item <name>', 'with an attempt that is about this item, block or entity')
    .option('--world <name>', 'in this world, or on this server')
    .option('--since <time>', 'begun at this time or later: 2026-11-25, or how long ago: 12h, 7d')
    .option('--until <time>', 'begun before this time')
    .option('--ending <name>', 'goal, horizon, died, lost, cancelled, interrupted or running')
    .option('--success', 'with success')
    .option('--failure', 'without success')
    .option('--episode <n>', 'of this episode')
    .option('--limit <n>', 'how many (default: 20)')
    .option('--offset <n>', 'leave out so many of the newest (default: 0)')
    .option('--runs-dir <folder>', 'look through all records below it (default: runs)')
    .option('--run-dir <folder>', 'look through the record of this run only')
    .option('--database <file>', 'look through this record only')
    .option('--json', 'one JSON object per line')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Numbers of episodes, attempts and generations belong to their record.
DONE is successes of episodes; TIME is game time, minutes:seconds; dates are UTC.

Examples:
  stevolve history
  stevolve history episodes --task iron_pickaxe --failure --since 7d
  stevolve history attempts --cause target-not-found --item coal_ore --limit 50
  stevolve history episodes --json | jq .traceHash`,
    )
}

/** Describes `history prune`. */
export function describePrune(history: Command): Command {
  return history
    .command('prune')
    .description('Delete old episodes whole, but none that knowledge rests on. It asks nothing.')
    .option('--keep-last <n>', 'delete all but the newest n episodes of a record')
    .option('--older-than <days>', 'delete what was begun before so many days')
    .option('--most-megabytes <n>', 'delete the oldest until the record is about so small')
    .option('--dry-run', 'change nothing, say what would go')
    .option('--runs-dir <folder>', 'all records below this folder')
    .option('--run-dir <folder>', runDirMeaning)
    .option('--database <file>', 'the record: a stevolve.db')
    .option('--json', 'one JSON object per record')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
What any of the three conditions lets go is deleted. Summaries go on counting it. A record
that a run is writing to is left as it is.

Examples:
  stevolve history prune --keep-last 100 --run-dir runs/iron --dry-run
  stevolve history prune --older-than 30 --runs-dir runs`,
    )
}

/** Describes `show`. */
export function describeShow(program: Command): Command {
  return program
    .command('show')
    .description('Show one episode, attempt, skill, guardrail, generation, policy or gate, whole.')
    .argument('<what>', 'episode, attempt, skill, guardrail, generation, policy or gate')
    .argument('<id>', 'its number in the record; "stevolve history" lists them')
    .option('--database <file>', recordMeaning)
    .option('--run-dir <folder>', runDirMeaning)
    .option('--trace', 'all events of an attempt')
    .option('--knowledge', 'how much a generation knows of what the tasks hang on, and what of it is false')
    .option('--json', 'one JSON object')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve show episode 3 --run-dir runs/iron
  stevolve show attempt 57 --trace
  stevolve show generation 6 --knowledge --run-dir runs/evolve-1
  stevolve show gate 1 --run-dir runs/evolve-1
  stevolve show attempt 57 --json | jq .record.diagnosis`,
    )
}
