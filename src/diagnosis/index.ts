/**
 * Diagnosis: pure functions from attempts to findings. It promises to decide from the difference between two states
 * of the world, never from "nothing threw", and to give the same answer for the same attempt.
 */
export { applyDifference, isUnchanged, stateDifference } from './state-difference.ts'
export type { StateDifference, CountChanges } from './state-difference.ts'
export { judgeAttempt } from './judge-attempt.ts'
export type { Judgement } from './judge-attempt.ts'
