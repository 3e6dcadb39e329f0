/**
 * Distillation: pure functions from diagnosed attempts to knowledge. It promises to write nothing, to give the same knowledge whatever
 * the order of attempts, and to name for each thing learnt the attempts that it rests on.
 */
export { Experience, guardrailsOf, skillsOf } from './experience.ts'
export type { VainUses } from './experience.ts'
export { isEnforced, probeShare } from './guardrail/guardrail.ts'
export type { Guardrail, GuardrailStatus } from './guardrail/guardrail.ts'
export type { GuardUse } from './guardrail/guard-use.ts'
export { JourneyWatch } from './guardrail/journey-watch.ts'
export { describePredicate, evaluatePredicate } from './guardrail/predicate.ts'
export type { Literal, Predicate } from './guardrail/predicate.ts'
export type { SituationTrial } from './guardrail/situation-trial.ts'
export { furtherKey, isStopgap, journeySubject, subjectOf } from './guardrail/subgoal-key.ts'
export type { GuardSubject, GuardrailScope } from './guardrail/subgoal-key.ts'
export { addKnowledge, learn, noKnowledge } from './knowledge.ts'
export type { Knowledge, MethodTotals, SightingTotals } from './knowledge.ts'
export { knowledgeSchema } from './knowledge-schema.ts'
export { lessonOf } from './lesson-of-attempt.ts'
export type { Method } from './method.ts'
export { nameAffinity } from './name-affinity.ts'
export type { Skill, SkillStatus } from './skill.ts'
export { heightBandBlocks } from './trial.ts'
export type { Lesson, Trial } from './trial.ts'
