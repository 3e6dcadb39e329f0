/**
 * Diagnosis: pure functions from attempts to findings. It promises to decide from the difference between two states
 * of the world, never from "nothing threw", and to give the same answer for the same attempt.
 */
export { causes } from './cause-table.ts'
export type { Cause, CauseGrain } from './cause-table.ts'
export { causeRules } from './causes/index.ts'
export type { CauseRule } from './causes/cause-rule.ts'
export { causeBeneathLoop, diagnoseAttempt, digestOf } from './diagnose-attempt.ts'
export { outcomes } from './diagnosis.ts'
export type {
  AttemptDigest,
  CauseFinding,
  Diagnosis,
  DiagnosisContext,
  Evidence,
  Indicators,
  Loop,
  Outcome,
  Stagnation,
} from './diagnosis.ts'
export { outcomeOnly } from './outcome-only.ts'
export { applyDifference, isUnchanged, stateDifference } from './state-difference.ts'
export type { StateDifference, CountChanges } from './state-difference.ts'
export { judgeAttempt } from './judge-attempt.ts'
export type { Judgement } from './judge-attempt.ts'
export { diagnosisSchema } from './diagnosis-schema.ts'
