import type { Diagnosis } from '../diagnosis/index.ts'
import type { Attempt } from '../env/index.ts'
import type { Deciders, Guarding } from './decide.ts'
import type { Policy } from './policy/policy.ts'

/** What decides in one episode, and learns as it goes on. Made once per episode, when the world has told what it is. */
export interface Mind {
  /** The parts that decide, as of now. */
  readonly deciders: Deciders
  /**
   * Distils a recorded attempt; the deciders may be others afterwards. `attemptId` is the attempt's id in the record, `guarding` what
   * guardrails did in the decision for it.
   */
  distill(attempt: Attempt, diagnosis: Diagnosis, attemptId: number, guarding?: Guarding): void
}

/** The same mind with another policy. */
export function withPolicy(mind: Mind, policy: Policy): Mind {
  return {
    get deciders() {
      return { ...mind.deciders, policy }
    },
    distill: (...taught) => {
      mind.distill(...taught)
    },
  }
}

/** A mind that learns nothing. */
export function steadyMind(deciders: Deciders): Mind {
  return { deciders, distill: () => {} }
}
