import type { TraceEvent } from '../../env/index.ts'
import type { Cause } from '../cause-table.ts'
import type { CauseFinding, Evidence } from '../diagnosis.ts'
import type { AttemptFacts } from '../facts/attempt-facts.ts'

/** One rule: how one cause is seen in the facts of an attempt that failed. */
export interface CauseRule {
  readonly cause: Cause
  /** One sentence for the documentation: what it decides by. */
  readonly decides: string
  /** The cause with its evidence, or null where nothing speaks for it. */
  readonly find: (facts: AttemptFacts) => CauseFinding | null
}

/** A finding; the evidence in the order of its weight. */
export function finding(
  cause: Cause,
  subject: string | null,
  confidence: number,
  ...evidence: readonly Evidence[]
): CauseFinding {
  return { cause, subject, confidence, evidence }
}

/** A fact of the whole attempt. */
export function fact(text: string): Evidence {
  return { tick: null, text }
}

/** A fact of one moment; `event` null makes it one of the whole attempt. */
export function factAt(event: Pick<TraceEvent, 'tick'> | null, text: string): Evidence {
  return { tick: event?.tick ?? null, text }
}

/** What the deed itself gave as its obstacle, as a fact. */
export function saidByDeed({ obstacle, post }: AttemptFacts): Evidence {
  return { tick: post.tick, text: obstacle?.detail ?? '' }
}
