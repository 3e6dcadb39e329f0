import { Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import type { Architecture } from '../../../src/distill/training/architecture.ts'
import {
  decayMask,
  initialParameters,
  parameterCount,
  parameterShapes,
} from '../../../src/distill/training/architecture.ts'
import type { Precision } from '../../../src/distill/training/graph/graph-builder.ts'
import { judgingGraph, trainingGraph } from '../../../src/distill/training/graph/training-graph.ts'
import { createSession } from '../../../src/distill/training/onnx/create-session.ts'
import { defaultArchitecture } from '../../../src/distill/training/training-settings.ts'
import { createRandom } from '../../../src/env/index.ts'
import type { ReferenceRow } from './reference-scorer.ts'
import { ReferenceScorer } from './reference-scorer.ts'

const architecture: Architecture = {
  contextFeatures: 3,
  candidateFeatures: 4,
  contextLayers: [5, 4],
  candidateLayers: [6],
  jointLayers: [5, 3],
}
const lossWeights = { choice: 1, pair: 0.7, success: 0.5 }
const adam = { decayOfMean: 0.9, decayOfSquare: 0.99, epsilon: 1e-8, weightDecay: 0.1, longestSlope: 0.05 }
const count = parameterCount(architecture)

const random = createRandom(4)
const numbers = (length: number) => Array.from({ length }, () => random.next() * 2 - 1)

/** Rows of one to four candidates: a success, corrections, negatives. */
const rows: readonly ReferenceRow[] = Array.from({ length: 7 }, (_row, index) => {
  const among = 1 + (index % 4)
  const hasTarget = index % 3 !== 2
  const target = hasTarget ? index % among : null
  const rejected = hasTarget && among > 1 && index % 2 === 1 ? (index + 1) % among : null
  return {
    context: numbers(architecture.contextFeatures),
    candidates: Array.from({ length: among }, () => numbers(architecture.candidateFeatures)),
    target,
    rejected,
    tried: rejected ?? target ?? 0,
    succeeded: rejected === null && hasTarget,
    weight: 0.5 + index / 4,
  }
})
/** Random, and no bias at zero: there max(0, x) has no slope. */
const parameters = Float64Array.from({ length: count }, () => (random.next() - 0.5) * 1.6)

/** The rows padded into the tensors of a batch, the way a graph of this precision takes them. */
function batchOf(some: readonly ReferenceRow[], precision: Precision, steps = 0) {
  const most = Math.max(...some.map(({ candidates }) => candidates.length)) + 1
  const grid = (value: (row: ReferenceRow, index: number) => number) =>
    some.flatMap((row) => Array.from({ length: most }, (_candidate, index) => value(row, index)))
  const nothing = Array.from({ length: architecture.candidateFeatures }, () => 9)
  const tensor = (values: readonly number[], ...shape: readonly number[]) => {
    const repeated = steps === 0 ? values : Array.from({ length: steps }, () => values).flat()
    const dims = steps === 0 ? shape : [steps, ...shape]
    return precision === 'float32'
      ? new Tensor('float32', Float32Array.from(repeated), dims)
      : new Tensor('float64', Float64Array.from(repeated), dims)
  }
  const size = some.length
  return {
    context: tensor(
      some.flatMap(({ context }) => context),
      size,
      architecture.contextFeatures,
    ),
    candidates: tensor(
      some.flatMap(({ candidates }) =>
        Array.from({ length: most }, (_candidate, index) => candidates[index] ?? nothing).flat(),
      ),
      size,
      most,
      architecture.candidateFeatures,
    ),
    mask: tensor(
      grid(({ candidates }, index) => Number(index < candidates.length)),
      size,
      most,
    ),
    target: tensor(
      grid(({ target }, index) => Number(index === target)),
      size,
      most,
    ),
    rejected: tensor(
      grid(({ rejected }, index) => Number(index === rejected)),
      size,
      most,
    ),
    tried: tensor(
      grid(({ tried }, index) => Number(index === tried)),
      size,
      most,
    ),
    succeeded: tensor(
      some.map(({ succeeded }) => Number(succeeded)),
      size,
    ),
    weight: tensor(
      some.map(({ weight }) => weight),
      size,
    ),
  }
}

async function judge(precision: Precision, values: ArrayLike<number>) {
  const session = await createSession(judgingGraph({ architecture, lossWeights }, precision))
  const flat =
    precision === 'float32'
      ? new Tensor('float32', Float32Array.from(values), [count])
      : new Tensor('float64', Float64Array.from(values), [count])
  const results = await session.run({ parameters: flat, ...batchOf(rows, precision) })
  const list = (name: string) => Array.from(results[name]!.data as Float64Array)
  return {
    losses: list('losses'),
    slope: list('slope'),
    best: Array.from(results['best']!.data as BigInt64Array),
  }
}

/** Largest distance of two vectors, in parts of the longer one's largest number. */
function distance(one: readonly number[], other: readonly number[]): number {
  const largest = Math.max(...one.map(Math.abs), ...other.map(Math.abs))
  return Math.max(...one.map((value, index) => Math.abs(value - other[index]!))) / largest
}

describe('the loss of a batch', () => {
  it('is what plain loops make of it, and padding has no part in it', async () => {
    const reference = new ReferenceScorer(architecture, parameters)
    const { losses, best } = await judge('float64', parameters)
    expect(losses[0]).toBeCloseTo(reference.loss(rows, lossWeights), 12)
    expect(losses[0]).toBeCloseTo(losses[1]! + 0.7 * losses[2]! + 0.5 * losses[3]!, 12)
    rows.forEach((row, index) => {
      const { choice } = reference.logits(row)
      expect(Number(best[index])).toBe(choice.indexOf(Math.max(...choice)))
    })
  })
})

describe('the slope of the loss', () => {
  it('agrees with finite differences in double precision, for every parameter', async () => {
    const { slope } = await judge('float64', parameters)
    const step = 1e-6
    const differences = Array.from({ length: count }, (_parameter, index) => {
      const at = (change: number) => {
        const moved = Float64Array.from(parameters)
        moved[index]! += change
        return new ReferenceScorer(architecture, moved).loss(rows, lossWeights)
      }
      return (at(step) - at(-step)) / (2 * step)
    })
    expect(distance(slope, differences)).toBeLessThan(1e-8)
    // Every matrix and vector has a part in it.
    let offset = 0
    for (const { name, size } of parameterShapes(architecture)) {
      const part = slope.slice(offset, offset + size)
      expect(
        part.some((value) => value !== 0),
        name,
      ).toBe(true)
      offset += size
    }
  })

  it('is the same in single precision, to its accuracy', async () => {
    const double = await judge('float64', parameters)
    const single = await judge('float32', parameters)
    expect(distance(single.slope, double.slope)).toBeLessThan(2e-6)
    expect(distance(single.losses, double.losses)).toBeLessThan(1e-6)
  })
})

describe('a step of AdamW', () => {
  it('is what the formula says, with shortened slopes and decay of matrices alone, step after step', async () => {
    const steps = 3
    const rates = [0.01, 0.02, 0.005]
    const session = await createSession(trainingGraph({ architecture, lossWeights }, adam, 'float64'))
    const flat = (values: ArrayLike<number>) => new Tensor('float64', Float64Array.from(values), [count])
    const results = await session.run({
      steps: new Tensor('int64', BigInt64Array.of(BigInt(steps)), []),
      first_step: new Tensor('float64', Float64Array.of(1), []),
      learning_rates: new Tensor('float64', Float64Array.from(rates), [steps]),
      parameters: flat(parameters),
      mean: flat(new Float64Array(count)),
      square: flat(new Float64Array(count)),
      ...batchOf(rows, 'float64', steps),
    })

    let expected = Array.from(parameters)
    let mean = new Array<number>(count).fill(0)
    let square = new Array<number>(count).fill(0)
    const mask = decayMask(architecture)
    for (const [index, rate] of rates.entries()) {
      const { slope, losses } = await judge('float64', expected)
      const length = Math.hypot(...slope)
      expect(length).toBeGreaterThan(adam.longestSlope)
      expect((results['losses']!.data as Float64Array)[index * 4]).toBeCloseTo(losses[0]!, 10)
      expect((results['slope_lengths']!.data as Float64Array)[index]).toBeCloseTo(length, 10)
      const short = slope.map((value) => (value * adam.longestSlope) / length)
      mean = mean.map((old, at) => 0.9 * old + 0.1 * short[at]!)
      square = square.map((old, at) => 0.99 * old + 0.01 * short[at]! ** 2)
      expected = expected.map((value, at) => {
        const change = mean[at]! / (1 - 0.9 ** (index + 1))
        const scale = Math.sqrt(square[at]! / (1 - 0.99 ** (index + 1))) + adam.epsilon
        return value - rate * (change / scale + adam.weightDecay * mask[at]! * value)
      })
    }
    const list = (name: string) => Array.from(results[name]!.data as Float64Array)
    expect(distance(list('next_parameters'), expected)).toBeLessThan(1e-9)
    expect(distance(list('next_mean'), mean)).toBeLessThan(1e-9)
    expect(distance(list('next_square'), square)).toBeLessThan(1e-9)
  })
})

describe('parameters to begin with', () => {
  it('of the default scorer are few enough to decide in place', () => {
    expect(parameterCount(defaultArchitecture)).toBeLessThan(100_000)
  })

  it('are the same for the same seed, zero in vectors, and of the width that keeps signals alive', () => {
    const wide = { ...architecture, contextFeatures: 200, contextLayers: [300] }
    const one = initialParameters(wide, 5)
    expect(initialParameters(wide, 5)).toEqual(one)
    expect(initialParameters(wide, 6)).not.toEqual(one)
    const first = one.subarray(0, 60_000)
    const variance = first.reduce((sum, value) => sum + value * value, 0) / first.length
    expect(variance).toBeCloseTo(2 / 200, 3)
    expect(one.subarray(60_000, 60_300).every((value) => value === 0)).toBe(true)
  })
})
