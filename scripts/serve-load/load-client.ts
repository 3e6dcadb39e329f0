import { tensorsOfBatch } from '../../src/agent/policy/inference/decision-batch.ts'
import type { FeatureWidths } from '../../src/agent/policy/inference/decision-batch.ts'
import { decodeMessage, encodeMessage } from '../../src/agent/policy/inference/tensor-message.ts'
import { HttpExchange } from '../../src/agent/policy/remote/http-exchange.ts'
import { afterWallMs, wallNowMs } from '../../src/env/clock/real-time.ts'
import type { KnownDecision } from './known-decisions.ts'

/** Beyond it a request counts as lost. */
const lostAfterMs = 30_000
const mostNumbers = 100_000

/** What one client saw. */
export interface ClientFigures {
  /** Time of each answer that was right. */
  readonly tookMs: number[]
  /** Why requests have no answer. */
  readonly lost: string[]
  /** Answers that are not, to the bit, what the model says in this process. */
  mixedUp: number
}

/** An agent that asks for one decision after another, each once, and holds each answer against what is known. */
export class LoadClient {
  readonly figures: ClientFigures = { tookMs: [], lost: [], mixedUp: 0 }
  readonly #exchange: HttpExchange
  readonly #widths: FeatureWidths
  readonly #isBinary: boolean

  constructor(url: string, widths: FeatureWidths, isBinary: boolean) {
    this.#exchange = new HttpExchange(url, { nowMs: wallNowMs, afterMs: afterWallMs })
    this.#widths = widths
    this.#isBinary = isBinary
  }

  async ask(path: string, { batch, score }: KnownDecision): Promise<void> {
    const outputs = [{ name: 'score', parameters: { binary_data: this.#isBinary } }]
    const message = encodeMessage({ outputs }, 'inputs', tensorsOfBatch(batch, this.#widths), this.#isBinary)
    const startMs = wallNowMs()
    try {
      const reply = await this.#exchange.post(path, message, lostAfterMs)
      if (reply.status !== 200) throw new Error(`status ${reply.status}`)
      const [answer] = decodeMessage(reply.body, reply.jsonBytes, 'outputs', mostNumbers).tensors
      const isRight =
        answer?.data.length === score.length && score.every((value, at) => Object.is(value, answer.data[at]))
      if (isRight) this.figures.tookMs.push(wallNowMs() - startMs)
      else this.figures.mixedUp++
    } catch (error) {
      this.figures.lost.push(error instanceof Error ? error.message : String(error))
    }
  }
}
