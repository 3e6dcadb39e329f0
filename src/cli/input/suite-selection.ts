import { availableParallelism } from 'node:os'
import type { Suite, Task } from '../../env/index.ts'
import { UsageError } from '../../env/index.ts'
import { findGroup } from './find-group.ts'
import { findTask } from './find-task.ts'
import { longestHorizonTicks } from './run-settings.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after --tasks and --group, as it came. */
export interface TaskSelection {
  readonly tasks?: string
  readonly group?: string
}

const mostWorkers = 64
const shortestHorizonTicks = 20

/** The tasks that were named, or those of the groups that were, or all; each once, in the suite's order. Throws `UsageError`. */
export function selectTasks(suite: Suite, { tasks, group }: TaskSelection): readonly Task[] {
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

/** How many episodes are played at a time; one per processor where nothing was said. Throws `UsageError`. */
export function parseWorkers(text: string | undefined): number {
  if (text === undefined) return Math.min(availableParallelism(), mostWorkers)
  return parseWholeNumber(text, { option: '--workers', least: 1, most: mostWorkers, example: 2 })
}

const smallestScale = 0.01
const largestScale = 100

/** By how much horizons are multiplied. Throws `UsageError`. */
export function parseScale(text: string): number {
  const scale = /^\d{1,3}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN
  if (scale >= smallestScale && scale <= largestScale) return scale
  throw new UsageError(
    `--horizon-scale takes a number from ${smallestScale} to ${largestScale}, and "${text.slice(0, 40)}" is none.`,
    'Write for example --horizon-scale 1.5.',
  )
}

/** The task with its horizon multiplied, within what a horizon may be. */
export function scaleHorizon(task: Task, scale: number): Task {
  const horizonTicks = Math.round(task.horizonTicks * scale)
  return {
    ...task,
    horizonTicks: Math.max(shortestHorizonTicks, Math.min(longestHorizonTicks, horizonTicks)),
  }
}
