import type { Subgoal } from '../../../subgoal.ts'
import type { Body, RecordTrace } from '../../body/body.ts'

/** Writes one kind of facts into the trace of one attempt, from what any server sends. */
export interface Recorder {
  /** Called once a tick. Cheap. */
  step?(): void
  /** Ends recording; leaves no listener. Called once. */
  dispose(): void
}

/** What a recorder is made with. */
export interface RecorderParts {
  readonly body: Body
  readonly subgoal: Subgoal
  readonly trace: RecordTrace
}
