import type { EpisodeEnding } from '../../memory/index.ts'

/** Why an episode did not reach its goal, as far as its record tells. */
export interface FailureCause {
  /**
   * `gave-up`; `lost`; an obstacle or the ending of the last attempt that did not work; `too-slow` where every attempt
   * worked and the horizon came first.
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
  readonly obstacle: { readonly kind: string; readonly detail: string } | null
}

/** Names the cause of a failure; null of a success. The last setback is a clue, not a diagnosis. */
export function causeOfFailure(
  { success, ending, gaveUp, detail }: EndedEpisode,
  setback: Setback | null,
): FailureCause | null {
  if (success) return null
  if (gaveUp) return { kind: 'gave-up', during: null, detail }
  if (ending === 'lost') return { kind: 'lost', during: null, detail }
  if (setback === null) return { kind: 'too-slow', during: null, detail }
  const { subgoal, obstacle } = setback
  return { kind: obstacle?.kind ?? setback.ending, during: subgoal, detail: obstacle?.detail ?? detail }
}
