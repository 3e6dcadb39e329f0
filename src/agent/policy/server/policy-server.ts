import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BatchScores, DecisionBatch, RequestBounds } from '../inference/decision-batch.ts'
import { batchOfTensors } from '../inference/decision-batch.ts'
import type { BatchingPlan, PolicyCard } from '../inference/served-model.ts'
import {
  hashParameter,
  modelConfiguration,
  modelMetadata,
  nameAndVersion,
} from '../inference/served-model.ts'
import { MessageFault, decodeMessage, encodeMessage, jsonBytesHeader } from '../inference/tensor-message.ts'
import { Batcher, Overloaded } from './batcher.ts'
import { BodyBudget, BodyRefusal, readBody } from './read-body.ts'
import { wantedOutputs } from './wanted-outputs.ts'
import type { ModelRoute, Route, ServerRoute } from './route.ts'
import { methodOf, routeOf } from './route.ts'
import type { Verdict } from './serving-metrics.ts'
import { ServingMetrics } from './serving-metrics.ts'

/** Bounds within which a server takes requests. */
export interface ServingBounds extends RequestBounds {
  /** Bytes of the body of one request. */
  readonly mostBodyBytes: number
  /** Connections at a time; more are closed at once. */
  readonly mostConnections: number
  /** Within which a request must have arrived. */
  readonly requestTimeoutMs: number
}

/** What a server works with. */
export interface PolicyServerParts {
  readonly card: PolicyCard
  /** Version of the program, for those who ask. */
  readonly programVersion: string
  readonly score: (batch: DecisionBatch) => Promise<BatchScores>
  readonly plan: BatchingPlan
  readonly bounds: ServingBounds
  readonly clock: {
    nowMs(): number
    afterMs(delayMs: number, callback: () => void): () => void
  }
  /** Told of faults of ours; those of senders are answered to them. */
  readonly onFault: (error: unknown) => void
}

/** Batches of decisions that may wait, as a multiple of what one batch takes. */
const mostBatchesWaiting = 32
const mostBodyBytesTogether = 256 * 1_048_576
const headersTimeoutMs = 5_000
const idleTimeoutMs = 75_000
const checkEveryMs = 1_000

interface Answer {
  readonly status: number
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string | number>>
}

/**
 * Serves one policy by the Open Inference Protocol v2 over HTTP. Order of calls: `start` once, then `stop`. Malformed, oversized and slow requests
 * are refused and harm nobody else.
 */
export class PolicyServer {
  readonly metrics = new ServingMetrics()
  readonly #parts: PolicyServerParts
  readonly #server: Server
  readonly #batcher: Batcher
  readonly #bodies = new BodyBudget(mostBodyBytesTogether)
  #isStopping = false

