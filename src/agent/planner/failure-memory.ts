import { subgoalSignature } from '../../env/index.ts'
import type { Subgoal, WorldState } from '../../env/index.ts'
import type { Standstill } from '../novelty-watch.ts'
import {
  failureRememberedBlocks,
  failureRememberedTicks,
  failureTicks,
  failuresOfOneAtOnce,
  samePlaceBlocks,
} from './plan-numbers.ts'
import type { PastAttempt } from './planner.ts'

/** What always succeeds and helps nothing by itself: each time it makes way for the others as a failure does. */
const stopgaps: ReadonlySet<Subgoal['kind']> = new Set(['wait', 'retreat'])

/**
 * How often each try, by its `subgoalSignature`, failed here and lately since it last succeeded; a try that is missing did not. Failures
 * fade when the body has moved on or time has passed, so that nothing is given up for ever; in a standstill all of it is remembered. What
 * failed without a tick's work counts as several while the body stands where it did: nothing there has changed.
 */
export function recentFailures(
  past: readonly PastAttempt[],
  state: Pick<WorldState, 'tick' | 'position'>,
  standstill: Standstill,
): ReadonlyMap<string, number> {
  const rememberedTicks = Math.max(failureRememberedTicks, standstill.ticks)
  const failures = new Map<string, number>()
  const isOver = new Set<string>()
  for (let index = past.length - 1; index >= 0; index--) {
    const attempt = past[index]!
    const signature = subgoalSignature(attempt.subgoal)
    if (isOver.has(signature)) continue
    const isSuccess = attempt.succeeded && attempt.isVain !== true && !stopgaps.has(attempt.subgoal.kind)
    if (isSuccess || state.tick - attempt.endTick > rememberedTicks) {
      isOver.add(signature)
      continue
    }
    const { x, y, z } = attempt.position
    const distance = Math.hypot(x - state.position.x, y - state.position.y, z - state.position.z)
    if (distance > failureRememberedBlocks) continue
    const isAtOnce = attempt.ticks === 0 && distance <= samePlaceBlocks
    failures.set(signature, (failures.get(signature) ?? 0) + (isAtOnce ? failuresOfOneAtOnce : 1))
  }
  return failures
}

/** Ticks to hold against a try that failed `failures` times: each failure weighs more than the one before. */
export function failurePenaltyTicks(failures: number): number {
  return (failureTicks * failures * (failures + 1)) / 2
}
