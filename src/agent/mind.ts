import type { Diagnosis } from '../diagnosis/index.ts'
import type { Attempt } from '../env/index.ts'
import type { Deciders } from './decide.ts'
import type { Policy } from './policy/policy.ts'

/** What decides in one episode, and learns as it goes on. Made once per episode, when the world has told what it is. */
export interface Mind {
  /** The parts that decide, as of now. */
  readonly deciders: Deciders
  /** Distils a recorded attempt; the deciders may be others afterwards. `attemptId` is the attempt's id in the record. */
  distill(attempt: Attempt, diagnosis: Diagnosis, attemptId: number): void
}

/** The same mind with another policy. */
export function withPolicy(mind: Mind, policy: Policy): Mind {
  return {
    get deciders() {
      return { ...mind.deciders, policy }
    },
    distill: (attempt, diagnosis, attemptId) => mind.distill(attempt, diagnosis, attemptId),
  }
}

/** A mind that learns nothing. */
export function steadyMind(deciders: Deciders): Mind {
  return { deciders, distill: () => {} }
}
