import { join } from 'node:path'
import type { LessonKind } from '../../distill/index.ts'
import { lessonKinds } from '../../distill/index.ts'
import type { EvalOptions } from '../input/eval-settings.ts'

/** How much an experiment with policies plays and trains. */
export interface PolicyExperimentSize {
  readonly name: string
  /** Tasks of the groups that are claimed, without those that nothing in the overworld leads to and those of an hour's search. */
  readonly tasks: readonly string[]
  /** Seeds that are learnt from, one task in so many each, and how often each is played again in another style. */
  readonly learningSeeds: string
  readonly learningSpread: number
  readonly draws: number
  /** Seeds that are scored on. */
  readonly scoringSeeds: string
  readonly scoringSpread: number
  readonly trainingSeeds: readonly number[]
}

const tasks = [
  ...['iron_pickaxe', 'iron_axe', 'iron_shovel', 'iron_sword', 'bucket', 'hopper', 'rail', 'shears'],
  ...['iron_bars', 'iron_ingot', 'iron_ore_3', 'smithing_table'],
  ...['redstone', 'redstone_torch', 'repeater', 'piston'],
  ...['diamond', 'diamond_pickaxe', 'diamond_axe', 'diamond_shovel', 'diamond_sword'],
  ...[
    'leather_boots',
    'leather_helmet',
    'iron_helmet',
    'iron_chestplate',
    'iron_leggings',
    'iron_boots',
    'shield',
  ],
]

/** Meant to end within 40 minutes on two cores. */
export const shortPolicyExperiment: PolicyExperimentSize = {
  name: 'short',
  tasks,
  learningSeeds: '2101-2140',
  learningSpread: 28,
  draws: 7,
  scoringSeeds: '1000004001-1000004028',
  scoringSpread: 14,
  trainingSeeds: [1, 2, 3],
}

/** Four times as much to learn from, and twice as much to score on. */
export const fullPolicyExperiment: PolicyExperimentSize = {
  ...shortPolicyExperiment,
  name: 'full',
  learningSeeds: '2101-2180',
  learningSpread: 14,
  scoringSeeds: '1000004001-1000004056',
}

/** One training and the episodes that score what it gave. */
export interface PolicyStage {
  readonly lessons: LessonKind
  readonly trainingSeed: number
  readonly name: string
}

/** All that is played, by name; each lies in a folder of its own. */
export interface PolicyExperimentPlan {
  readonly learning: EvalOptions
  readonly planner: EvalOptions
  readonly policies: readonly PolicyStage[]
  /** The scoring of a policy, from its model file. */
  readonly scoring: (stage: PolicyStage, modelFile: string) => EvalOptions
}

/** Plans an experiment in a folder. The policies of all lessons come in turns, so that one that is stopped has compared them all. Pure. */
export function planPolicyExperiment(
  size: PolicyExperimentSize,
  folder: string,
  workers: number,
): PolicyExperimentPlan {
  const shared = { prior: 'full', workers: String(workers), tasks: size.tasks.join(',') }
  const scored = { ...shared, seeds: size.scoringSeeds, spread: String(size.scoringSpread) }
  return {
    learning: {
      ...shared,
      seeds: size.learningSeeds,
      spread: String(size.learningSpread),
      exploreStyles: String(size.draws),
      runDir: join(folder, 'learning'),
    },
    planner: { ...scored, runDir: join(folder, 'planner') },
    policies: size.trainingSeeds.flatMap((trainingSeed) =>
      lessonKinds
        .toReversed()
        .map((lessons) => ({ lessons, trainingSeed, name: `${lessons}-${trainingSeed}` })),
    ),
    scoring: ({ name }, modelFile) => ({ ...scored, policy: modelFile, runDir: join(folder, name) }),
  }
}
