import type { Attempt, EpisodeStart, Subgoal, Task } from '../env/index.ts'
import type { Diagnosis } from '../diagnosis/index.ts'

/** How an episode ended. */
export const episodeEndings = {
  goal: "the task's goal came true",
  horizon: "the task's horizon passed first",
  died: 'the horizon passed, and no item had been gained since the last death',
  lost: 'the world went away, or its time stood still',
  cancelled: 'the caller stopped it, or the agent gave up early (then `gaveUp` is true)',
} as const satisfies Record<string, string>
export type EpisodeEnding = keyof typeof episodeEndings

/** What is known when an episode begins. Stored whole, so that the episode can be read and played again. */
export interface EpisodeOpening {
  readonly task: Task
  readonly seed: number
  /** Pre-state, host, Minecraft version, perception, assists and world, as the environment reported them. */
  readonly start: EpisodeStart
  /** The resolved configuration of this episode: every setting after defaults were filled in. JSON data. */
  readonly configuration: Readonly<Record<string, unknown>>
  /** Version of each part that shapes behaviour, e.g. `{ stevolve: '0.1.0', node: '24.21.0' }`. */
  readonly versions: Readonly<Record<string, string>>
  /** Id in the same record of the generation that plays it; left out where none does. */
  readonly generationId?: number
}

/** One subgoal that was considered, in the planner's order. */
export interface ConsideredSubgoal {
  readonly subgoal: Subgoal
  /** One sentence: what the plan wants it for. */
  readonly purpose: string
  /** The policy's score, higher is better; null where a guard took it away first. */
  readonly score: number | null
  /** The guard's reason against it; null where it was allowed. */
  readonly refusal: string | null
  /** Styles of planning that would do this first, fewest ways first; left out where no other style was looked at. */
  readonly styles?: readonly string[] | undefined
}

/** How a subgoal came to be chosen. */
export interface Decision {
  /** Names of the parts that decided, with their version, e.g. `symbolic-full@1`. */
  readonly planner: string
  readonly guard: string
  readonly policy: string
  readonly considered: readonly ConsideredSubgoal[]
  /** Index of the chosen one in `considered`; null when the loop itself had to step in (see `intervention`). */
  readonly chosen: number | null
  /** Why the loop chose for itself: every candidate was refused, or game time stood still. Else null. */
  readonly intervention: string | null
  /** What the plan would still have to do after the chosen subgoal, in order, in words. */
  readonly unfinished: readonly string[]
  /** The guardrail against which the chosen one is tried, to see whether it still holds; left out where there is none. */
  readonly probe?: string | undefined
  /** Why the planner's order stood in for the policy; left out where the policy itself ranked. */
  readonly fallback?: string | undefined
}

/** One attempt, whole. `attempt` carries pre-state, subgoal, trace, post-state, ending, obstacle and ticks. */
export interface AttemptRecord {
  /** 0 for the first of the episode. */
  readonly index: number
  readonly attempt: Attempt
  readonly diagnosis: Diagnosis
  readonly decision: Decision
}

/** What is known when an episode ends. */
export interface EpisodeOutcome {
  readonly ending: EpisodeEnding
  /** True if the goal held at the end. */
  readonly success: boolean
  /** True when the agent stopped early because nothing it knows leads to the goal. Counts as a failure, not as an interruption. */
  readonly gaveUp: boolean
  /** One plain sentence for people. */
  readonly detail: string
  readonly gameTicks: number
  readonly attempts: number
  /** SHA-256 in hexadecimal over the canonical lines of the attempts. */
  readonly traceHash: string
}

/**
 * Where a running episode is written. Order of calls: `recordAttempt` for each attempt in order, then `end` once.
 * Each call returns when its row is safe: a crash afterwards loses nothing that was recorded.
 * `recordAttempt` or `end` after `end` throws `UsageError`; any call throws a `StevolveError` when writing fails.
 */
export interface EpisodeHandle {
  /** Unique within the database, e.g. a row id as text. */
  readonly id: string
  /** Returns the attempt's id, unique within the database. */
  recordAttempt(record: AttemptRecord): number
  end(outcome: EpisodeOutcome): void
}

/** Opens a row per episode. An episode that was begun and never ended is one that crashed. */
export interface EpisodeRecorder {
  begin(opening: EpisodeOpening): EpisodeHandle
}
