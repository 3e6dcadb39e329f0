import type { RecordDifference } from '../memory/index.ts'

/** One recorded episode that is to be played again. */
export interface ReplayedEpisode {
  readonly id: number
  readonly task: string
  readonly seed: number
  /** `embedded`: world and agent are played again. `remote`: the world comes from the record, only the agent is. */
  readonly host: 'embedded' | 'remote'
  /** Attempts in the record. */
  readonly attempts: number
  /** In the record; null where the episode was never ended. */
  readonly ending: string | null
  readonly traceHash: string | null
  /** How the program that recorded it differs from this one, each in words; a difference may come of it. */
  readonly programChanges: readonly string[]
  /** What else a reader should know before, each one sentence. */
  readonly notes: readonly string[]
}

/** What a replay came to. */
export interface ReplayVerdict {
  readonly episode: ReplayedEpisode
  /** `lost`: this replay lost its world, which says nothing of the record. */
  readonly outcome: 'agrees' | 'differs' | 'lost'
  /** Set when it differs. */
  readonly difference: RecordDifference | null
  /** Attempts that agreed. */
  readonly attempts: number
  /** Game time that was played again, in ticks. */
  readonly gameTicks: number
  readonly wallMs: number
}

/** What is told while episodes are played again. */
export interface ReplayListener {
  onStart(episode: ReplayedEpisode): void
  onAttempt(episode: ReplayedEpisode, attempts: number, tick: number): void
  onEnd(verdict: ReplayVerdict): void
}

/** Replays, ready to be played. Order: `play` once, then `close`; `close` may be called at any time, also twice. */
export interface ReplaySession {
  /** Path of the database. */
  readonly database: string
  readonly episodes: readonly ReplayedEpisode[]
  /** Why others of the record cannot be played again, where all of it were asked for. */
  readonly unplayable: readonly string[]
  /**
   * Plays all of them again and compares. When the signal is aborted, what is under way is dropped. Throws
   * `WorldUnreachableError` when a world cannot be made, `RecordError` when the record cannot be read.
   */
  play(listener: ReplayListener, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}
