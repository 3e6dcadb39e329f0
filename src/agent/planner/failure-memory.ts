import { subgoalSignature } from '../../env/index.ts'
import type { Subgoal, WorldState } from '../../env/index.ts'
import { failureRememberedBlocks, failureRememberedTicks, failureTicks } from './plan-numbers.ts'
import type { PastAttempt } from './planner.ts'

/** What always succeeds and helps nothing by itself: each time it makes way for the others as a failure does. */
const stopgaps: ReadonlySet<Subgoal['kind']> = new Set(['wait', 'retreat'])

/**
 * How often this try failed here and lately, since it last succeeded. Failures fade when the body has moved on or time has passed, so
 * that nothing is given up for ever.
 */
export function recentFailures(
  past: readonly PastAttempt[],
  signature: string,
  state: Pick<WorldState, 'tick' | 'position'>,
): readonly PastAttempt[] {
  const failures: PastAttempt[] = []
  for (let index = past.length - 1; index >= 0; index--) {
    const attempt = past[index]!
    if (subgoalSignature(attempt.subgoal) !== signature) continue
    const isSuccess = attempt.succeeded && !stopgaps.has(attempt.subgoal.kind)
    if (isSuccess || state.tick - attempt.endTick > failureRememberedTicks) break
    const { x, y, z } = attempt.position
    const distance = Math.hypot(x - state.position.x, y - state.position.y, z - state.position.z)
    if (distance <= failureRememberedBlocks) failures.push(attempt)
  }
  return failures
}

/** Ticks to hold against a try that failed `failures` times: each failure weighs more than the one before. */
export function failurePenaltyTicks(failures: number): number {
  return (failureTicks * failures * (failures + 1)) / 2
}
