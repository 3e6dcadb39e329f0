import { z } from 'zod'
import type { Cause } from '../../diagnosis/index.ts'
import { causes } from '../../diagnosis/index.ts'
import type { KnowledgeEvidence, KnownGeneration, KnownGuardrail, KnownSkill } from '../knowledge-store.ts'
import { generationStatuses, knowledgeStatuses } from '../knowledge-store.ts'
import { jsonColumn } from './stored-columns.ts'

/** A column that holds the name of a cause. */
export const causeColumn = z.enum<readonly Cause[]>(Object.keys(causes) as Cause[])

const known = z.object({
  id: z.int(),
  name: z.string(),
  version: z.int(),
  parent_id: z.int().nullable(),
  status: z.enum(knowledgeStatuses),
  status_reason: z.string(),
  subgoal: z.string().nullable(),
  item: z.string().nullable(),
  created_at: z.string(),
  document: jsonColumn,
})

/** Parses a row of `skill`. */
export const skillRow = known
  .extend({ successes: z.int(), failures: z.int() })
  .transform(
    ({ parent_id: parentId, status_reason: statusReason, created_at: createdAt, ...row }): KnownSkill => ({
      ...row,
      parentId,
      statusReason,
      createdAt,
    }),
  )

/** Parses a row of `guardrail`. */
export const guardrailRow = known
  .extend({
    scope: z.enum(['subgoal', 'task']),
    cause: causeColumn.nullable(),
    blocks: z.int(),
    false_blocks: z.int(),
  })
  .transform(
    ({
      parent_id: parentId,
      status_reason: statusReason,
      created_at: createdAt,
      false_blocks: falseBlocks,
      ...row
    }): KnownGuardrail => ({ ...row, parentId, statusReason, createdAt, falseBlocks }),
  )

/** Parses a row of `generation`, without what it knows. */
export const generationRow = z
  .object({
    id: z.int(),
    number: z.int(),
    parent_id: z.int().nullable(),
    policy_id: z.int().nullable(),
    status: z.enum(generationStatuses),
    created_at: z.string(),
    document: jsonColumn,
  })
  .transform(
    ({
      parent_id: parentId,
      policy_id: policyId,
      created_at: createdAt,
      ...row
    }): Omit<KnownGeneration, 'skillIds' | 'guardrailIds'> => ({ ...row, parentId, policyId, createdAt }),
  )

/** Parses a row of evidence. */
export const evidenceRow = z
  .object({ attempt_id: z.int(), role: z.enum(['for', 'against']) })
  .transform(({ attempt_id: attemptId, role }): KnowledgeEvidence => ({ attemptId, role }))
