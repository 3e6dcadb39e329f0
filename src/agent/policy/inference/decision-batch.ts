import type { NamedTensor } from './tensor-message.ts'
import { MessageFault } from './tensor-message.ts'

/** Decisions among equally many candidates, behind one another. */
export interface DecisionBatch {
  readonly decisions: number
  /** Candidates of each decision, padding included. */
  readonly candidates: number
  /** [decisions, context features] */
  readonly context: Float32Array
  /** [decisions, candidates, candidate features] */
  readonly rows: Float32Array
  /** [decisions, candidates]: 1 for a candidate, 0 for padding. */
  readonly mask: Float32Array
}

/** What a model says of a batch, each [decisions, candidates]. */
export interface BatchScores {
  readonly score: Float32Array
  readonly success: Float32Array
}

/** Features of state and goal, and of a candidate. */
export interface FeatureWidths {
  readonly context: number
  readonly candidate: number
}

/** Bounds of one request. */
export interface RequestBounds {
  readonly mostDecisions: number
  readonly mostCandidates: number
}

/** One decision among `candidates` candidates. */
export function singleDecision(context: Float32Array, rows: Float32Array, candidates: number): DecisionBatch {
  return { decisions: 1, candidates, context, rows, mask: new Float32Array(candidates).fill(1) }
}

/** A batch as the tensors of a request. */
export function tensorsOfBatch(batch: DecisionBatch, widths: FeatureWidths): readonly NamedTensor[] {
  const { decisions, candidates, context, rows, mask } = batch
  return [
    { name: 'context', shape: [decisions, widths.context], data: context },
    { name: 'candidates', shape: [decisions, candidates, widths.candidate], data: rows },
    { name: 'mask', shape: [decisions, candidates], data: mask },
  ]
}

/** The tensors of a request as a batch. Throws `MessageFault` where one is missing, unknown, or of another shape than the others want. */
export function batchOfTensors(
  tensors: readonly NamedTensor[],
  widths: FeatureWidths,
  { mostDecisions, mostCandidates }: RequestBounds,
): DecisionBatch {
  const unknown = tensors.find(({ name }) => !inputNames.has(name))
  if (unknown !== undefined) throw new MessageFault(`there is no input "${unknown.name}"`)
  const [context, rows, mask] = ['context', 'candidates', 'mask'].map((name) => {
    const [found, another] = tensors.filter((tensor) => tensor.name === name)
    if (found === undefined) throw new MessageFault(`the input "${name}" is missing`)
    if (another !== undefined) throw new MessageFault(`the input "${name}" is there twice`)
    return found
  })
  const [decisions = 0, candidates = 0] = rows!.shape
  if (decisions < 1 || candidates < 1) throw new MessageFault('there must be a decision with a candidate')
  if (decisions > mostDecisions)
    throw new MessageFault(`at most ${mostDecisions} decisions are taken at a time`)
  if (candidates > mostCandidates) throw new MessageFault(`at most ${mostCandidates} candidates are taken`)
  mustBe(rows!, [decisions, candidates, widths.candidate])
  mustBe(context!, [decisions, widths.context])
  mustBe(mask!, [decisions, candidates])
  return { decisions, candidates, context: context!.data, rows: rows!.data, mask: mask!.data }
}

const inputNames: ReadonlySet<string> = new Set(['context', 'candidates', 'mask'])

function mustBe({ name, shape }: NamedTensor, wanted: readonly number[]): void {
  if (shape.length === wanted.length && shape.every((length, axis) => length === wanted[axis])) return
  throw new MessageFault(
    `"${name}" has the shape [${shape.join(', ')}], and [${wanted.join(', ')}] is wanted`,
  )
}

/** Batches as one: candidates are padded to the longest, and the mask says so. */
export function joinBatches(batches: readonly DecisionBatch[], widths: FeatureWidths): DecisionBatch {
  const [only] = batches
  if (batches.length === 1) return only!
  const decisions = batches.reduce((sum, batch) => sum + batch.decisions, 0)
  const candidates = Math.max(...batches.map((batch) => batch.candidates))
  const context = new Float32Array(decisions * widths.context)
  const rows = new Float32Array(decisions * candidates * widths.candidate)
  const mask = new Float32Array(decisions * candidates)
  let decision = 0
  for (const batch of batches) {
    context.set(batch.context, decision * widths.context)
    for (let index = 0; index < batch.decisions; index++, decision++) {
      const from = index * batch.candidates
      const to = decision * candidates
      const pick = (numbers: Float32Array, width: number) =>
        numbers.subarray(from * width, (from + batch.candidates) * width)
      rows.set(pick(batch.rows, widths.candidate), to * widths.candidate)
      mask.set(pick(batch.mask, 1), to)
    }
  }
  return { decisions, candidates, context, rows, mask }
}

/** The scores of joined batches, each batch's own again, without padding. */
export function splitScores(
  { score, success }: BatchScores,
  batches: readonly DecisionBatch[],
): readonly BatchScores[] {
  const candidates = Math.max(...batches.map((batch) => batch.candidates))
  let decision = 0
  return batches.map((batch) => {
    const first = decision
    decision += batch.decisions
    const pick = (numbers: Float32Array): Float32Array => {
      const own = new Float32Array(batch.decisions * batch.candidates)
      for (let index = 0; index < batch.decisions; index++) {
        const from = (first + index) * candidates
        own.set(numbers.subarray(from, from + batch.candidates), index * batch.candidates)
      }
      return own
    }
    return { score: pick(score), success: pick(success) }
  })
}
