import { defaultArchitecture, defaultTraining } from '../../distill/index.ts'
import type { TrainingSettings } from '../../distill/index.ts'
import type { Perception, Task } from '../../env/index.ts'
import { UsageError, perceptions } from '../../env/index.ts'
import { defaultGateRules } from '../../evolve/index.ts'
import type { GateRules } from '../../evolve/index.ts'
import { readSuite } from '../suite-file.ts'
import { parsePairs } from './gate-settings.ts'
import type { Prior } from './prior.ts'
import { parsePrior } from './prior.ts'
import { oneOf } from './run-settings.ts'
import { parseScale, parseWorkers, scaleHorizon, selectTasks } from './suite-selection.ts'
import type { Ablation } from './variant.ts'
import { parseVariant } from './variant.ts'
import { parseShare } from './share.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `evolve`, as it came. */
export interface EvolveOptions {
  readonly suite?: string
  readonly tasks?: string
  readonly group?: string
  readonly episodes?: string
  readonly generationSize?: string
  readonly seed?: string
  readonly workers?: string
  readonly world?: string
  readonly perception?: string
  readonly prior?: string
  readonly knowledge?: string
  readonly ablate?: string
  readonly policy?: string
  readonly policyEvery?: string
  readonly gatePairs?: string
  readonly explore?: string
  readonly horizonScale?: string
  readonly runDir?: string
  readonly json?: boolean
}

/** How an evolution trains and gates a policy. Plain data. */
export interface PolicyTraining {
  /** A policy is trained after so many generations, again and again. */
  readonly everyGenerations: number
  /** Share of the decisions of learning episodes in which another candidate than the best is tried. */
  readonly explore: number
  readonly training: TrainingSettings
  readonly rules: GateRules
}

/** Every setting of an evolution, with defaults filled in. Plain data. */
export interface EvolveSettings {
  /** Name of the suite. */
  readonly suite: string
  /** In the suite's order; horizons are scaled already. */
  readonly tasks: readonly Task[]
  /** Episodes in all, those that were played before in the same folder included. */
  readonly episodes: number
  /** Episodes from one generation to the next. */
  readonly generationSize: number
  /** Decides the seeds of all episodes. */
  readonly seed: number
  /** How many episodes are played at a time. No result depends on it. */
  readonly workers: number
  /** Name of a world that comes along, or the path of a world file. */
  readonly world: string
  readonly perception: Perception
  readonly prior: Prior
  /** A file with what was learnt elsewhere, to begin with; null begins with nothing learnt. */
  readonly knowledge: string | null
  /** A part that the agent learns without; null for none. */
  readonly ablate: Ablation | null
  /** How a policy is trained on the way; null: the planner's order plays throughout. */
  readonly policy: PolicyTraining | null
  /** By how much the horizons of the suite were multiplied. */
  readonly horizonScale: number
  /** Null: a new folder under `runs/`. */
  readonly runDirectory: string | null
  readonly json: boolean
}

const mostEpisodes = 1_000_000
const mostGenerationSize = 10_000
const largestSeed = 2_147_483_647
const mostGenerationsBetween = 10_000
/** What is never tried teaches nothing, and what is tried at random costs. */
const defaultExplore = '0.1'
/** Half of what a gate by hand takes: there is another one some generations later. */
const defaultGatePairs = '40'

/** Turns what was typed into settings. Throws `UsageError` that names the option, what is wrong and what would do. */
export function resolveEvolveSettings(options: EvolveOptions): EvolveSettings {
  const suite = readSuite(options.suite ?? null)
  const horizonScale = parseScale(options.horizonScale ?? '1')
  return {
    suite: suite.name,
    tasks: selectTasks(suite, options).map((task) => scaleHorizon(task, horizonScale)),
    episodes: parseWholeNumber(options.episodes ?? '400', {
      option: '--episodes',
      least: 1,
      most: mostEpisodes,
      example: 400,
    }),
    generationSize: parseWholeNumber(options.generationSize ?? '10', {
      option: '--generation-size',
      least: 1,
      most: mostGenerationSize,
      example: 10,
    }),
    seed: parseWholeNumber(options.seed ?? '1', {
      option: '--seed',
      least: 0,
      most: largestSeed,
      example: 1,
    }),
    workers: parseWorkers(options.workers),
    world: options.world ?? 'default',
    perception: oneOf('--perception', options.perception ?? 'sight', perceptions),
    prior: learningPrior(options.prior ?? 'recipes'),
    knowledge: options.knowledge ?? null,
    ablate: parseVariant(options.ablate, undefined).ablate,
    policy: policyTraining(options),
    horizonScale,
    runDirectory: options.runDir ?? null,
    json: options.json ?? false,
  }
}

/** Reads --policy and what belongs to it. Throws `UsageError`. */
function policyTraining(options: EvolveOptions): PolicyTraining | null {
  if (oneOf('--policy', options.policy ?? 'off', ['on', 'off']) === 'off') {
    const stray = options.policyEvery ?? options.gatePairs ?? options.explore
    if (stray === undefined) return null
    throw new UsageError(
      '--policy-every, --gate-pairs and --explore say how a policy is trained, and none is.',
      'Write --policy on besides, or leave them out.',
    )
  }
  return {
    everyGenerations: parseWholeNumber(options.policyEvery ?? '2', {
      option: '--policy-every',
      least: 1,
      most: mostGenerationsBetween,
      example: 2,
    }),
    explore: parseShare('--explore', options.explore ?? defaultExplore),
    training: {
      ...defaultTraining,
      seed: parseWholeNumber(options.seed ?? '1', {
        option: '--seed',
        least: 0,
        most: largestSeed,
        example: 1,
      }),
      architecture: defaultArchitecture,
    },
    rules: {
      ...defaultGateRules,
      mostPairs: parsePairs('--gate-pairs', options.gatePairs ?? defaultGatePairs),
    },
  }
}

function learningPrior(text: string): Prior {
  const prior = parsePrior(text)
  if (prior !== 'full') return prior
  throw new UsageError(
    'An agent with --prior full knows the game already, and evolution has nothing to teach it.',
    'Leave --prior out, or write --prior recipes.',
  )
}
