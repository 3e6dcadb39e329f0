/**
 * Distillation: pure functions from diagnosed attempts to knowledge. It promises to write nothing, to give the same knowledge whatever
 * the order of attempts, and to name for each thing learnt the attempts that it rests on.
 */
export { Experience, skillsOf } from './experience.ts'
export type { VainUses } from './experience.ts'
export { addKnowledge, learn, noKnowledge } from './knowledge.ts'
export type { Knowledge, MethodTotals, SightingTotals } from './knowledge.ts'
export { knowledgeSchema } from './knowledge-schema.ts'
export { lessonOf } from './lesson-of-attempt.ts'
export type { Method } from './method.ts'
export { nameAffinity } from './name-affinity.ts'
export type { Skill, SkillStatus } from './skill.ts'
export { heightBandBlocks } from './trial.ts'
export type { Lesson, Trial } from './trial.ts'
