import type { EpochReport, TrainingOutcome } from '../training-progress.ts'
import type { TrainingFault } from '../training-error.ts'
import type { TrainingSettings } from '../training-settings.ts'

/** What a training thread is given. Plain data. */
export interface TrainingJob {
  /** A dataset file. */
  readonly dataset: string
  readonly settings: TrainingSettings
  /** Where the training is kept after every epoch, and gone on with from. */
  readonly checkpoint: string
}

/** What a training thread tells. */
export type TrainingMessage =
  /** Epochs that were made before, by a training that was stopped. */
  | { readonly kind: 'earlier'; readonly history: readonly EpochReport[] }
  | { readonly kind: 'steps'; readonly epoch: number; readonly done: number; readonly of: number }
  | { readonly kind: 'epoch'; readonly report: EpochReport }
  | {
      readonly kind: 'done'
      readonly parameters: Float32Array<ArrayBuffer>
      readonly outcome: TrainingOutcome
      /** Ids of the attempts that were trained on. */
      readonly attempts: readonly number[]
    }
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'failed'
      readonly fault: TrainingFault | 'usage'
      readonly message: string
      readonly cure: string
    }
