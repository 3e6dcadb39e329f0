import { z } from 'zod'
import { diagnosisSchema } from '../diagnosis/index.ts'
import { attemptSchema, subgoalSchema } from '../env/index.ts'
import type { AttemptRecord, Decision } from './episode-recorder.ts'

/** Parses how a subgoal came to be chosen. */
export const decisionSchema: z.ZodType<Decision> = z.looseObject({
  planner: z.string(),
  guard: z.string(),
  policy: z.string(),
  considered: z.array(
    z.looseObject({
      subgoal: subgoalSchema,
      purpose: z.string(),
      score: z.number().nullable(),
      refusal: z.string().nullable(),
      styles: z.array(z.string()).optional(),
    }),
  ),
  chosen: z.number().nullable(),
  intervention: z.string().nullable(),
  unfinished: z.array(z.string()),
  probe: z.string().optional(),
  fallback: z.string().optional(),
})

/** Parses the document of an attempt. Fields that a later version has added are kept. */
export const attemptRecordSchema: z.ZodType<AttemptRecord> = z.looseObject({
  index: z.number(),
  attempt: attemptSchema,
  diagnosis: diagnosisSchema,
  decision: decisionSchema,
})
