import { createHash } from 'node:crypto'
import type { TrainingSettings } from './training-settings.ts'
import { trainingSettingsSchema } from './training-settings.ts'

/** What a training is: the same settings on the same dataset give the same model. */
export interface TrainingIdentity {
  readonly settings: TrainingSettings
  /** Version of the dataset. */
  readonly dataset: string
}

/** SHA-256 of an identity, in hexadecimal; the order of keys does not count. */
export function trainingKey({ settings, dataset }: TrainingIdentity): string {
  const text = JSON.stringify([dataset, trainingSettingsSchema.parse(settings)])
  return createHash('sha256').update(text).digest('hex')
}
