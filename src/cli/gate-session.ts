import type { GateJudgement, GatePair, GateRules } from '../evolve/index.ts'
import type { PolicyChange } from '../memory/index.ts'

/** What is told while a gate goes on. */
export interface GateListener {
  onPair(pair: GatePair): void
  /** Told whenever the evidence was looked at. */
  onLook(judgement: GateJudgement): void
}

/** A gate that is over. */
export interface FinishedGate {
  readonly judgement: GateJudgement
  /** True where an earlier command had finished it. */
  readonly isEarlier: boolean
}

/** One gate, ready to go on. Order: `play` once, `promote` where the verdict says so, then `close`. */
export interface GateSession {
  /** Path of the database. */
  readonly database: string
  /** Id in the record. */
  readonly gate: number
  readonly champion: string
  readonly candidate: string
  readonly rules: GateRules
  readonly versions: Readonly<Record<string, string>>
  /**
   * Plays what is left. Null when the signal stopped it; finished episodes are kept. Throws `WorldUnreachableError` when a world cannot be
   * joined, `RecordError` when the record cannot be written.
   */
  play(listener: GateListener, signal: AbortSignal): Promise<FinishedGate | null>
  /** Lets the candidate play from now on, or says when that was done; null where the verdict speaks against it. */
  promote(): PolicyChange | null
  /** Closes the database. */
  close(): Promise<void>
}
