import type { Generation, PlannedEpisode } from '../evolve/index.ts'
import type { EvaluatedEpisode } from './evaluation-session.ts'

/** What one generation came to. */
export interface GenerationReport {
  readonly type: 'generation'
  readonly number: number
  /** Id in the record. */
  readonly id: number
  /** Episodes that it rests on beyond its parent, and how many of them succeeded; they were played by its parent. */
  readonly episodes: number
  readonly successes: number
  /** Median game ticks of the successes among them; null without one. */
  readonly medianTicks: number | null
  /** All episodes that it rests on. */
  readonly episodesInAll: number
  readonly skills: number
  /** Skills that its parent did not have, by name. */
  readonly newSkills: readonly string[]
  /** Tasks whose last two episodes succeeded, of how many. */
  readonly mastered: number
  readonly tasks: number
  /** SHA-256 of what it knows. */
  readonly digest: string
}

/** What came of training and gating a policy after a generation. */
export interface PolicyReport {
  readonly type: 'policy'
  /** Id of the generation in the record. */
  readonly generation: number
  /** Name of the network; null where none could be trained. */
  readonly candidate: string | null
  /** SHA-256 of its model. */
  readonly hash: string | null
  /** Id of the gate in the record. */
  readonly gate: number | null
  readonly verdict: 'promote' | 'keep' | null
  /** Why, in some words. */
  readonly reason: string
  /** Pairs that the gate took. */
  readonly pairs: number
  /** What plays from now on. */
  readonly champion: string
}

/** What is told while an evolution goes on. */
export interface EvolutionListener {
  onStart(planned: PlannedEpisode, generation: Generation): void
  onEnd(episode: EvaluatedEpisode): void
  onGeneration(report: GenerationReport): void
  /** A line on the policy: the work on it between two generations, or that it cannot be asked. */
  onPolicyWork(line: string): void
  onPolicy(report: PolicyReport): void
}

/** In how many decisions the planner's order stood in for a policy that could not be asked, of how many attempts. */
export interface PolicyFallbacks {
  readonly decisions: number
  readonly attempts: number
}

/** One evolution, ready to go on. Order: `play` once, then `close`; `close` may be called at any time, also twice. */
export interface EvolutionSession {
  /** Path of the database. */
  readonly database: string
  /** Generations that are there already, oldest first. */
  readonly earlier: readonly GenerationReport[]
  /** Episodes in finished generations, and finished ones of the generation under way. */
  readonly episodesBefore: number
  readonly versions: Readonly<Record<string, string>>
  /** Name and hash of the policy that plays throughout; left out: the planner's order, or what is trained. */
  readonly policy?: string
  /** Of all finished episodes so far, where a policy plays throughout. */
  readonly policyFallbacks: PolicyFallbacks
  /**
   * Plays what is left. True when all was played; false when the signal stopped it: the attempts in flight are cancelled and recorded, and
   * their episodes do not count. Throws `WorldUnreachableError` when a world cannot be joined, `RecordError` when the record cannot be
   * written; what was finished before is kept.
   */
  play(listener: EvolutionListener, signal: AbortSignal): Promise<boolean>
  /** Closes the database. */
  close(): Promise<void>
}
