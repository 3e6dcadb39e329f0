import type { Observable } from 'rxjs'
import type { AgentEvent } from '../agent/index.ts'
import type { RunResult } from './run-result.ts'

/** What `play` has to say when it ends. */
export interface PlayedEpisode {
  readonly result: RunResult
  /** One sentence: how it ended. */
  readonly detail: string
}

/** One run, ready to be played. Order: `play` once, then `close`; `close` may be called at any time, also twice. */
export interface RunSession {
  /** Hot; what was told before somebody subscribed is lost. */
  readonly events: Observable<AgentEvent>
  /** Path of the database. */
  readonly database: string
  /**
   * Joins the world, plays one episode and records it. When the signal is aborted the attempt in flight is cancelled
   * and recorded. Throws `WorldUnreachableError` when the world cannot be joined, `RecordError` when the record
   * cannot be written.
   */
  play(signal: AbortSignal): Promise<PlayedEpisode>
  /** Leaves the world and closes the database. */
  close(): Promise<void>
}
