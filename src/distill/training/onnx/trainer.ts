import type { InferenceSession } from 'onnxruntime-node'
import { Tensor } from 'onnxruntime-node'
import { createRandom } from '../../../env/index.ts'
import { initialParameters, parameterCount } from '../architecture.ts'
import type { Batches, RowSource } from '../batches.ts'
import { BatchRoom, makeBatches, targetOf, weightOf } from '../batches.ts'
import type { Prediction } from '../calibration.ts'
import { batchTensors, judgingGraph, lossParts, trainingGraph } from '../graph/training-graph.ts'
import { TrainingError } from '../training-error.ts'
import type { TrainingSettings } from '../training-settings.ts'
import { adamConstants, learningRateAt } from '../training-settings.ts'
import type { Losses } from '../training-progress.ts'
import { createSession } from './create-session.ts'

type Numbers = Float32Array<ArrayBuffer>

/** Where a training stands: parameters, both moments, and steps that were made. */
export interface OptimizerState {
  readonly parameters: Numbers
  readonly mean: Numbers
  readonly square: Numbers
  readonly steps: number
}

/** How parameters do on rows that they may not have seen. */
export interface Judgement {
  readonly losses: Losses
  /** Share of the rows with a known right choice in which it is ranked first; null where there is no such row. */
  readonly accuracy: number | null
  /** The same share for the planner's own order. */
  readonly plannerAccuracy: number | null
  readonly predictions: readonly Prediction[]
}

/** Numbers that one call of the training graph may hold, so that memory stays flat. */
const mostNumbersPerCall = 4_000_000
const mostStepsPerCall = 32

/** Trains in this thread, which is blocked meanwhile: meant for a worker. */
export class Trainer {
  readonly #settings: TrainingSettings
  readonly #source: RowSource
  readonly #training: InferenceSession
  readonly #judging: InferenceSession
  readonly #room = new BatchRoom()

  static async create(settings: TrainingSettings, source: RowSource): Promise<Trainer> {
    const { architecture, pairWeight, successWeight, weightDecay } = settings
    const lossWeights = { choice: 1, pair: pairWeight, success: successWeight }
    const plan = { architecture, lossWeights }
    return new Trainer(
      settings,
      source,
      await createSession(trainingGraph(plan, { ...adamConstants, weightDecay })),
      await createSession(judgingGraph(plan)),
    )
  }

  private constructor(
    settings: TrainingSettings,
    source: RowSource,
    training: InferenceSession,
    judging: InferenceSession,
  ) {
    this.#settings = settings
    this.#source = source
    this.#training = training
    this.#judging = judging
  }

  /** Where every training of these settings begins. */
  begin(): OptimizerState {
    const { architecture, seed } = this.#settings
    const count = parameterCount(architecture)
    return {
      parameters: initialParameters(architecture, seed),
      mean: new Float32Array(count),
      square: new Float32Array(count),
      steps: 0,
    }
  }

