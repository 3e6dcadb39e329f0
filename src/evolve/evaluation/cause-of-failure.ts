import type { Cause } from '../../diagnosis/index.ts'
import type { EpisodeEnding } from '../../memory/index.ts'

/** Why an episode did not reach its goal, as far as its record tells. */
export interface FailureCause {
  /**
   * `gave-up`; `lost`; the diagnosed cause of the last attempt that did not work (its ending where it was not diagnosed);
   * `too-slow` where every attempt worked and the horizon came first.
   */
  readonly kind: string
  /** The kind of subgoal that the cause arose in, or null. */
  readonly during: string | null
  /** One sentence for people. */
  readonly detail: string
}

/** How an episode ended, as its record tells. */
export interface EndedEpisode {
  readonly success: boolean
  readonly ending: EpisodeEnding
  readonly gaveUp: boolean
  readonly detail: string
}

/** The last attempt of an episode that did not work. */
export interface Setback {
  /** Kind of its subgoal. */
  readonly subgoal: string
  readonly ending: string
  /** Primary cause by its diagnosis, or null. */
  readonly cause: Cause | null
  /** One sentence: what it was, or null. */
  readonly detail: string | null
}

/** Names the cause of a failure; null of a success. The last setback stands for the episode. */
export function causeOfFailure(
  { success, ending, gaveUp, detail }: EndedEpisode,
  setback: Setback | null,
): FailureCause | null {
  if (success) return null
  if (gaveUp) return { kind: 'gave-up', during: null, detail }
  if (ending === 'lost') return { kind: 'lost', during: null, detail }
  if (setback === null) return { kind: 'too-slow', during: null, detail }
  return { kind: setback.cause ?? setback.ending, during: setback.subgoal, detail: setback.detail ?? detail }
}
