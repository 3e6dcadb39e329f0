import { z } from 'zod'
import type { FeatureLayout } from '../dataset/features/feature-layout.ts'
import { featureLayoutSchema } from '../dataset/features/feature-layout.ts'
import type { Architecture } from './architecture.ts'
import { architectureSchema } from './architecture.ts'
import type { TrainingSettings } from './training-settings.ts'
import { trainingSettingsSchema } from './training-settings.ts'

/**
 * The margin that trained policies are given. The planner's order is sound, and what is learnt against it from few runs may be luck: a share must be
 * a fifth larger than that of the planner's first.
 */
export const plannerMargin = 0.2

/** What a model file says of itself. */
export interface ModelCard {
  /** 1; a file of another format is refused. */
  readonly format: 1
  /** Name and version, e.g. `scorer@3`. */
  readonly name: string
  readonly layout: FeatureLayout
  readonly architecture: Architecture
  readonly training: TrainingSettings
  /** Version of the dataset that it was trained on. */
  readonly dataset: string
  /** By which success logits are divided, and what is then added to them. */
  readonly temperature: number
  readonly bias: number
  /** The planner's first is only left for what scores at least this much higher, in natural logarithms of shares. */
  readonly margin: number
  /** True where it has learnt among what other styles of planning would do; left out by models of before: false. */
  readonly isStyled: boolean
}

/** Parses a card. */
export const modelCardSchema: z.ZodType<ModelCard> = z.object({
  format: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}@\d{1,9}$/),
  layout: featureLayoutSchema,
  architecture: architectureSchema,
  training: trainingSettingsSchema,
  dataset: z.string().regex(/^[0-9a-f]{64}$/),
  temperature: z.number().positive(),
  bias: z.number().default(0),
  margin: z.number().min(0).default(0),
  isStyled: z.boolean().default(false),
})
