import { z } from 'zod'
import { featureLayout } from '../dataset/features/feature-layout.ts'
import type { Architecture } from './architecture.ts'
import { architectureSchema } from './architecture.ts'

/** Which rows show what is right: successes alone, corrections too, and corrections also as preferences. */
export const lessonKinds = ['successes', 'corrections', 'preferences'] as const
export type LessonKind = (typeof lessonKinds)[number]

/** Everything that shapes a training beside its dataset. Plain data. */
export interface TrainingSettings {
  readonly seed: number
  /** What trains: ours in this process, or scripts/train_policy.py. */
  readonly trainer: 'onnx' | 'pytorch'
  readonly architecture: Architecture
  readonly lessons: LessonKind
  /** Most passes over the rows. */
  readonly epochs: number
  /** Epochs without a lower validation loss after which training ends. */
  readonly patience: number
  /** Decisions per step. */
  readonly batch: number
  /** Highest learning rate; it rises to it over the first steps and then falls in half a cosine to a twentieth. */
  readonly learningRate: number
  readonly weightDecay: number
  /** How much the preference term and the success head count beside the choice. */
  readonly pairWeight: number
  readonly successWeight: number
}

/** Parses settings that were stored. */
export const trainingSettingsSchema: z.ZodType<TrainingSettings> = z.object({
  seed: z.int().min(0),
  trainer: z.enum(['onnx', 'pytorch']).default('onnx'),
  architecture: architectureSchema,
  lessons: z.enum(lessonKinds),
  epochs: z.int().min(1).max(100_000),
  patience: z.int().min(1).max(100_000),
  batch: z.int().min(1).max(65_536),
  learningRate: z.number().positive().max(1),
  weightDecay: z.number().min(0).max(10),
  pairWeight: z.number().min(0).max(100),
  successWeight: z.number().min(0).max(100),
})

/** What is taken where nothing else is asked for. */
export const defaultTraining = {
  seed: 1,
  trainer: 'onnx',
  lessons: 'preferences',
  epochs: 60,
  patience: 8,
  batch: 64,
  learningRate: 1e-3,
  weightDecay: 0.01,
  pairWeight: 0.5,
  successWeight: 0.5,
} as const satisfies Omit<TrainingSettings, 'architecture'>

/** The scorer that is trained where nothing else is asked for; what goes in hangs on the feature layout. */
export const defaultArchitecture: Architecture = {
  contextFeatures: featureLayout.context.length,
  candidateFeatures: featureLayout.candidate.length,
  contextLayers: [96],
  candidateLayers: [64],
  jointLayers: [64],
}

/** Settings of AdamW that are the same in every training. */
export const adamConstants = {
  decayOfMean: 0.9,
  decayOfSquare: 0.999,
  epsilon: 1e-8,
  longestSlope: 1,
} as const

const warmUpSteps = 50
const lowestShare = 0.05

/** Learning rate of a step, counted from 0, of a training of `steps` at most. */
export function learningRateAt(step: number, steps: number, highest: number): number {
  const rising = Math.min(1, (step + 1) / Math.min(warmUpSteps, Math.max(1, steps / 10)))
  const fallen = (1 + Math.cos(Math.PI * Math.min(1, step / Math.max(1, steps)))) / 2
  return highest * rising * (lowestShare + (1 - lowestShare) * fallen)
}
