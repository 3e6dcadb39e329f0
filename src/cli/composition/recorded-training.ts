import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describeDataset } from '../../distill/dataset/dataset-card.ts'
import type { BuiltDataset } from '../../distill/dataset/dataset-builder.ts'
import type { DatasetRow } from '../../distill/dataset/dataset-row.ts'
import { DatasetFile } from '../../distill/dataset/file/dataset-file.ts'
import { DatasetWriter } from '../../distill/dataset/file/dataset-writer.ts'
import { featureLayout, layoutDigest } from '../../distill/index.ts'
import type { EpochReport, TrainingSettings } from '../../distill/index.ts'
import { plannerMargin } from '../../distill/training/model-card.ts'
import { modelFile } from '../../distill/training/graph/model-graph.ts'
import { trainingKey } from '../../distill/training/training-identity.ts'
import { trainingOutcomeSchema } from '../../distill/training/training-progress.ts'
import type { TrainedWeights } from '../../distill/training/weights/read-weights.ts'
import type { ThreadResult } from '../../distill/training/worker/train-in-thread.ts'
import { trainInThread } from '../../distill/training/worker/train-in-thread.ts'
import { UsageError } from '../../env/index.ts'
import type { DatasetRowLink, KnownPolicy } from '../../memory/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import { SqlitePolicyStore } from '../../memory/sqlite/sqlite-policy-store.ts'
import type { WallClock } from '../program-context.ts'
import { readDataset } from './read-dataset.ts'
import type { PreparedTraining, TrainedModel, TrainingSession, TrainingWatcher } from '../training-session.ts'

/** Name of the policies that are trained here. */
const stem = 'scorer'

/** A dataset that lies in its file, and the training that it is for. */
interface Prepared extends BuiltDataset {
  readonly key: string
  readonly trainingId: number
}

/** A training on the attempts of one record; what it makes lies in the folder `policies` beside it. */
export class RecordedTraining implements TrainingSession {
  readonly database: string
  readonly #record: OpenRecord
  readonly #settings: TrainingSettings
  readonly #store: SqlitePolicyStore
  readonly #folder: string
  readonly #episodeIds: readonly number[] | null
  #prepared: Prepared | null = null

  /** Rows are made of the episodes named, in their order; null takes all that may be learnt from. */
  constructor(
    record: OpenRecord,
    settings: TrainingSettings,
    clock: Pick<WallClock, 'isoDate'>,
    episodeIds: readonly number[] | null = null,
  ) {
    this.#episodeIds = episodeIds
    this.database = record.file
    this.#record = record
    this.#settings = settings
    this.#store = new SqlitePolicyStore(record, () => clock.isoDate())
    this.#folder = join(dirname(record.file), 'policies')
  }

