/**
 * Distillation: pure functions from diagnosed attempts to knowledge. It promises to write nothing, to give the same knowledge whatever
 * the order of attempts, and to name for each thing learnt the attempts that it rests on.
 */
export { EpisodeLessons } from './episode-lessons.ts'
export { guardrailsOf, skillsOf } from './derived-knowledge.ts'
export { Experience } from './experience.ts'
export type { Tracks } from './experience.ts'
export type { VainUses } from './tried-methods.ts'
export { isEnforced, probeShare } from './guardrail/guardrail.ts'
export type { Guardrail, GuardrailStatus } from './guardrail/guardrail.ts'
export { isCutShort } from './guardrail/cut-short.ts'
export { provesFalseBlock } from './guardrail/probe-outcome.ts'
export { forbiddenTry } from './guardrail/forbidden-try.ts'
export type { GuardUse } from './guardrail/guard-use.ts'
export { JourneyWatch } from './guardrail/journey-watch.ts'
export { RepeatWatch } from './guardrail/repeat-watch.ts'
export { describePredicate, evaluatePredicate } from './guardrail/predicate.ts'
export type { Literal, Predicate } from './guardrail/predicate.ts'
export type { SituationTrial } from './guardrail/situation-trial.ts'
export { furtherKey, isStopgap, journeySubject, subjectOf } from './guardrail/subgoal-key.ts'
export type { GuardSubject, GuardrailScope } from './guardrail/subgoal-key.ts'
export { addKnowledge, learn, noKnowledge } from './knowledge.ts'
export type { Knowledge, MethodTotals } from './knowledge.ts'
export { knowledgeSchema } from './knowledge-schema.ts'
export { lessonOf } from './lesson-of-attempt.ts'
export type { Method } from './method.ts'
export { affineNames, nameAffinity } from './name-affinity.ts'
export type { Skill, SkillStatus } from './skill.ts'
export { heightBandBlocks, isUnderground } from './sightings.ts'
export type { SearchWay, SightingTotals } from './sightings.ts'
export type { Lesson, Trial } from './trial.ts'
export { datasetFormats } from './dataset/file/dataset-export.ts'
export type { DatasetFormat } from './dataset/file/dataset-export.ts'
export type { DatasetCounts } from './dataset/dataset-card.ts'
export {
  encodeDecision,
  featureLayout,
  featureLayoutSchema,
  layoutDifference,
  layoutDigest,
} from './dataset/features/feature-layout.ts'
export type { EncodedDecision, FeatureLayout } from './dataset/features/feature-layout.ts'
export { calibrationError } from './training/calibration.ts'
export type { EpochReport, PartReport, TrainingOutcome } from './training/training-progress.ts'
export { defaultArchitecture, defaultTraining, lessonKinds } from './training/training-settings.ts'
export type { LessonKind, TrainingSettings } from './training/training-settings.ts'
export { deviceChoices } from './training/device.ts'
export type { Device, DeviceChoice } from './training/device.ts'
