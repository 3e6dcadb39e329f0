import { availableParallelism } from 'node:os'
import type { Perception, Suite, Task } from '../../env/index.ts'
import { UsageError, perceptions } from '../../env/index.ts'
import { readSuite } from '../suite-file.ts'
import { findGroup } from './find-group.ts'
import { findTask } from './find-task.ts'
import type { Prior } from './prior.ts'
import { parsePrior } from './prior.ts'
import { longestHorizonTicks, oneOf } from './run-settings.ts'
import { parseSeeds } from './seed-list.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `eval`, as it came. */
export interface EvalOptions {
  readonly suite?: string
  readonly tasks?: string
  readonly group?: string
  readonly seeds?: string
  readonly workers?: string
  readonly world?: string
  readonly perception?: string
  readonly prior?: string
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
  /** How many episodes are played at a time. No result depends on it. */
  readonly workers: number
  /** Name of a world that comes along, or the path of a world file. */
  readonly world: string
  readonly perception: Perception
  readonly prior: Prior
  /** By how much the horizons of the suite were multiplied. */
  readonly horizonScale: number
  /** Null: a new folder under `runs/`. */
  readonly runDirectory: string | null
  readonly json: boolean
}

const defaultSeeds = '1001-1010'
const mostWorkers = 64
const shortestHorizonTicks = 20

/** Turns what was typed into settings. Throws `UsageError` that names the option, what is wrong and what would do. */
export function resolveEvalSettings(options: EvalOptions): EvalSettings {
  const suite = readSuite(options.suite ?? null)
  const horizonScale = parseScale(options.horizonScale ?? '1')
  return {
    suite: suite.name,
    tasks: selectTasks(suite, options).map((task) => scaleHorizon(task, horizonScale)),
    seeds: parseSeeds(options.seeds ?? defaultSeeds),
    workers: parseWorkers(options.workers),
    world: options.world ?? 'default',
    perception: oneOf('--perception', options.perception ?? 'sight', perceptions),
    prior: parsePrior(options.prior ?? 'full'),
    horizonScale,
    runDirectory: options.runDir ?? null,
    json: options.json ?? false,
  }
}

/** The tasks that were named, or those of the groups that were, or all; each once, in the suite's order. */
function selectTasks(suite: Suite, { tasks, group }: EvalOptions): readonly Task[] {
  if (tasks !== undefined && group !== undefined) {
    throw new UsageError('--tasks and --group exclude each other.', 'Leave one of them out.')
  }
  if (tasks !== undefined) {
    const wanted = new Set(namesIn('--tasks', tasks).map((id) => findTask(suite, id).id))
    return suite.tasks.filter(({ id }) => wanted.has(id))
  }
  if (group === undefined) return suite.tasks
  const wanted = new Set(namesIn('--group', group).map((name) => findGroup(suite, name)))
  return suite.tasks.filter((task) => wanted.has(task.group))
}

function namesIn(option: string, text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names.length > 0) return names
  throw new UsageError(`${option} names nothing.`, `Write names with commas between them after ${option}.`)
}

function parseWorkers(text: string | undefined): number {
  if (text === undefined) return Math.min(availableParallelism(), mostWorkers)
  return parseWholeNumber(text, { option: '--workers', least: 1, most: mostWorkers, example: 2 })
}

const smallestScale = 0.01
const largestScale = 100

function parseScale(text: string): number {
  const scale = /^\d{1,3}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN
  if (scale >= smallestScale && scale <= largestScale) return scale
  throw new UsageError(
    `--horizon-scale takes a number from ${smallestScale} to ${largestScale}, and "${text.slice(0, 40)}" is none.`,
    'Write for example --horizon-scale 1.5.',
  )
}

function scaleHorizon(task: Task, scale: number): Task {
  const horizonTicks = Math.round(task.horizonTicks * scale)
  return {
    ...task,
    horizonTicks: Math.max(shortestHorizonTicks, Math.min(longestHorizonTicks, horizonTicks)),
  }
}
