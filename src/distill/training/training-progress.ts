import { z } from 'zod'

/** Parts of the loss, each a mean over decisions by weight. */
export interface Losses {
  readonly total: number
  readonly choice: number
  readonly pair: number
  readonly success: number
}

const losses: z.ZodType<Losses> = z.object({
  total: z.number(),
  choice: z.number(),
  pair: z.number(),
  success: z.number(),
})

/** One pass over the training rows. */
export interface EpochReport {
  /** 1 for the first. */
  readonly epoch: number
  /** Steps that were made by its end, from the beginning. */
  readonly steps: number
  readonly training: Losses
  /** Null where there are no validation rows. */
  readonly validation: Losses | null
  /** Share of the validation rows whose right choice is ranked first; null where none is known. */
  readonly accuracy: number | null
  /** True if no epoch before had a lower validation loss. */
  readonly isBest: boolean
}

/** Parses a report that was stored. */
export const epochReportSchema: z.ZodType<EpochReport> = z.object({
  epoch: z.int().min(1),
  steps: z.int().min(1),
  training: losses,
  validation: losses.nullable(),
  accuracy: z.number().nullable(),
  isBest: z.boolean(),
})

/** How the finished model does on one part of the rows. */
export interface PartReport {
  readonly rows: number
  readonly losses: Losses
  readonly accuracy: number | null
  /** The same share for the planner's own order. */
  readonly plannerAccuracy: number | null
  /** Expected calibration error of the success head, with and without the scaling. */
  readonly calibrationError: number
  readonly calibrationErrorBefore: number
}

const partReport: z.ZodType<PartReport> = z.object({
  rows: z.int(),
  losses,
  accuracy: z.number().nullable(),
  plannerAccuracy: z.number().nullable(),
  calibrationError: z.number(),
  calibrationErrorBefore: z.number(),
})

/** What a training came to. */
export interface TrainingOutcome {
  /** Epoch that the parameters are of. */
  readonly bestEpoch: number
  readonly epochs: number
  readonly steps: number
  readonly temperature: number
  /** With the temperature, the scaling of the success head. */
  readonly bias: number
  /** Null where there are no rows of that part. */
  readonly validation: PartReport | null
  readonly test: PartReport | null
}

/** Parses an outcome that was stored. */
export const trainingOutcomeSchema: z.ZodType<TrainingOutcome> = z.object({
  bestEpoch: z.int(),
  epochs: z.int(),
  steps: z.int(),
  temperature: z.number(),
  bias: z.number().default(0),
  validation: partReport.nullable(),
  test: partReport.nullable(),
})
