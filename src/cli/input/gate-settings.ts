import type { Perception, Task } from '../../env/index.ts'
import { UsageError, perceptions } from '../../env/index.ts'
import { defaultGateRules } from '../../evolve/index.ts'
import type { GateRules } from '../../evolve/index.ts'
import { readSuite } from '../suite-file.ts'
import type { ChosenGeneration } from './generation-choice.ts'
import { parseGenerationChoice } from './generation-choice.ts'
import type { Prior } from './prior.ts'
import { parsePrior } from './prior.ts'
import { chooseRecord } from './replay-settings.ts'
import { largestSeed, oneOf } from './run-settings.ts'
import { parseScale, parseWorkers, scaleHorizon, selectTasks } from './suite-selection.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `policy gate`, as it came. */
export interface GateOptions {
  readonly champion?: string
  readonly suite?: string
  readonly tasks?: string
  readonly group?: string
  readonly seed?: string
  readonly pairs?: string
  readonly workers?: string
  readonly world?: string
  readonly perception?: string
  readonly prior?: string
  readonly generation?: string
  readonly horizonScale?: string
  readonly promote?: boolean
  readonly database?: string
  readonly runDir?: string
  readonly json?: boolean
}

/** Every setting of a gate, with defaults filled in. Plain data. */
export interface GateSettings {
  /** `heuristic`, a name in the record, or a model file. */
  readonly candidate: string
  /** The same; null takes the one that plays in the record. */
  readonly champion: string | null
  /** Name of the suite. */
  readonly suite: string
  /** In the suite's order; horizons are scaled already. */
  readonly tasks: readonly Task[]
  /** Decides the tasks and seeds of all pairs. */
  readonly seed: number
  readonly rules: GateRules
  /** How many episodes are played at a time. No result depends on it. */
  readonly workers: number
  /** Name of a world that comes along, or the path of a world file. */
  readonly world: string
  readonly perception: Perception
  readonly prior: Prior
  /** A generation of the record that both play with; null plays with the prior alone. */
  readonly generation: ChosenGeneration['which'] | null
  /** By how much the horizons of the suite were multiplied. */
  readonly horizonScale: number
  /** Whether a candidate that has won plays from then on. */
  readonly promote: boolean
  /** A database file, or null. */
  readonly database: string | null
  /** A folder with a record, or null. */
  readonly runDirectory: string | null
  readonly json: boolean
}

/** Pairs that a gate may be given. */
export const mostGatePairs = 10_000

/** Turns what was typed into settings. Throws `UsageError` that names the option, what is wrong and what would do. */
export function resolveGateSettings(candidate: string, options: GateOptions): GateSettings {
  const suite = readSuite(options.suite ?? null)
  const horizonScale = parseScale(options.horizonScale ?? '1')
  const generation = parseGenerationChoice(options.generation, undefined)?.which ?? null
  return {
    candidate,
    champion: options.champion ?? null,
    suite: suite.name,
    tasks: selectTasks(suite, options).map((task) => scaleHorizon(task, horizonScale)),
    seed: parseWholeNumber(options.seed ?? '1', {
      option: '--seed',
      least: 0,
      most: largestSeed,
      example: 1,
    }),
    rules: { ...defaultGateRules, mostPairs: parsePairs('--pairs', options.pairs) },
    workers: parseWorkers(options.workers),
    world: options.world ?? 'default',
    perception: oneOf('--perception', options.perception ?? 'sight', perceptions),
    prior: priorOf(options.prior, generation !== null),
    generation,
    horizonScale,
    promote: options.promote ?? false,
    ...chooseRecord(options.database, options.runDir),
    json: options.json ?? false,
  }
}

/** How many pairs a gate plays at most. Throws `UsageError`. */
export function parsePairs(option: string, text: string | undefined): number {
  if (text === undefined) return defaultGateRules.mostPairs
  return parseWholeNumber(text, {
    option,
    least: 1,
    most: mostGatePairs,
    example: defaultGateRules.mostPairs,
  })
}

function priorOf(text: string | undefined, hasGeneration: boolean): Prior {
  const prior = parsePrior(text ?? (hasGeneration ? 'recipes' : 'full'))
  if (prior !== 'full' || !hasGeneration) return prior
  throw new UsageError(
    '--prior full knows the whole game, and a generation would add nothing to it.',
    'Leave out --prior or --generation.',
  )
}
