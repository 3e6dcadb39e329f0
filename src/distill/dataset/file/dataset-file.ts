import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { UsageError } from '../../../env/index.ts'
import type { Split } from '../dataset-row.ts'
import { splits } from '../dataset-row.ts'
import type { FeatureLayout } from '../features/feature-layout.ts'
import { featureLayoutSchema, layoutDifference } from '../features/feature-layout.ts'
import type { DatasetTensor } from './dataset-tensors.ts'
import { datasetTensors } from './dataset-tensors.ts'
import type { SafetensorsHeader } from './safetensors.ts'
import { largestHeaderBytes, parseSafetensorsHeader } from './safetensors.ts'

type Integers = Int32Array<ArrayBuffer>

/** The small columns of a dataset, one number per row. */
export interface DatasetColumns {
  readonly tried: Integers
  /** -1 where none is known. */
  readonly target: Integers
  /** -1 where there is none. */
  readonly rejected: Integers
  readonly succeeded: Integers
  readonly weight: Float32Array<ArrayBuffer>
}

/** Features up to this size are kept in memory: a read of the file for each row would take longer than a step of training. */
const mostBytesInMemory = 256 * 1024 * 1024

/** A dataset file open for reading. Small columns are in memory, features too where they fit; else they are read when they are asked for. */
export class DatasetFile {
  readonly rows: number
  readonly columns: DatasetColumns
  readonly layout: FeatureLayout
  /** SHA-256 of its content, as the builder gave it. */
  readonly version: string
  readonly #descriptor: number
  readonly #dataBegin: number
  readonly #header: SafetensorsHeader
  readonly #candidateEnds: Integers
  readonly #split: Integers
  readonly #features: Readonly<Record<'context' | 'candidates', Float32Array<ArrayBuffer> | null>>

  /** Opens a file. Throws `UsageError` where it is not there, malformed, or of another feature layout. */
  static open(file: string): DatasetFile {
    let descriptor: number
    try {
      descriptor = openSync(file, 'r')
    } catch (error) {
      throw new UsageError(`There is no dataset at ${file}.`, 'Make one with "stevolve export".', {
        cause: error,
      })
    }
    try {
      return new DatasetFile(file, descriptor)
    } catch (error) {
      closeSync(descriptor)
      if (error instanceof UsageError) throw error
      throw new UsageError(
        `${file} is not a dataset of stevolve: ${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'}.`,
        'Make it again with "stevolve export --format safetensors".',
        { cause: error },
      )
    }
  }

  private constructor(file: string, descriptor: number) {
    this.#descriptor = descriptor
    const { size } = fstatSync(descriptor)
    const length = new Uint8Array(8)
    readWhole(descriptor, length, 0)
    const headerBytes = Number(new DataView(length.buffer).getBigUint64(0, true))
    if (headerBytes > Math.min(largestHeaderBytes, size - 8)) throw new Error('its header is longer than it')
    const text = new Uint8Array(headerBytes)
    readWhole(descriptor, text, 8)
    this.#dataBegin = 8 + headerBytes
    this.#header = parseSafetensorsHeader(text, size - this.#dataBegin)
    const { metadata } = this.#header
    this.layout = featureLayoutSchema.parse(JSON.parse(metadata['layout'] ?? ''))
    const difference = layoutDifference(this.layout)
    if (difference !== null) {
      throw new UsageError(
        `The dataset ${file} has another feature layout: ${difference}.`,
        'Make it again from its record with this program.',
      )
    }
    this.version = metadata['version'] ?? ''
    this.rows = this.#shapeOf('context')[0] ?? 0
    this.#candidateEnds = this.#integers('candidate_ends')
    this.#split = this.#integers('split')
    const weight = new Float32Array(this.rows)
    this.#readRows('weight', 0, weight)
    this.columns = {
      tried: this.#integers('tried'),
      target: this.#integers('target'),
      rejected: this.#integers('rejected'),
      succeeded: this.#integers('succeeded'),
      weight,
    }
    this.#checkIndexes()
    this.#features = { context: this.#inMemory('context'), candidates: this.#inMemory('candidates') }
  }

  /** How many candidates a row has; at least one. */
  candidatesOf(row: number): number {
    return this.#candidateEnds[row]! - this.#candidatesBegin(row)
  }

