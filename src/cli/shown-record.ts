import type {
  AttemptLineage,
  AttemptRecord,
  AttemptSummary,
  ExportedEpisode,
  GateLineage,
  KnowledgeLineage,
  PolicyLineage,
  PolicyFallback,
} from '../memory/index.ts'
import type { KnowledgeScore } from '../evolve/index.ts'

/** One thing of a record, with all that it is linked to. */
export type Shown =
  | {
      readonly type: 'episode'
      readonly episode: ExportedEpisode & { readonly run: { readonly name: string } }
      readonly attempts: readonly AttemptSummary[]
      /** Id of the generation that played it, or null. */
      readonly generation: number | null
      /** Decisions in which the planner's order stood in for the policy, by reason. */
      readonly policyFallbacks: readonly PolicyFallback[]
    }
  | {
      readonly type: 'attempt'
      readonly id: number
      readonly episode: { readonly id: number; readonly task: string; readonly seed: number }
      readonly record: AttemptRecord
      readonly lineage: AttemptLineage
    }
  | {
      readonly type: 'skill' | 'guardrail' | 'generation'
      readonly id: number
      readonly knowledge: KnowledgeLineage
    }
  | { readonly type: 'policy'; readonly id: number; readonly policy: PolicyLineage }
  | ({ readonly type: 'gate'; readonly id: number } & GateLineage)
  | {
      readonly type: 'knowledge-score'
      /** Id of the generation. */
      readonly id: number
      readonly score: KnowledgeScore
    }
