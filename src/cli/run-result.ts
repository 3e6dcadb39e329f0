import type { EpisodeEnding } from '../memory/index.ts'

/** The last line of `stevolve run --json` on standard output. */
export interface RunResult {
  readonly type: 'result'
  readonly task: string
  readonly seed: number
  readonly success: boolean
  readonly ending: EpisodeEnding
  readonly gameTicks: number
  /** Real time from spawn to end. */
  readonly wallMs: number
  /** Game time over real time, from spawn to end. */
  readonly speedup: number
  readonly attempts: number
  /** Decisions in which the planner's order stood in for a policy that could not be asked. */
  readonly policyFallbacks: number
  /** SHA-256 over the sequence of (tick, subgoal, ending, inventory, position rounded to 0.01). */
  readonly traceHash: string
  /** Id of the episode in the database. */
  readonly episode: string
  /** Path of the database. */
  readonly database: string
  readonly assists: readonly string[]
  readonly perception: string
  readonly prior: string
  readonly minecraft: string
  readonly host: 'embedded' | 'remote'
}