  constructor(parts: PolicyServerParts) {
    const { card, plan, bounds, clock, score } = parts
    this.#parts = parts
    this.#batcher = new Batcher({
      widths: widthsOf(card),
      score,
      plan,
      mostWaiting: mostBatchesWaiting * plan.mostDecisions,
      afterMs: (delayMs, callback) => clock.afterMs(delayMs, callback),
      onBatch: (requests, decisions) => this.metrics.countBatch(requests, decisions),
    })
    this.#server = createServer(
      {
        headersTimeout: Math.min(headersTimeoutMs, bounds.requestTimeoutMs),
        requestTimeout: bounds.requestTimeoutMs,
        keepAliveTimeout: idleTimeoutMs,
        connectionsCheckingInterval: checkEveryMs,
      },
      (request, response) => void this.#serve(request, response),
    )
    this.#server.maxConnections = bounds.mostConnections
    // A socket on which nothing moves, whoever's turn it is.
    this.#server.timeout = idleTimeoutMs + checkEveryMs
  }

  /** Listens and resolves to the port; rejects with the socket's error where it cannot. */
  start({ host, port }: { readonly host: string; readonly port: number }): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ host, port }, () => {
        this.#server.off('error', reject)
        this.#server.on('error', this.#parts.onFault)
        resolve((this.#server.address() as AddressInfo).port)
      })
    })
  }

  /** Takes no more connections, answers what has arrived, and resolves when all are closed, at the latest after `withinMs`. */
  async stop(withinMs: number): Promise<void> {
    this.#isStopping = true
    const { clock } = this.#parts
    await new Promise<void>((resolve) => {
      const cancel = clock.afterMs(withinMs, () => this.#server.closeAllConnections())
      this.#server.close(() => {
        cancel()
        resolve()
      })
      this.#server.closeIdleConnections()
    })
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock } = this.#parts
    const startMs = clock.nowMs()
    const route = routeOf(request.url ?? '')
    const gone = new AbortController()
    response.once('close', () => gone.abort(new SenderGone()))
    let answer: Answer
    let verdict: Verdict = 'answered'
    try {
      answer = await this.#answer(route, request, gone.signal)
      if (answer.status >= 400) verdict = 'refused'
    } catch (error) {
      if (gone.signal.aborted) return
      answer = refusal(error)
      verdict = answer.status === 500 ? 'failed' : 'refused'
      if (answer.status === 500) this.#parts.onFault(error)
    }
    if (route?.kind === 'infer') this.metrics.countRequest(verdict, clock.nowMs() - startMs)
    // What is left of a refused body is not waited for.
    const isLast = this.#isStopping || !request.complete
    response.writeHead(answer.status, {
      'content-length': answer.body.length,
      ...(isLast ? { connection: 'close' } : {}),
      ...answer.headers,
    })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
  }

  async #answer(route: Route | null, request: IncomingMessage, gone: AbortSignal): Promise<Answer> {
    if (route === null) return errorAnswer(404, 'there is nothing at this address')
    const method = methodOf(route)
    if (request.method !== method) {
      return { ...errorAnswer(405, `ask with ${method}`), headers: { allow: method, ...json } }
    }
    return 'model' in route ? this.#answerOfModel(route, request, gone) : this.#answerOfServer(route)
  }

  #answerOfServer({ kind }: ServerRoute): Answer {
    const { card, programVersion } = this.#parts
    switch (kind) {
      case 'live':
        return jsonAnswer({ live: true })
      case 'ready':
        return jsonAnswer({ ready: !this.#isStopping }, this.#isStopping ? 503 : 200)
      case 'server': {
        const extensions = ['binary_tensor_data', 'model_configuration', 'model_repository']
        return jsonAnswer({ name: 'stevolve', version: programVersion, extensions })
      }
      case 'index': {
        const [name, version] = nameAndVersion(card)
        return jsonAnswer([{ name, version, state: 'READY' }])
      }
      case 'metrics': {
        const text = this.metrics.prometheusText(card.name, this.#batcher.waiting)
        return {
          status: 200,
          body: Buffer.from(text),
          headers: { 'content-type': 'text/plain; version=0.0.4' },
        }
      }
    }
  }

  async #answerOfModel(route: ModelRoute, request: IncomingMessage, gone: AbortSignal): Promise<Answer> {
    const { card, plan } = this.#parts
    const [name, version] = nameAndVersion(card)
    if (route.model !== name || (route.version !== null && route.version !== version)) {
      return errorAnswer(404, `there is no such model; this server has ${name}, version ${version}`)
    }
    switch (route.kind) {
      case 'model':
        return jsonAnswer(modelMetadata(card))
      case 'model-ready':
        return jsonAnswer({ name, ready: !this.#isStopping }, this.#isStopping ? 503 : 200)
      case 'model-configuration':
        return jsonAnswer(modelConfiguration(card, plan))
      case 'infer':
        return this.#infer(request, gone)
    }
  }

  async #infer(request: IncomingMessage, gone: AbortSignal): Promise<Answer> {
    const { card, bounds } = this.#parts
    const widths = widthsOf(card)
    const body = await readBody(request, bounds.mostBodyBytes, this.#bodies)
    const mostNumbers =
      bounds.mostDecisions * bounds.mostCandidates * Math.max(widths.context, widths.candidate)
    const message = decodeMessage(body, jsonBytesOf(request), 'inputs', mostNumbers)
    const { id, outputs } = wantedOutputs(message.fields)
    const batch = batchOfTensors(message.tensors, widths, bounds)
    const scores = await this.#batcher.submit(batch, gone)
    const shape = [batch.decisions, batch.candidates]
    const [name, version] = nameAndVersion(card)
    const fields = {
      model_name: name,
      model_version: version,
      ...(id === null ? {} : { id }),
      parameters: { [hashParameter]: card.hash },
    }
    const tensors = outputs.names.map((output) => ({ name: output, shape, data: scores[output] }))
    const { body: answer, jsonBytes } = encodeMessage(fields, 'outputs', tensors, outputs.isBinary)
    if (jsonBytes === null) return { status: 200, body: answer, headers: json }
    return {
      status: 200,
      body: answer,
      headers: { 'content-type': 'application/octet-stream', [jsonBytesHeader]: jsonBytes },
    }
  }
}

/** Whoever asked has closed the connection. */
class SenderGone extends Error {
  override readonly name = 'SenderGone'
}

const json = { 'content-type': 'application/json' }

function widthsOf({ layout }: PolicyCard) {
  return { context: layout.context.length, candidate: layout.candidate.length }
}

function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, body: Buffer.from(JSON.stringify(value)), headers: json }
}

function errorAnswer(status: number, error: string): Answer {
  return jsonAnswer({ error }, status)
}

function refusal(error: unknown): Answer {
  if (error instanceof MessageFault) return errorAnswer(400, error.message)
  if (error instanceof BodyRefusal) return errorAnswer(error.status, error.message)
  if (error instanceof Overloaded) {
    return { ...errorAnswer(503, error.message), headers: { 'retry-after': 1, ...json } }
  }
  return errorAnswer(500, 'the model could not be run')
}

function jsonBytesOf({ headers }: IncomingMessage): number | null {
  const text = headers[jsonBytesHeader]
  if (text === undefined) return null
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text)
  throw new MessageFault(`the header ${jsonBytesHeader} is no number of bytes`)
}
