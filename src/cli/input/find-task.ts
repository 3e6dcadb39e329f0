import type { Suite, Task } from '../../env/index.ts'
import { UsageError } from '../../env/index.ts'
import { nearestNames } from './nearest-names.ts'

/** The task of that name, or a `UsageError` with the nearest names. */
export function findTask(suite: Suite, id: string): Task {
  const found = suite.tasks.find((task) => task.id === id)
  if (found) return found
  const near = nearestNames(
    id,
    suite.tasks.map((task) => task.id),
  )
  const meant = near.length === 0 ? '' : `Did you mean ${near.join(', ')}? `
  throw new UsageError(
    `There is no task "${id.slice(0, 64)}" in the suite ${suite.name}.`,
    `${meant}"stevolve tasks" lists all ${suite.tasks.length}.`,
  )
}
