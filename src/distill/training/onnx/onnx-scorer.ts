import type { InferenceSession } from 'onnxruntime-node'
import { Tensor } from 'onnxruntime-node'
import { UsageError } from '../../../env/index.ts'
import type { EncodedDecision } from '../../dataset/features/feature-layout.ts'
import { layoutDifference } from '../../dataset/features/feature-layout.ts'
import { readModelCard } from '../graph/model-graph.ts'
import type { ModelCard } from '../model-card.ts'
import type { Device, DeviceChoice } from '../device.ts'
import type { OpenedSession } from './open-session.ts'
import { openSession } from './open-session.ts'

/** What a model says of the candidates of one decision. */
export interface CandidateScores {
  /** Logarithm of each candidate's share. */
  readonly score: Float32Array
  /** Probability of each candidate that it works. */
  readonly success: Float32Array
}

/** A model file at work in this process. Deciding among a few dozen candidates takes some tenths of a millisecond and blocks its thread. */
export class OnnxScorer {
  readonly card: ModelCard
  readonly device: Device
  /** Why CUDA was asked for and is not used, or null. */
  readonly cudaFault: string | null
  readonly #session: InferenceSession

  /** Throws `UsageError`, which names `file`, where it is no model of ours, of another feature layout, or gives no numbers. */
  static async load(bytes: Uint8Array, file: string, choice: DeviceChoice = 'cpu'): Promise<OnnxScorer> {
    const card = readModelCard(bytes, file)
    const difference = layoutDifference(card.layout)
    if (difference !== null) {
      throw new UsageError(
        `The policy ${file} does not fit this program: ${difference}.`,
        'Train it again with "stevolve train".',
      )
    }
    try {
      const scorer = new OnnxScorer(await openSession(bytes, choice), card)
      const { score, success } = await scorer.scores(probe(card), 1)
      if (![...score, ...success].every(Number.isFinite)) throw new Error('it gives no numbers')
      return scorer
    } catch (error) {
      throw new UsageError(`The policy ${file} cannot be run.`, 'Train it again with "stevolve train".', {
        cause: error,
      })
    }
  }

  private constructor({ session, device, cudaFault }: OpenedSession, card: ModelCard) {
    this.#session = session
    this.device = device
    this.cudaFault = cudaFault
    this.card = card
  }

  async score(decision: EncodedDecision, candidates: number): Promise<Float32Array> {
    return (await this.scores(decision, candidates)).score
  }

  /** Scores and probabilities of all candidates of a decision. */
  scores({ context, candidates }: EncodedDecision, count: number): Promise<CandidateScores> {
    return this.scoresOf(1, count, context, candidates, new Float32Array(count).fill(1))
  }

  /**
   * Scores and probabilities of decisions behind one another, each among `count` candidates of which the mask says 1 and padding of which it
   * says 0. On the CPU a decision gets the same numbers as alone, to the bit where the processor multiplies one row as it does many.
   */
  async scoresOf(
    decisions: number,
    count: number,
    context: Float32Array,
    candidates: Float32Array,
    mask: Float32Array,
  ): Promise<CandidateScores> {
    const { contextFeatures, candidateFeatures } = this.card.architecture
    const results = await this.#session.run({
      context: new Tensor('float32', context, [decisions, contextFeatures]),
      candidates: new Tensor('float32', candidates, [decisions, count, candidateFeatures]),
      mask: new Tensor('float32', mask, [decisions, count]),
    })
    return { score: numbersOf(results['score']), success: numbersOf(results['success']) }
  }
}

function numbersOf(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data
  throw new Error('it lacks a result')
}

function probe({ architecture }: ModelCard): EncodedDecision {
  return {
    context: new Float32Array(architecture.contextFeatures),
    candidates: new Float32Array(architecture.candidateFeatures),
  }
}
