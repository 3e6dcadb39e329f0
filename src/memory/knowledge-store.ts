import type { Cause } from '../diagnosis/index.ts'

/** How far knowledge is trusted. What was retired and works again is on parole until it has proved itself. */
export const knowledgeStatuses = ['probation', 'active', 'retired', 'parole'] as const
export type KnowledgeStatus = (typeof knowledgeStatuses)[number]

/** An attempt that knowledge rests on. It is kept as long as the knowledge is. */
export interface KnowledgeEvidence {
  readonly attemptId: number
  readonly role: 'for' | 'against'
}

/** What every version of a skill or guardrail has. */
interface Known {
  readonly id: number
  /** What it is known by, the same in all versions. */
  readonly name: string
  /** 1 for the first. */
  readonly version: number
  /** Id of the version before, or null. */
  readonly parentId: number | null
  readonly status: KnowledgeStatus
  /** Why it has that status, in one sentence. */
  readonly statusReason: string
  /** Signature of the subgoal concerned; null for none or all. */
  readonly subgoal: string | null
  /** Item, block or entity concerned. */
  readonly item: string | null
  /** ISO 8601 in UTC. */
  readonly createdAt: string
  /** Everything else, as JSON data; its owner parses it. */
  readonly document: unknown
}

/** An operator learnt from successes. */
export interface KnownSkill extends Known {
  readonly successes: number
  readonly failures: number
}

/** Something forbidden, learnt from failures. */
export interface KnownGuardrail extends Known {
  readonly scope: 'subgoal' | 'task'
  /** The cause that it keeps away from. */
  readonly cause: Cause | null
  readonly blocks: number
  readonly falseBlocks: number
}

/** A snapshot of knowledge and a policy. */
export interface KnownGeneration {
  readonly id: number
  readonly number: number
  readonly parentId: number | null
  readonly policyId: number | null
  readonly status: GenerationStatus
  readonly createdAt: string
  readonly document: unknown
  readonly skillIds: readonly number[]
  readonly guardrailIds: readonly number[]
}

export const generationStatuses = ['candidate', 'champion', 'retired', 'rejected'] as const
export type GenerationStatus = (typeof generationStatuses)[number]

type Unnumbered<Kind> = Omit<Kind, 'id' | 'version' | 'parentId' | 'createdAt'>
export interface NewSkill extends Unnumbered<KnownSkill> {
  readonly evidence: readonly KnowledgeEvidence[]
}
export interface NewGuardrail extends Unnumbered<KnownGuardrail> {
  readonly evidence: readonly KnowledgeEvidence[]
}
export type NewGeneration = Omit<KnownGeneration, 'id' | 'createdAt'>

/**
 * Knowledge and its lineage. What is added is one version of a name and never changes but in status; adding a name again
 * makes its next version. Every method throws a `StevolveError` when the record cannot be read or written.
 */
export interface KnowledgeStore {
  /** Returns the id of the new version. Evidence must name recorded and diagnosed attempts. */
  addSkill(skill: NewSkill): number
  addGuardrail(guardrail: NewGuardrail): number
  addGeneration(generation: NewGeneration): number
  setSkillStatus(id: number, status: KnowledgeStatus, reason: string): void
  setGuardrailStatus(id: number, status: KnowledgeStatus, reason: string): void
  setGenerationStatus(id: number, status: GenerationStatus): void
  /** The newest version of every name, oldest first. */
  skills(): readonly KnownSkill[]
  guardrails(): readonly KnownGuardrail[]
  generations(): readonly KnownGeneration[]
  /** Null where there is none of that id. */
  skill(id: number): KnownSkill | null
  guardrail(id: number): KnownGuardrail | null
  generation(id: number): KnownGeneration | null
  skillEvidence(id: number): readonly KnowledgeEvidence[]
  guardrailEvidence(id: number): readonly KnowledgeEvidence[]
}
