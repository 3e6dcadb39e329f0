import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { z } from 'zod'
import { parseSafetensorsHeader, safetensorsHead } from '../../dataset/file/safetensors.ts'
import { parameterCount } from '../architecture.ts'
import { TrainingError } from '../training-error.ts'
import type { EpochReport } from '../training-progress.ts'
import { epochReportSchema } from '../training-progress.ts'
import type { TrainingIdentity } from '../training-identity.ts'
import { trainingKey } from '../training-identity.ts'
import { trainingSettingsSchema } from '../training-settings.ts'
import type { OptimizerState } from './trainer.ts'

/** A training at the end of an epoch: all that is needed to go on as if it had never stopped. */
export interface TrainingState {
  readonly optimizer: OptimizerState
  /** Parameters of the best epoch so far. */
  readonly best: Float32Array<ArrayBuffer>
  /** Every epoch so far, in order. */
  readonly history: readonly EpochReport[]
}

const tensors = ['parameters', 'mean', 'square', 'best'] as const
const metadataSchema = z.object({
  settings: trainingSettingsSchema,
  dataset: z.string(),
  steps: z.int().min(1),
  history: z.array(epochReportSchema).min(1).max(100_000),
})

/** Writes a checkpoint as a safetensors file; it replaces the one before as a whole. */
export function writeCheckpoint(
  file: string,
  { settings, dataset }: TrainingIdentity,
  state: TrainingState,
): void {
  const { optimizer, best, history } = state
  const places = tensors.map((name) => ({ name, dtype: 'F32' as const, shape: [best.length] }))
  const document = JSON.stringify({ settings, dataset, steps: optimizer.steps, history })
  const half = `${file}.half`
  const descriptor = openSync(half, 'w')
  try {
    const parts = [safetensorsHead(places, { checkpoint: document })]
    for (const values of [optimizer.parameters, optimizer.mean, optimizer.square, best]) {
      parts.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    }
    const whole = Buffer.concat(parts)
    for (let written = 0; written < whole.length;) written += writeSync(descriptor, whole, written)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(half, file)
}

/** Reads a checkpoint, or null where there is none. Throws `TrainingError` where it is damaged or of another training. */
export function readCheckpoint(file: string, identity: TrainingIdentity): TrainingState | null {
  if (!existsSync(file)) return null
  const cure = `Delete ${file} to begin anew.`
  let read: { readonly state: TrainingState; readonly identity: TrainingIdentity }
  try {
    read = parse(readFileSync(file))
  } catch (error) {
    throw new TrainingError('checkpoint', `The checkpoint ${file} is damaged.`, cure, { cause: error })
  }
  if (trainingKey(read.identity) !== trainingKey(identity)) {
    throw new TrainingError('checkpoint', `The checkpoint ${file} is of another training.`, cure)
  }
  return read.state
}

/** Removes a checkpoint that is no longer needed. */
export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true })
}

function parse(bytes: Buffer): { readonly state: TrainingState; readonly identity: TrainingIdentity } {
  const headerBytes = Number(bytes.readBigUInt64LE(0))
  const data = bytes.subarray(8 + headerBytes)
  const header = parseSafetensorsHeader(bytes.subarray(8, 8 + headerBytes), data.length)
  const { settings, dataset, steps, history } = metadataSchema.parse(
    JSON.parse(header.metadata['checkpoint'] ?? ''),
  )
  const count = parameterCount(settings.architecture)
  const [parameters, mean, square, best] = tensors.map((name) => {
    const place = header.tensors[name]
    if (place?.dtype !== 'F32' || place.shape[0] !== count) throw new Error(`it lacks the tensor "${name}"`)
    const values = Float32Array.from({ length: count }, (_value, index) =>
      data.readFloatLE(place.data_offsets[0] + 4 * index),
    )
    if (!values.every(Number.isFinite)) throw new Error(`the tensor "${name}" holds a number that is none`)
    return values
  })
  return {
    state: {
      optimizer: { parameters: parameters!, mean: mean!, square: square!, steps },
      best: best!,
      history,
    },
    identity: { settings, dataset },
  }
}
