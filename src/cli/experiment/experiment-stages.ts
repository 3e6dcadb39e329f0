import { join } from 'node:path'
import type { EvalOptions } from '../input/eval-settings.ts'
import type { EvolveOptions } from '../input/evolve-settings.ts'
import { ablations, baselines } from '../input/variant.ts'
import type { Ablation } from '../input/variant.ts'
import type { ExperimentSize } from './experiment-size.ts'

/** The ordinary world, and those whose rules are not what a prior says. */
export const ordinaryWorld = 'default'
export const shiftedWorlds = ['shifted-crafts', 'shifted-depths'] as const

/** Learning in one world. */
export interface EvolveStage {
  readonly kind: 'evolve'
  readonly name: string
  readonly world: string
  /** False for one that learns without some part. */
  readonly isWhole: boolean
  readonly options: EvolveOptions
}

/** One agent, scored in one world. */
export interface EvalStage {
  readonly kind: 'eval'
  readonly name: string
  readonly world: string
  /** For people, e.g. `last generation without diagnosis`. */
  readonly label: string
  readonly options: EvalOptions
  /** Episodes learnt from when the generation that plays was made, for one that is found by them; else null. */
  readonly learntFrom: number | null
  /** Name of the stage that it is compared with, in the ordinary world. */
  readonly comparedWith: string
}

export type Stage = EvolveStage | EvalStage

/** Parts that matter while something is learnt: what was learnt with them would still be used without them. */
const learntWithout: ReadonlySet<Ablation> = new Set<Ablation>(['guardrails', 'diagnosis'])

/** Names of the stages whose scores others are compared with. */
export const stageNames = { first: 'first', last: 'last', full: 'full' } as const

/** The stages of a shifted world. */
export function shiftedNames(world: string) {
  return { evolve: `evolve-${world}`, last: `last-${world}`, full: `full-${world}` } as const
}

/** Each guardrail is put to the test in every episode: until what it forbids was tried once. */
const probedShare = '1'

/** All that is played, in order; each stage keeps its record in a folder of its own below `folder`. Pure. */
export function experimentStages(size: ExperimentSize, folder: string, workers: number): readonly Stage[] {
  const shared = { workers: String(workers), ...(size.tasks === null ? {} : { tasks: size.tasks }) }
  const learnt = join(folder, 'evolve')
  const score = (
    name: string,
    label: string,
    spread: number,
    options: EvalOptions,
    learntFrom: number | null = null,
    comparedWith: string = stageNames.last,
  ): EvalStage => ({
    kind: 'eval',
    name,
    world: options.world ?? ordinaryWorld,
    label,
    learntFrom,
    comparedWith,
    options: { ...shared, seeds: size.seeds, spread: String(spread), runDir: join(folder, name), ...options },
  })
  const learn = (
    name: string,
    world: string,
    episodes: number,
    ablation: Pick<EvolveOptions, 'ablate'> = {},
  ): EvolveStage => ({
    kind: 'evolve',
    name,
    world,
    isWhole: ablation.ablate === undefined,
    options: {
      ...shared,
      ...ablation,
      world,
      episodes: String(episodes),
      generationSize: String(size.generationSize),
      runDir: join(folder, name),
    },
  })
  const { spread, partsSpread, shiftedSpread, probedSpread } = size
  // Compared with nothing: what it tries against guardrails costs it ticks.
  const scoreProbed = (of: string, label: string, options: EvalOptions, learntFrom: number | null = null) => {
    const name = `${of}-probed`
    const probed = { ...options, probe: probedShare }
    return score(name, `${label}, guardrails put to the test`, probedSpread, probed, learntFrom, name)
  }
  const last = { generation: 'last', from: learnt }
  return [
    learn('evolve', ordinaryWorld, size.learningEpisodes),
    score(stageNames.first, 'first generation', spread, { generation: 'first', from: learnt }),
    score(stageNames.last, 'last generation', spread, last),
    score(stageNames.full, 'prior full', spread, { prior: 'full' }),
    ...ablations
      .filter((ablate) => !learntWithout.has(ablate))
      .map((ablate) =>
        score(`without-${ablate}`, `last generation without ${ablate}`, partsSpread, { ...last, ablate }),
      ),
    ...shiftedWorlds.flatMap((world) => {
      const names = shiftedNames(world)
      const options = { world }
      return [
        learn(names.evolve, world, size.shiftedLearningEpisodes),
        score(names.last, 'last generation', shiftedSpread, {
          ...options,
          generation: 'last',
          from: join(folder, names.evolve),
        }),
        score(names.full, 'prior full', shiftedSpread, { ...options, prior: 'full' }),
      ]
    }),
    scoreProbed(stageNames.last, 'last generation', last),
    ...size.curveShares.flatMap((share, index) => {
      const episodes = Math.round((size.learningEpisodes * share) / size.generationSize) * size.generationSize
      const name = `after-${episodes}`
      const label = `generation after ${episodes} episodes`
      if (index > 0) return [score(name, label, partsSpread, { from: learnt }, episodes)]
      // Guardrails are worth most while little is known to work.
      const without = { from: learnt, ablate: 'guardrails' } as const
      return [
        score(name, label, spread, { from: learnt }, episodes),
        score(`${name}-without-guardrails`, `${label}, without guardrails`, spread, without, episodes, name),
        scoreProbed(name, label, { from: learnt }, episodes),
      ]
    }),
    // What others would do says least of what was learnt.
    ...baselines.map((baseline) =>
      score(`baseline-${baseline}`, `baseline ${baseline}`, partsSpread, {
        baseline,
        prior: 'recipes',
        ...(baseline === 'retrieval' ? { from: learnt } : {}),
      }),
    ),
    // They learn anew, which takes longest.
    ...[...learntWithout].flatMap((ablate) => {
      const folderWithout = `evolve-without-${ablate}`
      return [
        learn(folderWithout, ordinaryWorld, size.learningEpisodes, { ablate }),
        score(`without-${ablate}`, `learnt and played without ${ablate}`, partsSpread, {
          generation: 'last',
          from: join(folder, folderWithout),
          ablate,
        }),
      ]
    }),
  ]
}
