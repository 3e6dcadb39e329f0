import type { AttemptRecord } from '../memory/index.ts'
import type { Knowledge } from './knowledge.ts'
import { learn, noKnowledge } from './knowledge.ts'
import { lessonOf } from './lesson-of-attempt.ts'

/** A recorded attempt and its id in the record. */
export type KeptAttempt = Pick<AttemptRecord, 'attempt' | 'diagnosis'> & { readonly attemptId: number }

/** What recorded attempts taught: the same as was learnt when they were made. */
export function knowledgeOfAttempts(attempts: readonly KeptAttempt[]): Knowledge {
  return attempts.reduce(
    (knowledge, { attempt, diagnosis, attemptId }) =>
      learn(knowledge, lessonOf(attempt, diagnosis), attemptId),
    noKnowledge,
  )
}
