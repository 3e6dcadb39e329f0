import type { DatasetCounts, EpochReport, TrainingOutcome } from '../distill/index.ts'

/** What a training is made of. */
export interface PreparedTraining {
  /** SHA-256 of the dataset. */
  readonly version: string
  readonly counts: DatasetCounts
  /** The policy that the same training gave before, or null. */
  readonly finished: TrainedModel | null
}

/** A policy that was trained and kept. */
export interface TrainedModel {
  readonly policy: string
  /** Path of the model file. */
  readonly file: string
  /** SHA-256 of it, in hexadecimal. */
  readonly hash: string
  readonly outcome: TrainingOutcome
}

/** Who wants to know how a training goes on. */
export interface TrainingWatcher {
  /** Decisions that were read so far. */
  onRows(rows: number): void
  onEarlier(history: readonly EpochReport[]): void
  onSteps(epoch: number, done: number, of: number): void
  onEpoch(report: EpochReport): void
}

/** One training on one record. Order of calls: `prepare`, `train` where it is not finished, `close`. */
export interface TrainingSession {
  /** Absolute path. */
  readonly database: string
  /** Makes the dataset. Null where the signal stopped it. */
  prepare(watcher: TrainingWatcher, signal: AbortSignal): Promise<PreparedTraining | null>
  /** Null where the signal stopped it; every epoch that was finished is kept. */
  train(watcher: TrainingWatcher, signal: AbortSignal): Promise<TrainedModel | null>
  close(): void
}
