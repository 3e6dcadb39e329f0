import type { InferenceSession } from 'onnxruntime-node'
import { Tensor } from 'onnxruntime-node'
import { UsageError } from '../../../env/index.ts'
import type { EncodedDecision } from '../../dataset/features/feature-layout.ts'
import { layoutDifference } from '../../dataset/features/feature-layout.ts'
import { readModelCard } from '../graph/model-graph.ts'
import type { ModelCard } from '../model-card.ts'
import { createSession } from './create-session.ts'

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
  readonly #session: InferenceSession

  /** Throws `UsageError`, which names `file`, where it is no model of ours, of another feature layout, or gives no numbers. */
  static async load(bytes: Uint8Array, file: string): Promise<OnnxScorer> {
    const card = readModelCard(bytes, file)
    const difference = layoutDifference(card.layout)
    if (difference !== null) {
      throw new UsageError(
        `The policy ${file} does not fit this program: ${difference}.`,
        'Train it again with "stevolve train".',
      )
    }
    let session: InferenceSession
    try {
      session = await createSession(bytes)
      const scorer = new OnnxScorer(session, card)
      const { score, success } = await scorer.scores(probe(card), 1)
      if (![...score, ...success].every(Number.isFinite)) throw new Error('it gives no numbers')
      return scorer
    } catch (error) {
      throw new UsageError(`The policy ${file} cannot be run.`, 'Train it again with "stevolve train".', {
        cause: error,
      })
    }
  }

  private constructor(session: InferenceSession, card: ModelCard) {
    this.#session = session
    this.card = card
  }

  async score(decision: EncodedDecision, candidates: number): Promise<Float32Array> {
    return (await this.scores(decision, candidates)).score
  }

  /** Scores and probabilities of all candidates of a decision. */
  async scores({ context, candidates }: EncodedDecision, count: number): Promise<CandidateScores> {
    const { contextFeatures, candidateFeatures } = this.card.architecture
    const results = await this.#session.run({
      context: new Tensor('float32', context, [1, contextFeatures]),
      candidates: new Tensor('float32', candidates, [1, count, candidateFeatures]),
      mask: new Tensor('float32', new Float32Array(count).fill(1), [1, count]),
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