  async prepare(watcher: TrainingWatcher, signal: AbortSignal): Promise<PreparedTraining | null> {
    mkdirSync(this.#folder, { recursive: true })
    const links: DatasetRowLink[] = []
    const built = await this.#buildDataset(links, watcher, signal)
    if (built === null) return null
    const { version, counts } = built
    const layout = layoutDigest(featureLayout)
    const datasetId = this.#store.addDataset({ version, layout, rows: counts.rows, document: counts }, links)
    const key = trainingKey({ settings: this.#settings, dataset: version })
    const { id: trainingId, policy } = this.#store.beginTraining(key, datasetId, this.#settings)
    this.#prepared = { ...built, key, trainingId }
    return { version, counts, finished: policy === null ? null : this.#modelOf(policy) }
  }

  async train(watcher: TrainingWatcher, signal: AbortSignal): Promise<TrainedModel | null> {
    const { key, trainingId } = this.#prepared!
    const checkpoint = join(this.#folder, `unfinished-${key.slice(0, 16)}.checkpoint`)
    const keep = (report: EpochReport) => this.#store.putEpoch(trainingId, epochOf(report))
    const trained = await trainInThread(
      { dataset: this.#datasetFile, settings: this.#settings, checkpoint },
      {
        onEarlier: (history) => {
          for (const report of history) keep(report)
          watcher.onEarlier(history)
        },
        onSteps: (epoch, done, of) => watcher.onSteps(epoch, done, of),
        onEpoch: (report) => {
          keep(report)
          watcher.onEpoch(report)
        },
      },
      signal,
    )
    if (trained === null) return null
    const policy = this.#keepPolicy(trained)
    rmSync(checkpoint, { force: true })
    return this.#modelOf(policy)
  }

  /**
   * Keeps what another trainer made of the same dataset, after `prepare`. Throws `UsageError` where its dataset is another one than that of
   * this record.
   */
  adopt(weights: TrainedWeights): TrainedModel {
    const { version, trainingId } = this.#prepared!
    if (weights.dataset !== version) {
      throw new UsageError(
        `The weights were trained on dataset ${weights.dataset.slice(0, 12)}, and this record gives ${version.slice(0, 12)}.`,
        'Name the record that was exported, or export it again and train on that.',
      )
    }
    for (const report of weights.history) this.#store.putEpoch(trainingId, epochOf(report))
    const dataset = DatasetFile.open(this.#datasetFile)
    try {
      const attempts = dataset.attemptsOf(dataset.rowsOf('train'))
      return this.#modelOf(this.#keepPolicy({ ...weights, attempts }))
    } finally {
      dataset.close()
    }
  }

  close(): void {
    this.#record.close()
  }

  get #datasetFile(): string {
    return join(this.#folder, 'dataset.safetensors')
  }

  /** Rows go to the file as they are made. */
  async #buildDataset(
    links: DatasetRowLink[],
    watcher: TrainingWatcher,
    signal: AbortSignal,
  ): Promise<BuiltDataset | null> {
    const writer = new DatasetWriter(this.#datasetFile)
    try {
      const built = await readDataset(
        this.#record,
        (row, encoded) => {
          writer.add(row, encoded)
          links.push(linkOf(row))
        },
        () => watcher.onRows(links.length),
        signal,
        this.#episodeIds,
      )
      if (built === null) return null
      const digest = layoutDigest(featureLayout)
      writer.finish({ version: built.version, layout: JSON.stringify(featureLayout) })
      writeWhole(join(this.#folder, 'dataset.md'), describeDataset(built.version, digest, built.counts))
      return built
    } finally {
      writer.discard()
    }
  }

  /** The file first: a policy in the record always has one. */
  #keepPolicy({ parameters, outcome, attempts }: ThreadResult): KnownPolicy {
    const { trainingId, version, counts } = this.#prepared!
    const name = this.#store.nextPolicyName(stem)
    const bytes = modelFile(parameters, {
      format: 1,
      name,
      layout: featureLayout,
      architecture: this.#settings.architecture,
      training: this.#settings,
      dataset: version,
      temperature: outcome.temperature,
      bias: outcome.bias,
      margin: plannerMargin,
      isStyled: counts.styled > 0,
    })
    const file = join(this.#folder, `${name.replace('@', '-')}.onnx`)
    writeWhole(file, bytes)
    const policy = {
      name,
      modelHash: createHash('sha256').update(bytes).digest('hex'),
      modelFile: relative(dirname(this.database), file),
      document: { settings: this.#settings, dataset: version, outcome },
    }
    return this.#store.finishTraining(trainingId, policy, attempts)
  }

  #modelOf({ name, modelFile: file, modelHash, document }: KnownPolicy): TrainedModel {
    const { outcome } = document as { readonly outcome: unknown }
    return {
      policy: name,
      file: join(dirname(this.database), file),
      hash: modelHash,
      outcome: trainingOutcomeSchema.parse(outcome),
    }
  }
}

/** What was tried worked in a preferred row too: that another choice was better hangs on other episodes, and the record keeps what the attempt was. */
function linkOf({ attemptId, kind, correction, split, weight }: DatasetRow): DatasetRowLink {
  return { attemptId, kind: kind === 'preferred' ? 'success' : kind, correction, split, weight }
}

function epochOf({ epoch, steps, training, validation, accuracy, isBest }: EpochReport) {
  return {
    epoch,
    steps,
    trainingLoss: training.total,
    trainingChoiceLoss: training.choice,
    validationLoss: validation?.total ?? null,
    validationChoiceLoss: validation?.choice ?? null,
    accuracy,
    isBest,
  }
}

/** A file that is there under its name is whole. */
function writeWhole(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.half`, content)
  renameSync(`${file}.half`, file)
}
