/** A dataset that was made of a record's attempts. */
export interface NewDataset {
  /** SHA-256 over layout and rows, in hexadecimal. */
  readonly version: string
  /** SHA-256 over the names of its features. */
  readonly layout: string
  readonly rows: number
  /** Counts, as JSON data. */
  readonly document: unknown
}

/** One row of a dataset, as far as lineage goes. */
export interface DatasetRowLink {
  readonly attemptId: number
  readonly kind: 'success' | 'corrected' | 'negative'
  /** The failed attempt in the table of corrections, or null. */
  readonly correction: number | null
  readonly split: 'train' | 'validation' | 'test'
  readonly weight: number
}

/** One pass of a training over its rows. Losses are means by weight. */
export interface TrainingEpoch {
  /** 1 for the first. */
  readonly epoch: number
  readonly steps: number
  readonly trainingLoss: number
  readonly trainingChoiceLoss: number
  readonly validationLoss: number | null
  readonly validationChoiceLoss: number | null
  readonly accuracy: number | null
  readonly isBest: boolean
}

/** A training as it stands in a record. */
export interface KnownTraining {
  readonly id: number
  /** What came of it; null while it is not finished. */
  readonly policy: KnownPolicy | null
}

/** A policy that was trained. */
export interface KnownPolicy {
  readonly id: number
  /** Unique, e.g. `scorer@3`. */
  readonly name: string
  /** SHA-256 of the model file, in hexadecimal. */
  readonly modelHash: string
  /** Relative to the folder of the record. */
  readonly modelFile: string
  /** How it was trained, as JSON data. */
  readonly document: unknown
}

export type NewPolicy = Omit<KnownPolicy, 'id'>

/**
 * Datasets, trainings and policies of a record. Order of calls: `addDataset`, `beginTraining`, `putEpoch` for each epoch, `finishTraining`.
 * Every method throws a `StevolveError` when the record cannot be read or written.
 */
export interface PolicyStore {
  /** Keeps a dataset and the lineage of its rows, unless they are there already; returns its id. */
  addDataset(dataset: NewDataset, rows: Iterable<DatasetRowLink>): number
  /** The training of this key: a new one, or the one that was begun before. */
  beginTraining(key: string, datasetId: number, settings: unknown): KnownTraining
  /** Keeps an epoch; one of the same number is replaced. */
  putEpoch(trainingId: number, epoch: TrainingEpoch): void
  /** Keeps what came of a training, and the attempts whose rows it was trained on. */
  finishTraining(trainingId: number, policy: NewPolicy, attempts: readonly number[]): KnownPolicy
  /** Keeps a policy that was not trained on this record, or finds the one with the same model; returns it. */
  adoptPolicy(policy: NewPolicy): KnownPolicy
  /** A name that no policy has yet: `stem@1`, or with the next free number. */
  nextPolicyName(stem: string): string
  /** Oldest first. */
  policies(): readonly KnownPolicy[]
}
