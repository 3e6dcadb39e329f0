import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { DatasetRow } from '../dataset-row.ts'
import { splits } from '../dataset-row.ts'
import type { EncodedDecision } from '../features/feature-layout.ts'
import { featureLayout } from '../features/feature-layout.ts'
import type { DatasetTensor } from './dataset-tensors.ts'
import { datasetTensors } from './dataset-tensors.ts'
import { safetensorsHead } from './safetensors.ts'

const names = Object.keys(datasetTensors) as DatasetTensor[]
/** Bytes that are gathered for a tensor before they are written. */
const bufferBytes = 1 << 18

/**
 * Writes a dataset file row by row in flat memory: each tensor grows in a file of its own, and `finish` puts them together and gives the
 * whole its name. Order of calls: `add` for each row, then `finish` or `discard` once.
 */
export class DatasetWriter {
  readonly #file: string
  readonly #parts: Readonly<Record<DatasetTensor, TensorPart>>
  #rows = 0
  #candidates = 0

  constructor(file: string) {
    this.#file = file
    this.#parts = Object.fromEntries(
      names.map((name) => [name, new TensorPart(`${file}.${name}.part`)]),
    ) as Record<DatasetTensor, TensorPart>
  }

  add(row: DatasetRow, { context, candidates }: EncodedDecision): void {
    this.#rows++
    this.#candidates += row.candidates.length
    this.#parts.context.write(bytesOf(context))
    this.#parts.candidates.write(bytesOf(candidates))
    const { tried, target, rejected, succeeded, split } = row
    const integers = {
      candidate_ends: this.#candidates,
      tried,
      target: target ?? -1,
      rejected: rejected ?? -1,
      succeeded: Number(succeeded),
      split: splits.indexOf(split),
    }
    for (const [name, value] of Object.entries(integers)) {
      this.#parts[name as keyof typeof integers].write(bytesOf(Int32Array.of(value)))
    }
    this.#parts.weight.write(bytesOf(Float32Array.of(row.weight)))
    this.#parts.attempt.write(bytesOf(BigInt64Array.of(BigInt(row.attemptId))))
  }

  /** Puts the file together; it appears under its name as a whole. */
  finish(metadata: Readonly<Record<string, string>>): void {
    const widths: Partial<Record<DatasetTensor, readonly number[]>> = {
      context: [this.#rows, featureLayout.context.length],
      candidates: [this.#candidates, featureLayout.candidate.length],
    }
    const tensors = names.map((name) => ({
      name,
      dtype: datasetTensors[name].dtype,
      shape: widths[name] ?? [this.#rows],
    }))
    const half = `${this.#file}.half`
    const whole = openSync(half, 'w')
    try {
      writeSync(whole, safetensorsHead(tensors, metadata))
      for (const name of names) this.#parts[name].appendTo(whole)
      fsyncSync(whole)
    } finally {
      closeSync(whole)
      this.discard()
    }
    renameSync(half, this.#file)
  }

  /** Removes what is half done. May be called twice. */
  discard(): void {
    for (const part of Object.values(this.#parts)) part.remove()
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)
}

/** One tensor that grows in a file of its own. */
class TensorPart {
  readonly #file: string
  readonly #descriptor: number
  readonly #buffer = new Uint8Array(bufferBytes)
  #filled = 0
  #isOpen = true

  constructor(file: string) {
    this.#file = file
    this.#descriptor = openSync(file, 'w+')
  }

  write(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > bufferBytes) this.#flush()
    if (bytes.length > bufferBytes) writeWhole(this.#descriptor, bytes)
    else {
      this.#buffer.set(bytes, this.#filled)
      this.#filled += bytes.length
    }
  }

  appendTo(descriptor: number): void {
    this.#flush()
    for (let position = 0; ;) {
      const count = readSync(this.#descriptor, this.#buffer, 0, bufferBytes, position)
      if (count === 0) return
      writeWhole(descriptor, this.#buffer.subarray(0, count))
      position += count
    }
  }

  remove(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    closeSync(this.#descriptor)
    rmSync(this.#file, { force: true })
  }

  #flush(): void {
    writeWhole(this.#descriptor, this.#buffer.subarray(0, this.#filled))
    this.#filled = 0
  }
}

/** A write may take less than it was given. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(descriptor, bytes, written, bytes.length - written)
  }
}
