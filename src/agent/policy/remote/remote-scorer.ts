import { z } from 'zod'
import type { EncodedDecision } from '../../../distill/index.ts'
import { featureLayout } from '../../../distill/index.ts'
import { StevolveError, UsageError } from '../../../env/index.ts'
import { PolicyUnavailable } from '../fallback-policy.ts'
import { singleDecision, tensorsOfBatch } from '../inference/decision-batch.ts'
import type { PolicyCard } from '../inference/served-model.ts'
import { hashParameter } from '../inference/served-model.ts'
import { MessageFault, decodeMessage, encodeMessage } from '../inference/tensor-message.ts'
import type { CandidateScorer } from '../scorer-policy.ts'
import { CircuitBreaker } from './circuit-breaker.ts'
import type { HttpReply, RemoteClock } from './http-exchange.ts'
import { ExchangeFault, HttpExchange } from './http-exchange.ts'
import type { RemoteAddress } from './remote-address.ts'
import type { RemoteModel } from './remote-model.ts'
import { askForModel } from './remote-model.ts'

/** How a served policy is asked. */
export interface RemoteScorerSettings {
  readonly address: RemoteAddress
  /** Longest wait for one answer; a decision waits for two at most. */
  readonly timeoutMs: number
  readonly clock: RemoteClock
}

/** Longest wait for each answer when the model is first asked for, which may have to be loaded. */
const greetingTimeoutMs = 10_000
const triesPerDecision = 2
const pauseBeforeRetryMs = 50
/** A server whose answers do not say which model gave them is asked for it again after so long. */
const recheckAfterMs = 10_000
/** A server that is busy or goes down; another try may do. */
const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])
const mostCandidates = 100_000

const widths = { context: featureLayout.context.length, candidate: featureLayout.candidate.length }

/**
 * A policy in another process, asked by the Open Inference Protocol v2. A decision is asked for twice at most; a server that keeps failing is left
 * alone for a while. The model stays the one of the start: each answer says whose it is or the server is asked every ten seconds, and what another
 * model says is not taken.
 */
export class RemoteScorer implements CandidateScorer {
  readonly #settings: RemoteScorerSettings
  readonly #exchange: HttpExchange
  readonly #breaker: CircuitBreaker
  readonly #model: RemoteModel
  /** When the model was last known to be that of the start; null after a failure: the server may have come back with another one. */
  #verifiedAtMs: number | null
  #lastReason = ''

  /** Throws `UsageError` where nobody answers there, or with another model than one that fits this program. */
  static async connect(settings: RemoteScorerSettings): Promise<RemoteScorer> {
    const { address, clock } = settings
    const exchange = new HttpExchange(address.base, clock)
    try {
      const model = await askForModel(exchange, address, greetingTimeoutMs)
      return new RemoteScorer(settings, exchange, model)
    } catch (error) {
      if (!(error instanceof ExchangeFault)) throw error
      throw new UsageError(
        `The policy at ${address.text} cannot be asked: ${error.message}.`,
        'Start "stevolve policy serve" there, or give a model file.',
        { cause: error },
      )
    }
  }

  private constructor(settings: RemoteScorerSettings, exchange: HttpExchange, model: RemoteModel) {
    this.#settings = settings
    this.#exchange = exchange
    this.#breaker = new CircuitBreaker(() => settings.clock.nowMs())
    this.#model = model
    this.#verifiedAtMs = settings.clock.nowMs()
  }

  get card(): PolicyCard {
    return this.#model.card
  }

  /** Throws `PolicyUnavailable` where no answer can be had. */
  async score(decision: EncodedDecision, candidates: number): Promise<Float32Array> {
    if (!this.#breaker.admits()) throw new PolicyUnavailable(`not asked after failures: ${this.#lastReason}`)
    try {
      const scores = await this.#tryToScore(decision, candidates)
      this.#breaker.succeeded()
      return scores
    } catch (error) {
      const reason = reasonOf(error)
      this.#breaker.failed()
      if (reason === null) throw error
      this.#verifiedAtMs = null
      this.#lastReason = reason
      throw new PolicyUnavailable(reason, { cause: error })
    }
  }

  async #tryToScore(decision: EncodedDecision, candidates: number): Promise<Float32Array> {
    for (let tries = 1; ; tries++) {
      try {
        if (!this.#isVerified) await this.#verify()
        return await this.#ask(decision, candidates)
      } catch (error) {
        if (tries === triesPerDecision || !(error instanceof ExchangeFault)) throw error
        this.#verifiedAtMs = null
        await this.#pause()
      }
    }
  }

  get #isVerified(): boolean {
    return this.#verifiedAtMs !== null && this.#settings.clock.nowMs() - this.#verifiedAtMs < recheckAfterMs
  }

  /** Throws where the server now has another model than it had. */
  async #verify(): Promise<void> {
    const { address, timeoutMs } = this.#settings
    const { card } = await askForModel(this.#exchange, address, timeoutMs)
    if (card.hash !== this.#model.card.hash) throw anotherModel()
    this.#verifiedAtMs = this.#settings.clock.nowMs()
  }

  async #ask({ context, candidates: rows }: EncodedDecision, candidates: number): Promise<Float32Array> {
    const { path, isBinary } = this.#model
    const outputs = [{ name: 'score', ...(isBinary ? { parameters: { binary_data: true } } : {}) }]
    const tensors = tensorsOfBatch(singleDecision(context, rows, candidates), widths)
    const message = encodeMessage({ outputs }, 'inputs', tensors, isBinary)
    const reply = await this.#exchange.post(`${path}/infer`, message, this.#settings.timeoutMs)
    const { scores, hash } = scoresOf(reply, candidates)
    if (hash === undefined) return scores
    if (hash !== this.#model.card.hash) throw anotherModel()
    this.#verifiedAtMs = this.#settings.clock.nowMs()
    return scores
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#settings.clock.afterMs(pauseBeforeRetryMs, resolve))
  }
}

/** An answer that another try would not change. */
class RefusedAnswer extends Error {
  override readonly name = 'RefusedAnswer'
}

function anotherModel(): RefusedAnswer {
  return new RefusedAnswer('another model is served now')
}

const answerSchema = z.looseObject({
  parameters: z.looseObject({ [hashParameter]: z.string().max(100).optional() }).optional(),
})

/** The scores of an answer, and the hash of the model that gave them where it says so. */
function scoresOf(
  { status, body, jsonBytes }: HttpReply,
  candidates: number,
): { readonly scores: Float32Array; readonly hash?: string | undefined } {
  if (passingStatuses.has(status)) throw new ExchangeFault(`status ${status}`)
  if (status !== 200) throw new RefusedAnswer(`status ${status}`)
  const { fields, tensors } = decodeMessage(body, jsonBytes, 'outputs', mostCandidates)
  const score = tensors.find(({ name }) => name === 'score')
  const answer = answerSchema.safeParse(fields)
  if (score?.data.length === candidates && answer.success) {
    return { scores: score.data, hash: answer.data.parameters?.[hashParameter] }
  }
  throw new RefusedAnswer('the answer is malformed')
}

/** Why there is no answer, in a few words; null for a bug of ours. */
function reasonOf(error: unknown): string | null {
  if (error instanceof ExchangeFault || error instanceof RefusedAnswer) return error.message
  if (error instanceof MessageFault) return 'the answer is malformed'
  // The model that came back does not fit, or is gone.
  return error instanceof StevolveError ? 'another model is served now' : null
}
