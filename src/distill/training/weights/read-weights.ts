import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { UsageError } from '../../../env/index.ts'
import { featureLayoutSchema, layoutDifference } from '../../dataset/features/feature-layout.ts'
import { parseSafetensorsHeader } from '../../dataset/file/safetensors.ts'
import { parameterCount } from '../architecture.ts'
import type { EpochReport, TrainingOutcome } from '../training-progress.ts'
import { epochReportSchema, trainingOutcomeSchema } from '../training-progress.ts'
import type { TrainingSettings } from '../training-settings.ts'
import { trainingSettingsSchema } from '../training-settings.ts'

/** What another trainer made of a dataset of ours. */
export interface TrainedWeights {
  readonly parameters: Float32Array<ArrayBuffer>
  readonly settings: TrainingSettings
  /** Version of the dataset. */
  readonly dataset: string
  readonly history: readonly EpochReport[]
  readonly outcome: TrainingOutcome
}

const documentSchema = z.object({
  settings: trainingSettingsSchema,
  dataset: z.string().regex(/^[0-9a-f]{64}$/),
  layout: featureLayoutSchema,
  history: z.array(epochReportSchema).min(1).max(100_000),
  outcome: trainingOutcomeSchema,
})

/** Bytes of a weights file that are read. */
const largestFileBytes = 1 << 30

/** Reads what `scripts/train_policy.py` wrote. Throws `UsageError` where it is not there, malformed, or of another feature layout. */
export function readWeights(file: string): TrainedWeights {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats?.isFile() !== true || stats.size > largestFileBytes) {
    throw new UsageError(
      `There are no weights at ${file}.`,
      'Give a file that scripts/train_policy.py wrote.',
    )
  }
  let read: ReturnType<typeof parse>
  try {
    read = parse(readFileSync(file))
  } catch (error) {
    const why = error instanceof z.ZodError ? 'its document is malformed' : (error as Error).message
    throw new UsageError(
      `${file} holds no weights of a policy: ${why}.`,
      'Give a file that scripts/train_policy.py of this version wrote.',
      { cause: error },
    )
  }
  const difference = layoutDifference(read.layout)
  if (difference !== null) {
    throw new UsageError(
      `The weights ${file} do not fit this program: ${difference}.`,
      'Export the dataset again, and train on that.',
    )
  }
  return read
}

function parse(bytes: Buffer) {
  const headerBytes = Number(bytes.readBigUInt64LE(0))
  if (headerBytes > bytes.length - 8) throw new Error('its header is longer than it')
  const data = bytes.subarray(8 + headerBytes)
  const { tensors, metadata } = parseSafetensorsHeader(bytes.subarray(8, 8 + headerBytes), data.length)
  const document = documentSchema.parse(JSON.parse(metadata['weights'] ?? 'null'))
  const count = parameterCount(document.settings.architecture)
  const place = tensors['parameters']
  if (place?.dtype !== 'F32' || place.shape.length !== 1 || place.shape[0] !== count)
    throw new Error(`it does not have the ${count} parameters of its architecture`)
  const parameters = Float32Array.from({ length: count }, (_value, index) =>
    data.readFloatLE(place.data_offsets[0] + 4 * index),
  )
  if (!parameters.every(Number.isFinite)) throw new Error('a parameter is no number')
  return { ...document, parameters }
}
