import { z } from 'zod'
import type { ReadableRecord } from './open-for-reading.ts'
import { readRows } from './read-stored.ts'

const fallbackRow = z.object({ reason: z.string(), decisions: z.int() })

/** Why the planner's order stood in for a policy, and in how many decisions. */
export type PolicyFallback = z.infer<typeof fallbackRow>

/** The first schema that says it. */
const schemaWithFallbacks = 8

/** The decisions of an episode in which the planner's order stood in for the policy, by reason, the most frequent first. */
export function readFallbacks(record: ReadableRecord, episodeId: number): readonly PolicyFallback[] {
  if (record.schemaVersion < schemaWithFallbacks) return []
  const sql = `SELECT policy_fallback AS reason, count(*) AS decisions
    FROM attempt JOIN diagnosis ON attempt_id = attempt.id
    WHERE episode_id = ? AND policy_fallback IS NOT NULL GROUP BY policy_fallback ORDER BY decisions DESC, policy_fallback`
  return readRows(record, `a fall-back of episode ${episodeId}`, fallbackRow, sql, episodeId)
}