  /** The rows of one part, in order. */
  rowsOf(split: Split): Integers {
    const wanted = splits.indexOf(split)
    const rows: number[] = []
    for (let row = 0; row < this.rows; row++) if (this.#split[row] === wanted) rows.push(row)
    return Int32Array.from(rows)
  }

  /** Ids of the attempts that some rows were made of. */
  attemptsOf(rows: Integers): readonly number[] {
    const attempts = new BigInt64Array(this.rows)
    this.#readRows('attempt', 0, attempts)
    return Array.from(rows, (row) => Number(attempts[row]))
  }

  /** Writes the features of a row's context into `target`, which must be as long as the layout says. */
  readContext(row: number, target: Float32Array): void {
    this.#readFeatures('context', row * this.layout.context.length, target)
  }

  /** Writes the features of a row's candidates into `target`, row after row; it must have room for just those. */
  readCandidates(row: number, target: Float32Array): void {
    this.#readFeatures('candidates', this.#candidatesBegin(row) * this.layout.candidate.length, target)
  }

  close(): void {
    closeSync(this.#descriptor)
  }

  #candidatesBegin(row: number): number {
    return row === 0 ? 0 : this.#candidateEnds[row - 1]!
  }

  #inMemory(name: 'context' | 'candidates'): Float32Array<ArrayBuffer> | null {
    const length = this.#shapeOf(name).reduce((product, size) => product * size, 1)
    if (length * Float32Array.BYTES_PER_ELEMENT > mostBytesInMemory) return null
    const values = new Float32Array(length)
    this.#readRows(name, 0, values)
    return values
  }

  #readFeatures(name: 'context' | 'candidates', first: number, target: Float32Array): void {
    const values = this.#features[name]
    if (values === null) this.#readRows(name, first, target)
    else target.set(values.subarray(first, first + target.length))
  }

  #shapeOf(name: DatasetTensor): readonly number[] {
    const place = this.#header.tensors[name]
    if (place?.dtype !== datasetTensors[name].dtype) throw new Error(`it lacks the tensor "${name}"`)
    return place.shape
  }

  #integers(name: DatasetTensor): Integers {
    const numbers = new Int32Array(this.rows)
    this.#readRows(name, 0, numbers)
    return numbers
  }

  /** Reads elements of a tensor from the `first` on. */
  #readRows(name: DatasetTensor, first: number, target: Float32Array | Int32Array | BigInt64Array): void {
    this.#shapeOf(name)
    const [begin, end] = this.#header.tensors[name]!.data_offsets
    const from = begin + first * target.BYTES_PER_ELEMENT
    if (from + target.byteLength > end) throw new Error(`the tensor "${name}" is too short`)
    const bytes = new Uint8Array(target.buffer as ArrayBuffer, target.byteOffset, target.byteLength)
    readWhole(this.#descriptor, bytes, this.#dataBegin + from)
  }

  #checkIndexes(): void {
    const { tried, target, rejected, weight } = this.columns
    const [contextRows, contextWidth] = this.#shapeOf('context')
    const [candidateRows, candidateWidth] = this.#shapeOf('candidates')
    if (contextRows !== this.rows || contextWidth !== this.layout.context.length)
      throw new Error('the tensor "context" has another shape than its layout')
    if (
      candidateWidth !== this.layout.candidate.length ||
      candidateRows !== (this.#candidateEnds.at(-1) ?? 0)
    )
      throw new Error('the tensor "candidates" has another shape than its layout')
    for (let row = 0; row < this.rows; row++) {
      const count = this.candidatesOf(row)
      const isIndex = (index: number, least: number) => index >= least && index < count
      if (
        count < 1 ||
        !isIndex(tried[row]!, 0) ||
        !isIndex(target[row]!, -1) ||
        !isIndex(rejected[row]!, -1) ||
        !(weight[row]! >= 0 && weight[row]! < Number.POSITIVE_INFINITY)
      )
        throw new Error(`row ${row} names a candidate that it does not have, or has no weight`)
    }
  }
}

function readWhole(descriptor: number, target: Uint8Array, position: number): void {
  for (let count = 0; count < target.length;) {
    const read = readSync(descriptor, target, count, target.length - count, position + count)
    if (read === 0) throw new Error('it ends too early')
    count += read
  }
}
