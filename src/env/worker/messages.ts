import type { Attempt } from '../attempt.ts'
import type { EnvironmentEvent, EpisodeStart } from '../environment.ts'
import type { Subgoal } from '../subgoal.ts'
import type { Task } from '../task.ts'
import type { ErrorData } from './error-data.ts'

/**
 * What the thread of a world is asked. `call` numbers the question, and exactly one answer carries the same number;
 * `abort` has none.
 */
export type WorkerRequest =
  | { readonly kind: 'open'; readonly call: number; readonly task: Task; readonly seed: number }
  | { readonly kind: 'attempt'; readonly call: number; readonly subgoal: Subgoal }
  /** Ends the attempt with that call number. */
  | { readonly kind: 'abort'; readonly call: number }
  | { readonly kind: 'close'; readonly call: number }
  /** Answered at once by a thread whose event loop turns. */
  | { readonly kind: 'ping'; readonly call: number }

/** What it answers. */
export type WorkerAnswer =
  | { readonly kind: 'opened'; readonly call: number; readonly start: EpisodeStart }
  | { readonly kind: 'attempted'; readonly call: number; readonly attempt: Attempt }
  | { readonly kind: 'closed'; readonly call: number }
  | { readonly kind: 'pong'; readonly call: number }
  | { readonly kind: 'failed'; readonly call: number; readonly error: ErrorData }
  | { readonly kind: 'event'; readonly event: EnvironmentEvent }

/** A number for the next question. */
export function createCallCounter(): () => number {
  let last = 0
  return () => ++last
}
