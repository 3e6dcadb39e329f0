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

/**
 * Puts rows into batches of one shape, one behind another. Where the last batch is short it is filled up with its own first row at weight
 * zero, which changes nothing. `rows` must not be empty.
 */
export function makeBatches(
  source: RowSource,
  rows: Int32Array,
  batch: number,
  lessons: LessonKind,
  { contextFeatures, candidateFeatures }: Architecture,
): Batches {
  const steps = Math.ceil(rows.length / batch)
  let most = 1
  for (const row of rows) most = Math.max(most, source.candidatesOf(row))
  const decisions = steps * batch
  const tensor = (...shape: readonly number[]): BatchData => ({
    data: new Float32Array(decisions * shape.reduce((product, length) => product * length, 1)),
    shape: [steps, batch, ...shape],
  })
  const batches = {
    context: tensor(contextFeatures),
    candidates: tensor(most, candidateFeatures),
    mask: tensor(most),
    target: tensor(most),
    rejected: tensor(most),
    tried: tensor(most),
    succeeded: tensor(),
    weight: tensor(),
  }
  const { tried, target, rejected, succeeded, weight } = source.columns
  for (let place = 0; place < decisions; place++) {
    const row = rows[place < rows.length ? place : (steps - 1) * batch]!
    const count = source.candidatesOf(row)
    const first = place * most
    source.readContext(row, part(batches.context, place * contextFeatures, contextFeatures))
    source.readCandidates(row, part(batches.candidates, first * candidateFeatures, count * candidateFeatures))
    batches.mask.data.fill(1, first, first + count)
    batches.tried.data[first + tried[row]!] = 1
    batches.succeeded.data[place] = succeeded[row]!
    batches.weight.data[place] = place < rows.length ? weight[row]! : 0
    const isLesson = succeeded[row] === 1 || lessons !== 'successes'
    if (target[row]! >= 0 && isLesson) batches.target.data[first + target[row]!] = 1
    if (rejected[row]! >= 0 && lessons === 'preferences') batches.rejected.data[first + rejected[row]!] = 1
  }
  return batches
}

function part({ data }: BatchData, begin: number, length: number): Float32Array {
  return data.subarray(begin, begin + length)
}
