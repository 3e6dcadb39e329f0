import type { Perception, Task } from '../../env/index.ts'
import { UsageError, perceptions } from '../../env/index.ts'
import { mostStyleDraws } from '../../agent/index.ts'
import { readSuite } from '../suite-file.ts'
import type { PolicyAccess, PolicyOptions } from './policy-access.ts'
import { parsePolicyAccess } from './policy-access.ts'
import type { Prior } from './prior.ts'
import { parsePrior } from './prior.ts'
import type { ChosenGeneration } from './generation-choice.ts'
import { parseGenerationChoice } from './generation-choice.ts'
import { oneOf } from './run-settings.ts'
import { parseShare } from './share.ts'
import { parseSeeds } from './seed-list.ts'
import type { Variant } from './variant.ts'
import { checkVariant, parseVariant } from './variant.ts'
import { parseWholeNumber } from './whole-number.ts'
import { parseScale, parseWorkers, scaleHorizon, selectTasks } from './suite-selection.ts'

/** What the user typed after `eval`, as it came. */
export interface EvalOptions extends PolicyOptions {
  readonly suite?: string
  readonly tasks?: string
  readonly group?: string
  readonly seeds?: string
  readonly spread?: string
  readonly workers?: string
  readonly world?: string
  readonly perception?: string
  readonly prior?: string
  readonly explore?: string
  readonly exploreStyles?: string
  readonly probe?: string
  readonly generation?: string
  readonly from?: string
  readonly ablate?: string
  readonly baseline?: string
  readonly horizonScale?: string
  readonly runDir?: string
  readonly json?: boolean
}

/** Every setting of an evaluation, with defaults filled in. Plain data. */
export interface EvalSettings {
  /** Name of the suite. */
  readonly suite: string
  /** In the suite's order; horizons are scaled already. */
  readonly tasks: readonly Task[]
  /** Ascending. */
  readonly seeds: readonly number[]
  /** Each seed plays one task in so many, the seeds in turn; 1 plays all. */
  readonly spread: number
  /** How many episodes are played at a time. No result depends on it. */
  readonly workers: number
  /** Name of a world that comes along, or the path of a world file. */
  readonly world: string
  readonly perception: Perception
  readonly prior: Prior
  /** What ranks candidates: a model file, or the address of a server; null keeps the planner's order. */
  readonly policy: string | null
  readonly policyAccess: PolicyAccess
  /** Share of the decisions in which another candidate than the best is tried, 0 to 1. */
  readonly explore: number
  /** How many times more each task and seed are played, each time in another style of planning. */
  readonly exploreStyles: number
  /** In which share of the episodes each guardrail is put to the test, 0 to 1; null: as seldom as in play. */
  readonly probing: number | null
  /** The generation that plays; null plays with the prior alone. */
  readonly generation: ChosenGeneration | null
  readonly variant: Variant
  /** Folder of the record from which the baseline `retrieval` recalls; null takes the newest under `runs/`. */
  readonly memoryFolder: string | null
  /** By how much the horizons of the suite were multiplied. */
  readonly horizonScale: number
  /** Null: a new folder under `runs/`. */
  readonly runDirectory: string | null
  readonly json: boolean
}

const defaultSeeds = '1001-1010'

/** Turns what was typed into settings. Throws `UsageError` that names the option, what is wrong and what would do. */
export function resolveEvalSettings(options: EvalOptions): EvalSettings {
  const suite = readSuite(options.suite ?? null)
  const horizonScale = parseScale(options.horizonScale ?? '1')
  const variant = parseVariant(options.ablate, options.baseline)
  const isRecalling = variant.baseline === 'retrieval'
  const generation = parseGenerationChoice(options.generation, isRecalling ? undefined : options.from)
  const prior = priorOf(options.prior ?? (isRecalling ? 'recipes' : undefined), generation)
  checkVariant(variant, prior, generation !== null)
  return {
    suite: suite.name,
    tasks: selectTasks(suite, options).map((task) => scaleHorizon(task, horizonScale)),
    seeds: parseSeeds(options.seeds ?? defaultSeeds),
    spread: parseWholeNumber(options.spread ?? '1', {
      option: '--spread',
      least: 1,
      most: 1_000,
      example: 10,
    }),
    workers: parseWorkers(options.workers),
    world: options.world ?? 'default',
    perception: oneOf('--perception', options.perception ?? 'sight', perceptions),
    prior,
    policy: policyOf(options.policy, variant),
    policyAccess: parsePolicyAccess(options),
    explore: exploreOf(options.explore, variant),
    exploreStyles: exploreStylesOf(options.exploreStyles, prior, variant, options.policy),
    probing: probingOf(options.probe, prior, variant),
    generation,
    variant,
    memoryFolder: isRecalling ? (options.from ?? null) : null,
    horizonScale,
    runDirectory: options.runDir ?? null,
    json: options.json ?? false,
  }
}

function exploreOf(text: string | undefined, { baseline }: Variant): number {
  if (text === undefined) return 0
  if (baseline !== null) {
    throw new UsageError('--explore and --baseline exclude each other.', 'Leave one of them out.')
  }
  return parseShare('--explore', text)
}

function probingOf(text: string | undefined, prior: Prior, { ablate, baseline }: Variant): number | null {
  if (text === undefined) return null
  if (prior === 'full' || baseline !== null || ablate === 'guardrails') {
    throw new UsageError(
      '--probe puts guardrails to the test, and this agent obeys none.',
      'Write --prior recipes or --generation last besides, and leave out --baseline and --ablate guardrails.',
    )
  }
  return parseShare('--probe', text)
}

function exploreStylesOf(
  text: string | undefined,
  prior: Prior,
  { ablate, baseline }: Variant,
  policy: string | undefined,
): number {
  if (text === undefined) return 0
  if (prior !== 'full' || ablate !== null || baseline !== null || policy !== undefined) {
    throw new UsageError(
      '--explore-styles goes with --prior full alone.',
      'Leave out --prior, --policy, --ablate and --baseline.',
    )
  }
  return parseWholeNumber(text, { option: '--explore-styles', least: 1, most: mostStyleDraws, example: 5 })
}

/** A baseline is what it is with the planner's order. */
function policyOf(text: string | undefined, { baseline }: Variant): string | null {
  if (text === undefined || baseline === null) return text ?? null
  throw new UsageError('--policy and --baseline exclude each other.', 'Leave one of them out.')
}

/** A generation knows what it learnt beside the recipe book; what knows the whole game has no use for it. */
function priorOf(text: string | undefined, generation: ChosenGeneration | null): Prior {
  if (generation === null) return parsePrior(text ?? 'full')
  const prior = parsePrior(text ?? 'recipes')
  if (prior !== 'full') return prior
  throw new UsageError(
    '--prior full knows the whole game, and a generation would add nothing to it.',
    'Leave out --prior or --generation.',
  )
}
