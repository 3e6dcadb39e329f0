import type { Command } from 'commander'
import { ablations } from './input/variant.ts'
import { deviceMeaning, policyMeaning, timeoutMeaning } from './policy-command.ts'

/** The words of `stevolve eval`. */
export function describeEval(program: Command, verboseMeaning: string): Command {
  return program
    .command('eval')
    .description('Play many episodes and say how many succeed.')
    .option('--suite <name|file>', 'the suite to play (default: tech-tree-70)')
    .option('--tasks <names>', 'only these tasks, with commas between them')
    .option('--group <names>', 'only these groups of tasks')
    .option('--seeds <list>', 'seeds of world and chance, as 1001-1010 or 1,2,5-9 (default: 1001-1010)')
    .option('--spread <n>', 'each seed plays one task in so many, the seeds in turn (default: 1, all)')
    .option('--workers <n>', 'episodes at a time; no result depends on it (default: one per processor)')
    .option('--world <name|file>', 'a world that comes along, or a world file (default: default)')
    .option('--perception <level>', 'sight, exposed or xray; declared as an assist (default: sight)')
    .option('--prior <knowledge>', 'what the agent knows beforehand: full, recipes or none (default: full)')
    .option('--policy <file|address>', policyMeaning)
    .option('--policy-device <device>', deviceMeaning)
    .option('--policy-timeout-ms <n>', timeoutMeaning)
    .option(
      '--explore <share>',
      'try another candidate in a share of the decisions, to learn from (default: 0)',
    )
    .option(
      '--explore-styles <n>',
      'play all n times more, each time in another style of planning, to learn from (default: 0)',
    )
    .option(
      '--probe <share>',
      'put each guardrail to the test in a share of the episodes, and count what it forbade in vain',
    )
    .option('--generation <id>', 'what an evolution had learnt by then: an id, first or last')
    .option('--from <folder>', 'the record of that evolution (default: the newest under runs/)')
    .option('--ablate <part>', `play without ${ablations.slice(0, -1).join(', ')} or ${ablations.at(-1)!}`)
    .option('--baseline <agent>', 'static: learns nothing; retrieval: recalls from the record in --from')
    .option('--horizon-scale <x>', "multiply every task's horizon (default: 1)")
    .option('--run-dir <folder>', 'keep the record there, or go on with the evaluation that is there')
    .option('--json', 'one JSON object per episode on standard output, then the summary')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve eval --group wooden,stone --seeds 1001-1005
  stevolve eval --run-dir runs/full --workers 4
  stevolve eval --tasks iron_pickaxe,diamond --json | tail -n 1
  stevolve eval --generation last --from runs/evolve-1 --seeds 1001-1003
  stevolve eval --generation last --ablate replanning --group iron
  stevolve eval --generation last --probe 1 --spread 20

Ctrl-C stops and keeps every finished episode; the same command with the same --run-dir
goes on from there. Exit code 0 says that all was played, whatever succeeded.`,
    )
}
