import type { Cause, Outcome } from '../diagnosis/index.ts'
import type { Position, Subgoal, WorldState } from '../env/index.ts'
import type { KnownGuardrail, KnownSkill } from './knowledge-store.ts'

/** What is asked: the present state, and what is about to be tried or wanted. */
export interface RecallQuery {
  readonly state: WorldState
  /** The subgoal in question, or null where none is chosen yet. */
  readonly subgoal: Subgoal | null
  /** Items that are wanted, by name; at most the first 16 count. */
  readonly items: readonly string[]
  /** The cause of the latest failure, to find what was lived through alike; null for none. */
  readonly cause: Cause | null
  /** Experiences wanted at most, 1 to 64. */
  readonly limit: number
}

/** Why something was recalled. Each part of a score has one. */
export type RecallReason =
  | { readonly kind: 'same-condition' }
  | { readonly kind: 'same-subgoal' }
  | { readonly kind: 'same-item'; readonly item: string }
  /** Straight line from where the body stands to where the attempt began. */
  | { readonly kind: 'near'; readonly blocks: number }
  | { readonly kind: 'tag-match' }
  | { readonly kind: 'same-cause'; readonly cause: Cause }

/** An attempt that was lived through. */
export interface RecalledExperience {
  readonly attemptId: number
  readonly episodeId: number
  /** `subgoalSignature` of its subgoal. */
  readonly subgoal: string
  readonly outcome: Outcome
  readonly cause: Cause | null
  /** 0 to 1. */
  readonly progress: number
  readonly ticks: number
  readonly dimension: string
  /** Block in which it began. */
  readonly position: Position
  /** Higher is more alike; the sum of what the reasons count. */
  readonly score: number
  /** The weightiest first; never empty. */
  readonly reasons: readonly RecallReason[]
  /** The later attempt that worked, where this one failed and was corrected. */
  readonly correctedBy: number | null
}

export interface Recalled<Known> {
  readonly known: Known
  readonly reasons: readonly RecallReason[]
}

/** All that memory has to say. */
export interface Recollection {
  /** By falling score; equal scores, the newest first. */
  readonly experiences: readonly RecalledExperience[]
  /** Skills and guardrails that are not retired, by falling number of reasons. */
  readonly skills: readonly Recalled<KnownSkill>[]
  readonly guardrails: readonly Recalled<KnownGuardrail>[]
}

/**
 * Finds what was lived through in situations like this one. The latest attempts of an episode that still runs may be
 * missing. Throws a `StevolveError` where memory cannot be read.
 */
export interface Recall {
  recall(query: RecallQuery): Recollection
}

/** A reason in words, as "near: 12 blocks". */
export function describeReason(reason: RecallReason): string {
  switch (reason.kind) {
    case 'same-condition':
      return 'same condition signature'
    case 'same-subgoal':
      return 'same subgoal'
    case 'same-item':
      return `same item: ${reason.item}`
    case 'near':
      return `near: ${Math.round(reason.blocks)} blocks`
    case 'tag-match':
      return 'tag match'
    case 'same-cause':
      return `same cause: ${reason.cause}`
  }
}
