import type { DatasetColumns } from '../dataset/file/dataset-file.ts'
import type { Architecture } from './architecture.ts'
import type { BatchTensor } from './graph/training-graph.ts'
import type { LessonKind } from './training-settings.ts'

/** Where rows come from; a dataset file fits. */
export interface RowSource {
  readonly columns: DatasetColumns
  candidatesOf(row: number): number
  readContext(row: number, target: Float32Array): void
  readCandidates(row: number, target: Float32Array): void
}

/** One tensor of numbers. */
export interface BatchData {
  readonly data: Float32Array<ArrayBuffer>
  readonly shape: readonly number[]
}
export type Batches = Readonly<Record<BatchTensor, BatchData>>

/** Room for tensors that is used again and again: getting fresh memory for each batch takes as long as a third of a step. */
export class BatchRoom {
  readonly #rooms = new Map<string, Float32Array<ArrayBuffer>>()

  /** Room for `length` numbers under a name. What was there before is in it still. */
  take(name: string, length: number): Float32Array<ArrayBuffer> {
    let room = this.#rooms.get(name)
    if (room === undefined || room.length < length) {
      room = new Float32Array(length)
      this.#rooms.set(name, room)
    }
    return room.subarray(0, length)
  }
}

/**
 * Puts rows into batches of one shape, one behind another. Where the last batch is short it is filled up with its own first row at weight
 * zero, which changes nothing. `rows` must not be empty. The tensors lie in `room` and hold until it is used again.
 */
export function makeBatches(
  source: RowSource,
  rows: Int32Array,
  batch: number,
  lessons: LessonKind,
  { contextFeatures, candidateFeatures }: Architecture,
  room: BatchRoom = new BatchRoom(),
): Batches {
  const steps = Math.ceil(rows.length / batch)
  let most = 1
  for (const row of rows) most = Math.max(most, source.candidatesOf(row))
  const decisions = steps * batch
  const tensor = (name: BatchTensor, ...shape: readonly number[]): BatchData => ({
    data: room.take(name, decisions * shape.reduce((product, length) => product * length, 1)),
    shape: [steps, batch, ...shape],
  })
  const zeros = (name: BatchTensor) => {
    const made = tensor(name, most)
    made.data.fill(0)
    return made
  }
  const batches = {
    context: tensor('context', contextFeatures),
    candidates: tensor('candidates', most, candidateFeatures),
    mask: zeros('mask'),
    target: zeros('target'),
    rejected: zeros('rejected'),
    tried: zeros('tried'),
    succeeded: tensor('succeeded'),
    weight: tensor('weight'),
  }
  const { tried, rejected, succeeded } = source.columns
  for (let place = 0; place < decisions; place++) {
    const row = rows[place < rows.length ? place : (steps - 1) * batch]!
    const count = source.candidatesOf(row)
    const first = place * most
    source.readContext(row, part(batches.context, place * contextFeatures, contextFeatures))
    source.readCandidates(row, part(batches.candidates, first * candidateFeatures, count * candidateFeatures))
    batches.candidates.data.fill(0, (first + count) * candidateFeatures, (first + most) * candidateFeatures)
    batches.mask.data.fill(1, first, first + count)
    batches.tried.data[first + tried[row]!] = 1
    batches.succeeded.data[place] = succeeded[row]!
    batches.weight.data[place] = place < rows.length ? weightOf(source.columns, row, lessons) : 0
    const right = targetOf(source.columns, row, lessons)
    if (right >= 0) batches.target.data[first + right] = 1
    if (rejected[row]! >= 0 && lessons === 'preferences') batches.rejected.data[first + rejected[row]!] = 1
  }
  return batches
}

/** True for a choice that worked, and beside which another led to the goal sooner. */
function isPreferred({ succeeded, rejected }: DatasetColumns, row: number): boolean {
  return succeeded[row] === 1 && rejected[row]! >= 0
}

/** Index of the candidate that counts as right in such lessons; -1 for none. Without preferences whatever worked was right. */
export function targetOf(columns: DatasetColumns, row: number, lessons: LessonKind): number {
  if (columns.succeeded[row] !== 1 && lessons === 'successes') return -1
  const isImitated = isPreferred(columns, row) && lessons !== 'preferences'
  return isImitated ? columns.tried[row]! : columns.target[row]!
}

/** How much a row counts in such lessons. The less a choice is worth as an example, the more it counts that another was better. */
export function weightOf(columns: DatasetColumns, row: number, lessons: LessonKind): number {
  const weight = columns.weight[row]!
  return isPreferred(columns, row) && lessons === 'preferences' ? 1 / weight : weight
}

function part({ data }: BatchData, begin: number, length: number): Float32Array {
  return data.subarray(begin, begin + length)
}
