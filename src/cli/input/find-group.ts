import type { Suite } from '../../env/index.ts'
import { UsageError } from '../../env/index.ts'
import { nearestNames } from './nearest-names.ts'

/** The groups of a suite, in its order. */
export function groupsOf(suite: Suite): readonly string[] {
  return [...new Set(suite.tasks.map((task) => task.group))]
}

/** The group of that name, or a `UsageError` with the nearest name. */
export function findGroup(suite: Suite, wanted: string): string {
  const groups = groupsOf(suite)
  if (groups.includes(wanted)) return wanted
  const [near] = nearestNames(wanted, groups, 1)
  throw new UsageError(
    `There is no group "${wanted.slice(0, 64)}" in the suite ${suite.name}.`,
    `${near === undefined ? '' : `Did you mean ${near}? `}The groups are ${groups.join(', ')}.`,
  )
}
