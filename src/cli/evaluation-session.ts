import type { EpisodeScore, PlannedEpisode } from '../evolve/index.ts'
import type { RunResult } from './run-result.ts'

/** One episode of an evaluation that is over. */
export interface EvaluatedEpisode {
  readonly planned: PlannedEpisode
  /** As `stevolve run` would print it. */
  readonly result: RunResult
  readonly score: EpisodeScore
  /** One sentence: how it ended. */
  readonly detail: string
}

/** What is told while an evaluation goes on. */
export interface EvaluationListener {
  onStart(planned: PlannedEpisode): void
  onEnd(episode: EvaluatedEpisode): void
}

/**
 * One evaluation, ready to be played. Order: `play` once, then `close`; `close` may be called at any time, also twice.
 */
export interface EvaluationSession {
  /** Path of the database. */
  readonly database: string
  /** Every episode, in the order of play. */
  readonly plan: readonly PlannedEpisode[]
  /** Those that an earlier command in the same folder has finished, in the order of the plan. */
  readonly earlier: readonly EvaluatedEpisode[]
  readonly versions: Readonly<Record<string, string>>
  /** Name and hash of the policy that plays; left out: the planner's order. */
  readonly policy?: string
  /**
   * Plays what is not finished. When the signal is aborted, the attempts in flight are cancelled and recorded, and their
   * episodes do not count. Throws `WorldUnreachableError` when a world cannot be joined, `RecordError` when the record
   * cannot be written; what was finished before is kept.
   */
  play(listener: EvaluationListener, signal: AbortSignal): Promise<void>
  /** Closes the database. */
  close(): Promise<void>
}
