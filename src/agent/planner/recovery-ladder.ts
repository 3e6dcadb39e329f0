import type { WorldState } from '../../env/index.ts'
import type { Standstill } from '../novelty-watch.ts'
import { exploreTicks, pauseTicks } from './plan-numbers.ts'
import type { RankedSubgoal } from './search.ts'
import { comeUp } from './search.ts'

/**
 * What is done about a standstill (see `NoveltyWatch`), rung after rung. Below the first rung each failure moves its try down the list, so
 * that other parameters and other subgoals get their turn by themselves.
 */

/** Attempts without anything new after which the body leaves for another place, whatever guardrails say, and rests between tries. */
const elsewhereAfter = 8
/** After so many, failures weigh so much more that other ways to the goal are planned. */
const otherPlanAfter = 24
const otherPlanFactor = 6
/**
 * After so many attempts and ticks it is given up. Of 290 recorded successes the longest standstill was 66 attempts in 1,272 ticks; a night
 * lasts some 10,000 ticks, and half of one may be spent in hiding.
 */
const hopelessAfter = { attempts: 96, ticks: 6_000 } as const

/** Behind the first tries of the plan, before their repetition. */
const leaveRankTicks = 1_200
const restRankTicks = 2_400
/** A pause before anything failed, in the ranking: the last resort. */
const pauseRankTicks = 6_000
/** Longest rest, in ticks: a twentieth of a day. */
const mostRestTicks = 1_200

/** True from the first rung on: the plan's own tries came to nothing here. */
export function mustLeave({ attempts }: Standstill): boolean {
  return attempts >= elsewhereAfter
}

/** How much more a failure weighs. */
export function failureFactor({ attempts }: Standstill): number {
  return attempts >= otherPlanAfter ? otherPlanFactor : 1
}

/** True when nothing more is to be expected of the episode. */
export function isHopeless({ attempts, ticks }: Standstill): boolean {
  return attempts >= hopelessAfter.attempts && ticks >= hopelessAfter.ticks
}

/** Ways to another place. Nothing is sought there: that the place is another one is enough. */
export function waysElsewhere(state: WorldState, standstill: Standstill): readonly RankedSubgoal[] {
  if (!mustLeave(standstill)) return []
  const purpose = `to go on elsewhere, since nothing new came of ${standstill.attempts} attempts`
  if (!state.underSky) return [{ ...comeUp(state), purpose, rankTicks: leaveRankTicks }]
  return [
    {
      subgoal: { kind: 'explore', seek: [], budgetTicks: exploreTicks },
      purpose,
      rankTicks: leaveRankTicks,
    },
  ]
}

/** A pause, in which the world may change: the last resort at first, and longer and sooner the longer nothing new has come. */
export function pauseOf(standstill: Standstill): RankedSubgoal {
  const doublings = Math.floor(standstill.attempts / elsewhereAfter)
  const ticks = Math.min(mostRestTicks, pauseTicks * 2 ** doublings)
  return {
    subgoal: { kind: 'wait', ticks, budgetTicks: ticks + 20 },
    purpose: 'to let the world move on',
    rankTicks: mustLeave(standstill) ? restRankTicks : pauseRankTicks,
  }
}