  /**
   * One pass over `rows`, in an order that hangs on seed and epoch alone. `onSteps` is awaited between calls of the graph, some dozens of
   * steps each; what it throws ends the pass. Throws `TrainingError` where the loss is no number any more.
   */
  async trainEpoch(
    state: OptimizerState,
    rows: Int32Array,
    epoch: number,
    onSteps: (done: number, of: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ readonly state: OptimizerState; readonly losses: Losses }> {
    const { batch, seed } = this.#settings
    const order = shuffled(rows, `${seed}/epoch ${epoch}`)
    const steps = Math.ceil(rows.length / batch)
    const sums = lossParts.map(() => 0)
    let now = state
    for (let step = 0; step < steps;) {
      const count = Math.min(steps - step, this.#stepsPerCall(order, step * batch))
      const batches = this.#batches(order.subarray(step * batch, (step + count) * batch))
      const called = await this.#train(now, batches, count, steps)
      for (const [index, loss] of called.losses.entries()) sums[index % lossParts.length]! += loss
      now = called.state
      step += count
      await onSteps(step, steps)
    }
    return { state: now, losses: lossesOf(sums.map((sum) => sum / steps)) }
  }

  /** Judges parameters on rows, which must not be none, in order. */
  async judge(parameters: Numbers, rows: Int32Array): Promise<Judgement> {
    const { batch, lessons } = this.#settings
    const { columns } = this.#source
    const sums = lossParts.map(() => 0)
    const predictions: Prediction[] = []
    let whole = 0
    let known = 0
    let right = 0
    let first = 0
    for (let begin = 0; begin < rows.length; begin += batch) {
      const some = rows.subarray(begin, begin + batch)
      const feeds = tensorsOf(this.#batches(some), 1)
      const results = await this.#judging.run({ parameters: flat(parameters), ...feeds }, [
        'losses',
        'best',
        'tried_logit',
      ])
      const best = results['best']!.data as BigInt64Array
      const logits = results['tried_logit']!.data as Numbers
      const weight = some.reduce((sum, row) => sum + weightOf(columns, row, lessons), 0)
      for (const [index, loss] of (results['losses']!.data as Numbers).entries())
        sums[index]! += weight * loss
      whole += weight
      some.forEach((row, index) => {
        predictions.push({
          logit: logits[index]!,
          succeeded: columns.succeeded[row] === 1,
          weight: columns.weight[row]!,
        })
        const target = targetOf(columns, row, 'preferences')
        if (target < 0) return
        known++
        if (Number(best[index]) === target) right++
        if (target === 0) first++
      })
    }
    return {
      losses: lossesOf(sums.map((sum) => sum / whole)),
      accuracy: known === 0 ? null : right / known,
      plannerAccuracy: known === 0 ? null : first / known,
      predictions,
    }
  }

  async close(): Promise<void> {
    await this.#training.release()
    await this.#judging.release()
  }

  async #train(
    state: OptimizerState,
    batches: Batches,
    count: number,
    stepsPerEpoch: number,
  ): Promise<{ readonly state: OptimizerState; readonly losses: Numbers }> {
    const { learningRate, epochs } = this.#settings
    const rates = Float32Array.from({ length: count }, (_rate, index) =>
      learningRateAt(state.steps + index, epochs * stepsPerEpoch, learningRate),
    )
    const results = await this.#training.run({
      steps: new Tensor('int64', BigInt64Array.of(BigInt(count)), []),
      first_step: new Tensor('float32', Float32Array.of(state.steps + 1), []),
      learning_rates: new Tensor('float32', rates, [count]),
      parameters: flat(state.parameters),
      mean: flat(state.mean),
      square: flat(state.square),
      ...tensorsOf(batches, 0),
    })
    const losses = results['losses']!.data as Numbers
    const bad = losses.findIndex((loss) => !Number.isFinite(loss))
    if (bad >= 0) throw notANumber(state.steps + Math.floor(bad / lossParts.length) + 1)
    return {
      state: {
        parameters: results['next_parameters']!.data as Numbers,
        mean: results['next_mean']!.data as Numbers,
        square: results['next_square']!.data as Numbers,
        steps: state.steps + count,
      },
      losses,
    }
  }

  #batches(rows: Int32Array): Batches {
    const { batch, lessons, architecture } = this.#settings
    return makeBatches(this.#source, rows, batch, lessons, architecture, this.#room)
  }

  /** Fewer steps at a time where decisions have many candidates. */
  #stepsPerCall(order: Int32Array, begin: number): number {
    const { batch, architecture } = this.#settings
    let most = 1
    for (const row of order.subarray(begin, begin + batch * mostStepsPerCall)) {
      most = Math.max(most, this.#source.candidatesOf(row))
    }
    const perStep = batch * (most * architecture.candidateFeatures + architecture.contextFeatures)
    return Math.max(1, Math.min(mostStepsPerCall, Math.floor(mostNumbersPerCall / perStep)))
  }
}

function notANumber(step: number): TrainingError {
  return new TrainingError(
    'not-a-number',
    `The loss of step ${step} is not a number.`,
    'Train with a lower --learning-rate; if it stays so, the dataset holds a number that is none: make it again.',
  )
}

function lossesOf([total, choice, pair, success]: readonly number[]): Losses {
  return { total: total!, choice: choice!, pair: pair!, success: success! }
}

function flat(values: Numbers): Tensor {
  return new Tensor('float32', values, [values.length])
}

/** `drop` leading axes are left out: one batch has no axis for steps. */
function tensorsOf(batches: Batches, drop: 0 | 1): Record<string, Tensor> {
  return Object.fromEntries(
    batchTensors.map((name) => {
      const { data, shape } = batches[name]
      return [name, new Tensor('float32', data, shape.slice(drop))]
    }),
  )
}

/** The same rows in an order that hangs on `seed` alone (Fisher and Yates). */
function shuffled(rows: Int32Array, seed: string): Int32Array {
  const order = Int32Array.from(rows)
  const random = createRandom(seed)
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}
