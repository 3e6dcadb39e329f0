import type { AttemptRecord } from '../../memory/index.ts'

/** Where an attempt lies in its episode. */
export interface AttemptSpan {
  /** Id in the database. */
  readonly id: number
  /** From 0. */
  readonly position: number
  readonly startTick: number
  readonly endTick: number
}

/** A recorded episode, to be looked at without being played. Order: read as often as wanted, then `close` once. */
export interface ViewedEpisode {
  /** Path of the database. */
  readonly database: string
  readonly id: number
  readonly task: string
  readonly instruction: string
  readonly seed: number
  readonly world: string
  readonly minecraft: string
  readonly host: 'embedded' | 'remote'
  /** Null while it runs. */
  readonly ending: string | null
  readonly detail: string | null
  /** In order of game time. */
  readonly spans: readonly AttemptSpan[]
  /** The attempt of a span, whole. Throws `RecordError` where it cannot be read. */
  attempt(span: AttemptSpan): AttemptRecord
  close(): void
}
