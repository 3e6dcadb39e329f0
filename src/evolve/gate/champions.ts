import type { PolicyChange } from '../../memory/index.ts'

/**
 * The policies that a record went through to the one that plays now, oldest first; null is the planner's order, which is always the first. A
 * rollback leaves out what it went back over, so that another one goes on from there. Pure.
 */
export function championsOf(
  changes: readonly Pick<PolicyChange, 'kind' | 'policyId'>[],
): readonly (number | null)[] {
  const champions: (number | null)[] = [null]
  for (const { kind, policyId } of changes) {
    const place = kind === 'rollback' ? champions.lastIndexOf(policyId) : -1
    if (place >= 0) champions.length = place + 1
    else champions.push(policyId)
  }
  return champions
}
