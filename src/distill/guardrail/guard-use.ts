import type { Cause } from '../../diagnosis/index.ts'
import type { Predicate } from './predicate.ts'
import type { GuardSubject } from './subgoal-key.ts'

/** What one guardrail did, summed up. It carries what it forbade, so that it can still be told of when nothing supports it any more. */
export interface GuardUse {
  readonly subject: GuardSubject
  readonly predicate: Predicate
  readonly cause: Cause
  /** Decisions in which it forbade a candidate, those included in which the candidate was let through as a probe. */
  readonly blocks: number
  /** Forbidden candidates that were tried all the same. */
  readonly probes: number
  /** Probes that worked. */
  readonly falseBlocks: number
}

/** Adds two sums of one guardrail. Associative and commutative. */
export function addGuardUse(one: GuardUse, other: GuardUse): GuardUse {
  return {
    subject: one.subject,
    predicate: one.predicate,
    cause: one.cause < other.cause ? one.cause : other.cause,
    blocks: one.blocks + other.blocks,
    probes: one.probes + other.probes,
    falseBlocks: one.falseBlocks + other.falseBlocks,
  }
}
