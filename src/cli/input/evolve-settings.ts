import { defaultArchitecture, defaultTraining } from '../../distill/index.ts'
import type { TrainingSettings } from '../../distill/index.ts'
import type { Perception, Task } from '../../env/index.ts'
import { UsageError, perceptions } from '../../env/index.ts'
import { defaultGateRules } from '../../evolve/index.ts'
import type { GateRules } from '../../evolve/index.ts'
import { readSuite } from '../suite-file.ts'
import { parsePairs } from './gate-settings.ts'
import type { PolicyAccess, PolicyOptions } from './policy-access.ts'
import { parsePolicyAccess } from './policy-access.ts'
import { plannerOrderName } from './policy-names.ts'
import type { LearningPrior } from './prior.ts'
import { parsePrior } from './prior.ts'
import { oneOf } from './run-settings.ts'
import { parseScale, parseWorkers, scaleHorizon, selectTasks } from './suite-selection.ts'
import type { Ablation } from './variant.ts'
import { parseVariant } from './variant.ts'
import { parseShare } from './share.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `evolve`, as it came. */
export interface EvolveOptions extends PolicyOptions {
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
  readonly prior: LearningPrior
  /** A file with what was learnt elsewhere, to begin with; null begins with nothing learnt. */
  readonly knowledge: string | null
  /** A part that the agent learns without; null for none. */
  readonly ablate: Ablation | null
  /** What ranks candidates throughout: a model file, or the address of a server; null where that is the planner's order or what is trained. */
  readonly policy: string | null
  readonly policyAccess: PolicyAccess
  /** How a policy is trained on the way; null where none is. */
  readonly policyTraining: PolicyTraining | null
  /** Share of the decisions in which another candidate than the best is tried, 0 to 1. */
  readonly explore: number
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
    ...policyOf(options),
    horizonScale,
    runDirectory: options.runDir ?? null,
    json: options.json ?? false,
  }
}

/** How candidates are ranked, of what was typed. */
type RankingSettings = Pick<EvolveSettings, 'policy' | 'policyAccess' | 'policyTraining' | 'explore'>

/** Reads --policy and what belongs to it. Throws `UsageError`. */
function policyOf(options: EvolveOptions): RankingSettings {
  const { policy = 'off', policyDevice, policyTimeoutMs } = options
  const isTrained = policy === 'on'
  const isNone = policy === 'off' || policy === plannerOrderName
  const named = isTrained || isNone ? null : policy
  refuseStray(options, isTrained, isNone)
  const access = {
    ...(named === null ? {} : { policy: named }),
    ...(policyDevice === undefined ? {} : { policyDevice }),
    ...(policyTimeoutMs === undefined ? {} : { policyTimeoutMs }),
  }
  return {
    policy: named,
    policyAccess: parsePolicyAccess(access),
    policyTraining: isTrained ? policyTraining(options) : null,
    explore: isNone ? 0 : parseShare('--explore', options.explore ?? (isTrained ? defaultExplore : '0')),
  }
}

/** Throws `UsageError` for an option that has no meaning for the policy that is named. */
function refuseStray(
  { policyEvery, gatePairs, explore }: EvolveOptions,
  isTrained: boolean,
  isNone: boolean,
) {
  if (isNone && explore !== undefined) {
    throw new UsageError(
      '--explore is for an evolution with a policy, and none plays.',
      'Write --policy on, --policy <file> or --policy http://host:port besides, or leave it out.',
    )
  }
  if (isTrained || (policyEvery ?? gatePairs) === undefined) return
  throw new UsageError(
    isNone
      ? '--policy-every and --gate-pairs say how a policy is trained, and none is.'
      : '--policy-every and --gate-pairs say how a policy is trained, and the one that --policy names plays throughout as it is.',
    isNone ? 'Write --policy on besides, or leave them out.' : 'Leave them out, or write --policy on.',
  )
}

function policyTraining(options: EvolveOptions): PolicyTraining {
  return {
    everyGenerations: parseWholeNumber(options.policyEvery ?? '2', {
      option: '--policy-every',
      least: 1,
      most: mostGenerationsBetween,
      example: 2,
    }),
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

function learningPrior(text: string): LearningPrior {
  const prior = parsePrior(text)
  if (prior !== 'full') return prior
  throw new UsageError(
    'An agent with --prior full knows the game already, and evolution has nothing to teach it.',
    'Leave --prior out, or write --prior recipes or --prior none.',
  )
}
