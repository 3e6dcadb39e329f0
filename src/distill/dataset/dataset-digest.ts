import { createHash } from 'node:crypto'
import type { DatasetRow } from './dataset-row.ts'
import { featureLayout, layoutDigest } from './features/feature-layout.ts'
import type { EncodedDecision } from './features/feature-layout.ts'

/** What of a row counts for the version: all but the numbers that a database gave. */
const hashedFields = [
  'task',
  'seed',
  'world',
  'minecraft',
  'position',
  'kind',
  'split',
  'weight',
  'tried',
  'target',
  'rejected',
  'succeeded',
] as const satisfies readonly (keyof DatasetRow)[]

/**
 * The version of a dataset: a hash of the layout and of every row in order. The same episodes in the same order give the same version on
 * every machine, whatever numbers a database gave them.
 */
export class DatasetDigest {
  readonly #hash = createHash('sha256').update(layoutDigest(featureLayout))

  add(row: DatasetRow, { context, candidates }: EncodedDecision): void {
    this.#hash.update(JSON.stringify(hashedFields.map((field) => row[field])))
    this.#hash.update(bytesOf(context)).update(bytesOf(candidates))
  }

  /** SHA-256 in hexadecimal. May be asked for once. */
  version(): string {
    return this.#hash.digest('hex')
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
