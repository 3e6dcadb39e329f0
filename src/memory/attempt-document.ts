import { z } from 'zod'
import { diagnoseAttempt } from '../diagnosis/index.ts'
import type { Diagnosis, Judgement } from '../diagnosis/index.ts'
import type { Attempt } from '../env/index.ts'
import { attemptSchema } from '../env/index.ts'
import { attemptRecordSchema, decisionSchema } from './attempt-record-schema.ts'
import type { AttemptRecord } from './episode-recorder.ts'

/** The document of an attempt in schema 1, before there were diagnoses. */
const judgedAttemptSchema = z
  .looseObject({
    index: z.number(),
    attempt: attemptSchema,
    judgement: z.looseObject({ succeeded: z.boolean(), reason: z.string() }),
    decision: decisionSchema,
  })
  .transform(({ index, attempt, judgement, decision }): AttemptRecord => {
    return { index, attempt, diagnosis: diagnosisOfJudged(attempt, judgement), decision }
  })

/**
 * Parses the document of an attempt of any schema version. One of schema 1 is diagnosed now, from its own trace, without
 * the attempts before it; whether it succeeded stays as it was judged then.
 */
export const attemptDocumentSchema: z.ZodType<AttemptRecord> = z
  .looseObject({})
  .transform((document, context): AttemptRecord => {
    const schema = 'judgement' in document ? judgedAttemptSchema : attemptRecordSchema
    const parsed = schema.safeParse(document)
    if (parsed.success) return parsed.data
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })

function diagnosisOfJudged(
  attempt: Attempt,
  { succeeded, reason }: Pick<Judgement, 'succeeded' | 'reason'>,
): Diagnosis {
  const diagnosis = diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })
  if ((diagnosis.outcome === 'success') === succeeded) return { ...diagnosis, reason }
  const { indicators } = diagnosis
  if (succeeded) {
    return {
      ...diagnosis,
      outcome: 'success',
      reason,
      primary: null,
      indicators: { ...indicators, progress: 1 },
    }
  }
  const primary = { cause: 'unknown', subject: null, confidence: 1, evidence: [] } as const
  return { ...diagnosis, outcome: 'failure', reason, primary, indicators: { ...indicators, progress: 0 } }
}
