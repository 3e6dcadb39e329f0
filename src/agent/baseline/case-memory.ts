import type { Diagnosis } from '../../diagnosis/index.ts'
import type { Attempt, WorldState } from '../../env/index.ts'

/** An attempt that was recorded earlier. */
export interface RecordedCase {
  readonly attempt: Attempt
  readonly diagnosis: Diagnosis
  /** Its id in the record that it comes from. */
  readonly attemptId: number
}

/** Finds recorded attempts that were after an item, those in situations most like this one first, and a bounded number of them. */
export interface CaseMemory {
  casesFor(item: string, state: WorldState): readonly RecordedCase[]
}
