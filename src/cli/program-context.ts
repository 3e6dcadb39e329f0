import type { Interruption } from './interruption.ts'
import type { Output } from './standard-streams.ts'

/** Real time and dates, from the one place that may read them. */
export interface WallClock {
  /** Milliseconds from an arbitrary start. */
  nowMs(): number
  /** The date, ISO 8601 in UTC. */
  isoDate(): string
  /** Calls back once after `delayMs`; the returned function cancels. */
  afterMs(delayMs: number, callback: () => void): () => void
}

/** What every command works with. */
export interface ProgramContext {
  readonly output: Output
  readonly interruption: Interruption
  readonly clock: WallClock
  /** Folder that relative paths start from. */
  readonly workingDirectory: string
  /** Where a crash leaves its stack; a command sets it as soon as it has a folder of its own. */
  logDirectory: string | null
}
