import { describe, expect, it } from 'vitest'
import { encodeDecision, featureLayout } from '../../../src/distill/index.ts'
import { initialParameters } from '../../../src/distill/training/architecture.ts'
import { modelFile } from '../../../src/distill/training/graph/model-graph.ts'
import { OnnxScorer } from '../../../src/distill/training/onnx/onnx-scorer.ts'
import { stateWith } from '../../support/world-states.ts'
import { gather, retreat, surface } from '../dataset/decided-episodes.ts'
import { madeCard } from './made-rows.ts'

const parameters = initialParameters(madeCard.architecture, 1)

describe('a model at work', () => {
  it('ranks one candidate and many, and gives probabilities', async () => {
    const scorer = await OnnxScorer.load(modelFile(parameters, madeCard), 'it')
    const goal = { have: { oak_log: 1 } }
    for (const count of [1, 3, 64]) {
      const candidates = Array.from({ length: count }, (_candidate, index) => ({
        subgoal: [gather('oak_log'), retreat, surface][index % 3]!,
      }))
      const encoded = encodeDecision(stateWith(), goal, candidates)
      const { score, success } = await scorer.scores(encoded, count)
      expect(score).toHaveLength(count)
      const shares = Array.from(score, Math.exp).reduce((sum, share) => sum + share, 0)
      expect(shares).toBeCloseTo(1, 4)
      expect(success.every((probability) => probability > 0 && probability < 1)).toBe(true)
    }
  })

  it('is refused where it does not fit, with the difference named, or gives no numbers', async () => {
    const layout = { ...featureLayout, candidate: featureLayout.candidate.slice(1) }
    await expect(OnnxScorer.load(modelFile(parameters, { ...madeCard, layout }), 'old.onnx')).rejects.toThrow(
      /The policy old.onnx does not fit this program: it lacks the candidate feature "kind.gather"/,
    )
    const broken = modelFile(
      parameters.map(() => Number.NaN),
      madeCard,
    )
    await expect(OnnxScorer.load(broken, 'broken.onnx')).rejects.toThrow(
      /The policy broken.onnx cannot be run/,
    )
  })
})
