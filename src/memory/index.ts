/**
 * What was lived through, kept. Promises: an attempt that was recorded survives whatever happens next, and a file
 * that is not ours is left as it is. The SQLite adapter stays outside this door.
 */
export { episodeEndings } from './episode-recorder.ts'
export type {
  AttemptRecord,
  ConsideredSubgoal,
  Decision,
  EpisodeEnding,
  EpisodeHandle,
  EpisodeOpening,
  EpisodeOutcome,
  EpisodeRecorder,
} from './episode-recorder.ts'
export { conditionOf, conditionText } from './condition.ts'
export type { DecidedAttempt, DecidedEpisode } from './decided-attempt.ts'
export { subgoalItem, subgoalNames } from './subgoal-names.ts'
export type { Condition, Level } from './condition.ts'
export { generationStatuses, knowledgeStatuses } from './knowledge-store.ts'
export type {
  GenerationStatus,
  KnowledgeEvidence,
  KnowledgeStatus,
  KnowledgeStore,
  KnownGeneration,
  KnownGuardrail,
  KnownSkill,
  NewGeneration,
  NewGuardrail,
  NewSkill,
} from './knowledge-store.ts'
export { policyChangeKinds } from './gate-store.ts'
export type {
  GateStore,
  KeptPair,
  KeptResult,
  KnownGate,
  NewGate,
  NewPolicyChange,
  PolicyChange,
  PolicyChangeKind,
} from './gate-store.ts'
export type {
  DatasetRowLink,
  KnownPolicy,
  KnownTraining,
  NewDataset,
  NewPolicy,
  PolicyStore,
  TrainingEpoch,
} from './policy-store.ts'
export { describeReason } from './recall.ts'
export type {
  Recall,
  Recalled,
  RecalledExperience,
  RecallQuery,
  RecallReason,
  Recollection,
} from './recall.ts'
export { RecordError } from './record-error.ts'
export type { RecordFault } from './record-error.ts'
export type { RecordDifference } from './verification/record-difference.ts'
export { replayLineSchema, replayLines } from './replay-format.ts'
export type { ExportedEpisode, ReplayLine } from './replay-format.ts'
export type { PolicyFallback } from './sqlite/read-fallbacks.ts'
export type { AttemptSummary, EpisodeSummary, RunSummary } from './sqlite/read-history.ts'
export type { GateLineage, PolicyLineage, PolicySummary } from './sqlite/read-policies.ts'
export type { AttemptLineage, GenerationSummary, KnowledgeLineage } from './sqlite/read-lineage.ts'
export type { RetentionReport, RetentionSettings } from './retention.ts'
