import { Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { featureLayout } from '../../../src/distill/dataset/features/feature-layout.ts'
import { initialParameters } from '../../../src/distill/training/architecture.ts'
import { GraphBuilder } from '../../../src/distill/training/graph/graph-builder.ts'
import { modelFile, readModelCard } from '../../../src/distill/training/graph/model-graph.ts'
import type { ModelCard } from '../../../src/distill/training/model-card.ts'
import { createSession } from '../../../src/distill/training/onnx/create-session.ts'
import { settingsWith } from './made-rows.ts'
import { ReferenceScorer } from './reference-scorer.ts'

const training = settingsWith()
const { architecture } = training
const card: ModelCard = {
  format: 1,
  name: 'scorer@1',
  layout: featureLayout,
  architecture,
  training,
  dataset: 'a'.repeat(64),
  temperature: 2,
  bias: 0,
  margin: 0,
  isStyled: false,
}
const parameters = initialParameters(architecture, 3).map((value) => value + 0.05)

describe('a model file', () => {
  it('scores any number of candidates as the formula says, with padding left out, and carries its card', async () => {
    const bytes = modelFile(parameters, card)
    expect(readModelCard(bytes, 'it')).toEqual(card)
    const session = await createSession(bytes)
    const context = [0.4, -0.2]
    const candidates = [
      [1, 0, -1],
      [0.5, 0.5, 0.5],
      [-1, 2, 0],
    ]
    const reference = new ReferenceScorer(architecture, parameters)
    const { choice, success } = reference.logits({
      context,
      candidates,
      target: null,
      rejected: null,
      tried: 0,
      succeeded: true,
      weight: 1,
    })
    const results = await session.run({
      context: new Tensor('float32', Float32Array.from(context), [1, 2]),
      candidates: new Tensor('float32', Float32Array.from([...candidates.flat(), 7, 7, 7]), [1, 4, 3]),
      mask: new Tensor('float32', Float32Array.of(1, 1, 1, 0), [1, 4]),
    })
    const score = Array.from(results['score']!.data as Float32Array)
    const probability = Array.from(results['success']!.data as Float32Array)
    const sum = choice.reduce((total, logit) => total + Math.exp(logit), 0)
    choice.forEach((logit, index) => expect(score[index]).toBeCloseTo(logit - Math.log(sum), 5))
    success.forEach((logit, index) =>
      expect(probability[index]).toBeCloseTo(1 / (1 + Math.exp(-logit / 2)), 5),
    )
    expect(score[3]).toBeLessThan(-1e6)
  })

  it('of somebody else is refused with the reason', () => {
    expect(() => readModelCard(new TextEncoder().encode('hello'), 'a.onnx')).toThrow(
      /a.onnx .*it is no ONNX file/,
    )
    expect(() => readModelCard(new GraphBuilder('float32').model(), 'a.onnx')).toThrow(/it has no card/)
    const odd = new GraphBuilder('float32').model({ stevolve: JSON.stringify({ ...card, format: 2 }) })
    expect(() => readModelCard(odd, 'a.onnx')).toThrow(/its card is malformed at format/)
    const broken = new GraphBuilder('float32').model({ stevolve: '{' })
    expect(() => readModelCard(broken, 'a.onnx')).toThrow(/is not a policy of stevolve/)
  })
})
