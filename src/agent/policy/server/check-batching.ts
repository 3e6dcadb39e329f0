import { createRandom } from '../../../env/index.ts'
import type { BatchScores, DecisionBatch } from '../inference/decision-batch.ts'
import { joinBatches, singleDecision, splitScores } from '../inference/decision-batch.ts'
import type { PolicyCard } from '../inference/served-model.ts'

/** Candidates of the decisions that are tried: each kind of rest that a processor treats by itself. */
const candidatesTried = [1, 2, 3, 5, 8, 13, 17, 33, 40, 64]

/** By how much a score or a probability changes at most when a decision is scored among others; 0 where batches change nothing. */
export async function largestBatchDifference(
  score: (batch: DecisionBatch) => Promise<BatchScores>,
  { layout }: Pick<PolicyCard, 'layout'>,
): Promise<number> {
  const widths = { context: layout.context.length, candidate: layout.candidate.length }
  const random = createRandom('batching')
  const numbers = (count: number) =>
    Float32Array.from({ length: count }, () => (random.next() < 0.5 ? 0 : random.next()))
  const singles = candidatesTried.map((candidates) =>
    singleDecision(numbers(widths.context), numbers(candidates * widths.candidate), candidates),
  )
  const together = splitScores(await score(joinBatches(singles, widths)), singles)
  let largest = 0
  for (const [index, single] of singles.entries()) {
    const alone = await score(single)
    const among = together[index]!
    for (const part of ['score', 'success'] as const) {
      alone[part].forEach((value, at) => {
        largest = Math.max(largest, Math.abs(value - among[part][at]!))
      })
    }
  }
  return largest
}
