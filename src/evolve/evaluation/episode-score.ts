import type { EpisodeEnding } from '../../memory/index.ts'
import type { GuardProbes } from '../statistics/guard-probes.ts'
import type { FailureCause } from './cause-of-failure.ts'
import type { TicksSpent } from './ticks-spent.ts'

/** One played episode, as an evaluation counts it. */
export interface EpisodeScore {
  readonly task: string
  readonly group: string
  readonly seed: number
  readonly success: boolean
  readonly ending: EpisodeEnding
  /** True when the agent stopped by itself; it counts as a failure. */
  readonly gaveUp: boolean
  readonly gameTicks: number
  /** Real time from spawn to end. */
  readonly wallMs: number
  readonly attempts: number
  readonly assists: readonly string[]
  readonly minecraft: string
  /** Null of a success. */
  readonly cause: FailureCause | null
  /** Where the ticks of a failure went, the most first; left out where that is not counted. */
  readonly ticksSpent?: readonly TicksSpent[]
  /** What tests of guardrails came to; left out where that is not counted. */
  readonly probes?: GuardProbes
}

/**
 * True for an episode that need not be played again: it came to an end of its own. One that was interrupted, or whose
 * world went away, says nothing of the agent.
 */
export function isFinished({ ending, gaveUp }: { ending: string | null; gaveUp: boolean }): boolean {
  if (ending === 'cancelled') return gaveUp
  return ending === 'goal' || ending === 'horizon' || ending === 'died'
}
