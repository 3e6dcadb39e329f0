import type { Diagnosis } from '../diagnosis/index.ts'
import type { Attempt } from '../env/index.ts'
import type { Deciders } from './decide.ts'

/** What decides in one episode, and learns as it goes on. Made once per episode, when the world has told what it is. */
export interface Mind {
  /** The parts that decide, as of now. */
  readonly deciders: Deciders
  /** Distils a recorded attempt; the deciders may be others afterwards. `attemptId` is the attempt's id in the record. */
  distill(attempt: Attempt, diagnosis: Diagnosis, attemptId: number): void
}

/** A mind that learns nothing. */
export function steadyMind(deciders: Deciders): Mind {
  return { deciders, distill: () => {} }
}
