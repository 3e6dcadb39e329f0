import { subgoalSignature } from '../../env/index.ts'
import type { Subgoal, WorldState } from '../../env/index.ts'
import type { Standstill } from '../novelty-watch.ts'
import {
  failureRememberedBlocks,
  failureRememberedTicks,
  failureTicks,
  failuresOfOneAtOnce,
  samePlaceBlocks,
  sameTargetBlocks,
} from './plan-numbers.ts'
import type { PastAttempt } from './planner.ts'

/** Causes that lie with the block that was gone for. */
const causesOfTarget: ReadonlySet<string> = new Set([
  'fled',
  'target-unreachable',
  'navigation-stuck',
  'dig-refused',
])

/** What always succeeds and helps nothing by itself: each time it makes way for the others as a failure does. */
const stopgaps: ReadonlySet<Subgoal['kind']> = new Set(['wait', 'retreat'])

/**
 * How often each try, by its `subgoalSignature`, failed here and lately since it last succeeded; a try that is missing did not. Failures
 * fade when the body has moved on or time has passed, so that nothing is given up for ever; in a standstill all of it is remembered. What
 * failed without a tick's work counts as several while the body stands where it did: nothing there has changed. A block that could not be
 * had is remembered from anywhere, until another is nearer than it, and the longer the oftener it was gone for.
 */
export function recentFailures(
  past: readonly PastAttempt[],
  state: Pick<WorldState, 'tick' | 'position' | 'blocks'>,
  standstill: Standstill,
): ReadonlyMap<string, number> {
  const tries = new Map<string, Failure[]>()
  const isOver = new Set<string>()
  for (let index = past.length - 1; index >= 0; index--) {
    const attempt = past[index]!
    const signature = subgoalSignature(attempt.subgoal)
    if (isOver.has(signature)) continue
    if (attempt.succeeded && attempt.isVain !== true && !stopgaps.has(attempt.subgoal.kind)) {
      isOver.add(signature)
      continue
    }
    const { x, y, z } = attempt.position
    const distanceBlocks = Math.hypot(x - state.position.x, y - state.position.y, z - state.position.z)
    const isTarget = isStillTarget(attempt, distanceBlocks, state.blocks)
    if (distanceBlocks > failureRememberedBlocks && !isTarget) continue
    const isAtOnce = attempt.ticks === 0 && distanceBlocks <= samePlaceBlocks
    const failure = { endTick: attempt.endTick, isTarget, weight: isAtOnce ? failuresOfOneAtOnce : 1 }
    tries.set(signature, [...(tries.get(signature) ?? []), failure])
  }
  const rememberedTicks = Math.max(failureRememberedTicks, standstill.ticks)
  const counts = new Map<string, number>()
  for (const [signature, failures] of tries) {
    const times = Math.max(1, failures.filter(({ isTarget }) => isTarget).length)
    const remembered = failures.filter(
      ({ endTick, isTarget }) => state.tick - endTick <= rememberedTicks * (isTarget ? times : 1),
    )
    if (remembered.length > 0)
      counts.set(
        signature,
        remembered.reduce((sum, { weight }) => sum + weight, 0),
      )
  }
  return counts
}

/** A failure that was met here. */
interface Failure {
  readonly endTick: number
  readonly isTarget: boolean
  /** As how many it counts. */
  readonly weight: number
}

/** True where the nearest block known is about as far off as the place where one could not be had: it is the same one. */
function isStillTarget(
  { subgoal, hindrance }: PastAttempt,
  distanceBlocks: number,
  known: WorldState['blocks'],
): boolean {
  if (subgoal.kind !== 'gather' || !causesOfTarget.has(hindrance)) return false
  const nearest = Math.min(...subgoal.blocks.map((block) => known[block]?.nearestBlocks ?? Infinity))
  return nearest >= distanceBlocks - sameTargetBlocks
}

/** Ticks to hold against a try that failed `failures` times: each failure weighs more than the one before. */
export function failurePenaltyTicks(failures: number): number {
  return (failureTicks * failures * (failures + 1)) / 2
}
