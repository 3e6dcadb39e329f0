import type { Command } from 'commander'
import { ablations } from './input/variant.ts'
import { deviceMeaning, timeoutMeaning } from './policy-command.ts'

/** The words of `stevolve evolve`. */
export function describeEvolve(program: Command, verboseMeaning: string): Command {
  return program
    .command('evolve')
    .description('Let the agent learn by playing, generation after generation.')
    .option('--suite <name|file>', 'the suite to learn on (default: tech-tree-70)')
    .option('--tasks <names>', 'only these tasks, with commas between them')
    .option('--group <names>', 'only these groups of tasks')
    .option('--episodes <n>', 'episodes in all (default: 400)')
    .option('--generation-size <n>', 'episodes from one generation to the next (default: 10)')
    .option('--seed <n>', 'decides the seeds of all episodes (default: 1)')
    .option('--workers <n>', 'episodes at a time; no result depends on it (default: one per processor)')
    .option('--world <name|file>', 'a world that comes along, or a world file (default: default)')
    .option('--perception <level>', 'sight, exposed or xray; declared as an assist (default: sight)')
    .option('--prior <knowledge>', 'what the agent knows beforehand: recipes or none (default: recipes)')
    .option(
      '--knowledge <file>',
      'begin with what "stevolve knowledge export" wrote (default: with nothing learnt)',
    )
    .option('--ablate <part>', `learn without ${ablations.slice(0, -1).join(', ')} or ${ablations.at(-1)!}`)
    .option(
      '--policy <on|off|file|address>',
      'on: train a policy on the way, which plays once it has won its gate; a model file or http://host:port plays throughout (default: off)',
    )
    .option('--policy-device <device>', deviceMeaning)
    .option('--policy-timeout-ms <n>', timeoutMeaning)
    .option('--policy-every <n>', 'with --policy on: train and gate after so many generations (default: 2)')
    .option('--gate-pairs <n>', 'with --policy on: pairs that a gate plays at most (default: 40)')
    .option(
      '--explore <share>',
      'with a policy: try others in a share of the decisions (default: 0.1 with --policy on, else 0)',
    )
    .option('--horizon-scale <x>', "multiply every task's horizon (default: 1)")
    .option('--run-dir <folder>', 'keep the record there, or go on with the evolution that is there')
    .option('--json', 'one JSON object per episode and generation on standard output, then the summary')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve evolve --run-dir runs/first --episodes 100
  stevolve evolve --group wooden,stone --episodes 40
  stevolve eval --generation last --from runs/first --seeds 1001-1003
  stevolve history generations --run-dir runs/first
  stevolve evolve --policy on --run-dir runs/second --episodes 100
  stevolve policy list --run-dir runs/second
  stevolve evolve --policy http://127.0.0.1:8000 --run-dir runs/third

Episodes are played on seeds from 1,000,000,000 up, so that an evaluation on lower ones is
on worlds that nothing was learnt on. A generation begins when all episodes of the one
before it are over. With --policy on, a network is trained on the episodes of the evolution
and plays a gate (see "stevolve policy gate") against what plays so far, on tasks that were
done and seeds from 500,000,000 up, which nothing is learnt from. A model file or a server
plays throughout: nothing is trained or gated then. Ctrl-C stops and keeps every finished episode; the same command with
the same --run-dir goes on from there, also with more --episodes.`,
    )
}
