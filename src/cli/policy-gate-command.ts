import type { Command } from 'commander'

const recordMeaning = 'the record: a stevolve.db (default: that of the newest run under runs/)'
const runDirMeaning = 'the record: the folder of a run'

/** The words of `stevolve policy gate`. */
export function describePolicyGate(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('gate')
    .description('Let a policy play against the one that plays now, on the same tasks and seeds.')
    .argument('<candidate>', 'a name in the record, such as scorer@2, a model file, or heuristic')
    .option(
      '--champion <policy>',
      'what it plays against (default: what plays in the record, at first heuristic)',
    )
    .option('--promote', 'let a candidate that wins play from then on')
    .option('--pairs <n>', 'pairs to play at most; clear cases end early (default: 80)')
    .option('--seed <n>', 'decides the tasks and seeds of all pairs (default: 1)')
    .option('--suite <name|file>', 'the suite to play (default: tech-tree-70)')
    .option('--tasks <names>', 'only these tasks, with commas between them')
    .option('--group <names>', 'only these groups of tasks')
    .option('--generation <id>', 'both know what this generation of the record does: an id, first or last')
    .option('--prior <knowledge>', 'what both know beforehand: full, recipes or none (default: full)')
    .option('--world <name|file>', 'a world that comes along, or a world file (default: default)')
    .option('--perception <level>', 'sight, exposed or xray; declared as an assist (default: sight)')
    .option('--horizon-scale <x>', "multiply every task's horizon (default: 1)")
    .option('--workers <n>', 'episodes at a time; no result depends on it (default: one per processor)')
    .option('--database <file>', recordMeaning)
    .option('--run-dir <folder>', runDirMeaning)
    .option('--json', 'one JSON object per pair on standard output, then the verdict')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Each pair is a task that is drawn, on a seed of its own from 500,000,000 up: no world that
was learnt on or is scored on. Success goes first, then the ratio of ticks. The evidence is
looked at after every four pairs, and the test is made for that: of candidates that are no
better, at most 5 % are promoted. Worse ones are sent away early. A candidate must also
not be clearly worse on a group of tasks, in goals reached, or in what its success head
predicts. Undecided at the limit keeps what plays. docs/gate.md says more.

Examples:
  stevolve train --run-dir runs/lessons
  stevolve policy gate scorer@1 --group wooden,stone --run-dir runs/lessons
  stevolve policy gate scorer@2 --generation last --promote --run-dir runs/evolve-1
  stevolve policy gate scorer@2 --champion scorer@1 --run-dir runs/evolve-1
  stevolve show gate 1 --run-dir runs/lessons

Episodes, pairs and verdict are kept in the record of --run-dir. Ctrl-C stops and keeps
every finished episode; the same command goes on from there. Exit code 0 says that there
is a verdict, whichever it is.`,
    )
}

/** The words of `stevolve policy promote`. */
export function describePolicyPromote(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('promote')
    .description('Let a policy play from now on that has won its gate.')
    .argument('<policy>', 'a name in the record, such as scorer@2, a model file, or heuristic')
    .option('--gate <n>', 'the gate that it rests on (default: the latest one it won against what plays)')
    .option('--without-gate <reason>', 'promote it without a gate, for this reason')
    .option('--database <file>', recordMeaning)
    .option('--run-dir <folder>', runDirMeaning)
    .option('--json', 'one JSON object')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
The newest generation of the record plays with it, and so do those that come of it.

Examples:
  stevolve policy promote scorer@2 --run-dir runs/evolve-1
  stevolve policy promote scorer@2 --without-gate "it wins on our server" --run-dir runs/evolve-1`,
    )
}

/** The words of `stevolve policy rollback`. */
export function describePolicyRollback(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('rollback')
    .description('Let an earlier policy play again.')
    .option('--to <policy>', 'a name in the record, or heuristic (default: what played before)')
    .option('--reason <text>', 'why; kept in the record')
    .option('--database <file>', recordMeaning)
    .option('--run-dir <folder>', runDirMeaning)
    .option('--json', 'one JSON object')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Nothing is deleted: promotions and ways back are kept one after the other.

Examples:
  stevolve policy rollback --reason "it dies at night" --run-dir runs/evolve-1
  stevolve policy rollback --to heuristic --run-dir runs/evolve-1`,
    )
}

/** The words of `stevolve policy list`. */
export function describePolicyList(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('list')
    .description('List policies, the newest first, and which of them plays.')
    .option('--database <file>', 'of this record only (default: all records under runs/)')
    .option('--run-dir <folder>', 'of the record of this run only')
    .option('--json', 'one JSON object per policy')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
ROWS and EPISODES are those that it was trained on; GATES are those that it won, of those
that it was the candidate of. Where none plays, the planner's order does.

Examples:
  stevolve policy list --run-dir runs/evolve-1
  stevolve history policies --since 7d`,
    )
}

/** The words of `stevolve policy show`. */
export function describePolicyShow(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('show')
    .description('Show a policy: what it was trained on, its gates, and when it played.')
    .argument('<policy>', 'its name in the record, such as scorer@2, or its number')
    .option('--database <file>', recordMeaning)
    .option('--run-dir <folder>', runDirMeaning)
    .option('--json', 'one JSON object')
    .option('--verbose', verboseMeaning)
    .addHelpText('after', '\nExamples:\n  stevolve policy show scorer@2 --run-dir runs/evolve-1')
}
