import type { Goal, Position, Subgoal, WorldState } from '../../env/index.ts'
import type { Standstill } from '../novelty-watch.ts'

/** One subgoal worth trying now. */
export interface Candidate {
  readonly subgoal: Subgoal
  /** One sentence: what the plan wants it for. */
  readonly purpose: string
  /** Ticks that it should take when nothing goes wrong; null or left out where the planner has no estimate. */
  readonly expectedTicks?: number | null
  /** Styles of planning that would do this first, as `styleName` names them, fewest ways first; left out where no other style was looked at. */
  readonly styles?: readonly string[] | undefined
}

/** What the planner may remember of an earlier attempt of the episode. */
export interface PastAttempt {
  readonly subgoal: Subgoal
  readonly succeeded: boolean
  /** True where the body was soon after an earlier attempt where it is now, with the same things: what was done came to nothing. */
  readonly isVain?: boolean
  /** Cause of the failure, the one beneath a loop; of an attempt that succeeded, how it ended. */
  readonly hindrance: string
  readonly ticks: number
  /** Where and when it ended. */
  readonly position: Position
  readonly endTick: number
}

/** What a decision rests on besides the state. */
export interface Situation {
  readonly state: WorldState
  readonly goal: Goal
  /** The latest attempts, oldest first, at most `pastAttemptsKept`. */
  readonly past: readonly PastAttempt[]
  readonly remainingTicks: number
  /** How long nothing new has come of it. */
  readonly standstill: Standstill
}

/** How many past attempts the loop hands to the planner. */
export const pastAttemptsKept = 64

/** What the planner says. */
export type Proposal =
  | {
      readonly kind: 'candidates'
      /** Best first, never empty. */
      readonly candidates: readonly Candidate[]
      /** What the plan would still do after the first candidate, in words and in order. */
      readonly unfinished: readonly string[]
    }
  /** No chain of known operators leads to the goal: an honest failure. `detail` is one sentence for people. */
  | { readonly kind: 'no-operator'; readonly detail: string }

/**
 * Proposes subgoals. Called once per decision with the present state; keeps nothing between calls, so that a changed
 * world repairs the plan by itself. Pure: the same situation gives the same proposal.
 */
export interface Planner {
  /** Name and version for the record, e.g. `symbolic-full@1`. */
  readonly name: string
  propose(situation: Situation): Proposal
}
