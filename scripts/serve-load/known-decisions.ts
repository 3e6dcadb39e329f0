import type { DecisionBatch } from '../../src/agent/policy/inference/decision-batch.ts'
import { singleDecision } from '../../src/agent/policy/inference/decision-batch.ts'
import type { OnnxScorer } from '../../src/distill/training/onnx/onnx-scorer.ts'
import { createRandom } from '../../src/env/random.ts'

/** A decision, and what the model says of it in this process. */
export interface KnownDecision {
  readonly batch: DecisionBatch
  readonly score: Float32Array
}

const mostCandidates = 64

/** Made-up decisions among 1 to 64 candidates, half of whose features are 0, with the scores that they get here, one at a time. */
export async function knownDecisions(
  scorer: OnnxScorer,
  count: number,
  seed: number,
): Promise<readonly KnownDecision[]> {
  const random = createRandom(`serve-load/${seed}`)
  const { contextFeatures, candidateFeatures } = scorer.card.architecture
  const numbers = (length: number) =>
    Float32Array.from({ length }, () => (random.next() < 0.5 ? 0 : random.next()))
  const known: KnownDecision[] = []
  for (let index = 0; index < count; index++) {
    const candidates = 1 + random.below(mostCandidates)
    const batch = singleDecision(
      numbers(contextFeatures),
      numbers(candidates * candidateFeatures),
      candidates,
    )
    known.push({
      batch,
      score: await scorer.score({ context: batch.context, candidates: batch.rows }, candidates),
    })
  }
  return known
}
