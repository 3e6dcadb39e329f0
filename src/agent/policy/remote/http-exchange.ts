import type { EncodedMessage } from '../inference/tensor-message.ts'
import { jsonBytesHeader } from '../inference/tensor-message.ts'

/** Real time, as clients need it. */
export interface RemoteClock {
  nowMs(): number
  /** Calls back once after `delayMs`; the returned function cancels. */
  afterMs(delayMs: number, callback: () => void): () => void
}

/** What a server said. */
export interface HttpReply {
  readonly status: number
  readonly body: Uint8Array
  /** Bytes of the body that are JSON where numbers follow it; null where the server says nothing. */
  readonly jsonBytes: number | null
}

/** No answer was had. The message says why in a few words that are the same for the same reason. */
export class ExchangeFault extends Error {
  override readonly name = 'ExchangeFault'
}

/** Bytes of an answer that are read. */
const mostReplyBytes = 8 * 1_048_576

const faults: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  EPIPE: 'connection lost',
  UND_ERR_SOCKET: 'connection lost',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'unknown host',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'host unreachable',
  ETIMEDOUT: 'no connection',
  UND_ERR_CONNECT_TIMEOUT: 'no connection',
}

/** Asks one server over HTTP; connections are kept. Every exchange has a deadline, and an answer a largest size. */
export class HttpExchange {
  readonly #base: string
  readonly #clock: RemoteClock

  constructor(base: string, clock: RemoteClock) {
    this.#base = base
    this.#clock = clock
  }

  get(path: string, withinMs: number): Promise<HttpReply> {
    return this.#exchange(path, { method: 'GET' }, withinMs)
  }

  post(path: string, { body, jsonBytes }: EncodedMessage, withinMs: number): Promise<HttpReply> {
    const headers: Record<string, string> = {
      'content-type': jsonBytes === null ? 'application/json' : 'application/octet-stream',
      ...(jsonBytes === null ? {} : { [jsonBytesHeader]: String(jsonBytes) }),
    }
    return this.#exchange(path, { method: 'POST', headers, body: Buffer.from(body) }, withinMs)
  }

  /** Throws `ExchangeFault`. */
  async #exchange(path: string, request: RequestInit, withinMs: number): Promise<HttpReply> {
    const late = new AbortController()
    const cancel = this.#clock.afterMs(withinMs, () => late.abort())
    try {
      const reply = await fetch(`${this.#base}${path}`, {
        ...request,
        redirect: 'error',
        signal: late.signal,
      })
      const body = await bytesOf(reply)
      const jsonBytes = reply.headers.get(jsonBytesHeader)
      return { status: reply.status, body, jsonBytes: jsonBytes === null ? null : Number(jsonBytes) }
    } catch (error) {
      if (late.signal.aborted) throw new ExchangeFault(`no answer within ${withinMs} ms`, { cause: error })
      throw error instanceof ExchangeFault ? error : new ExchangeFault(reasonOf(error), { cause: error })
    } finally {
      cancel()
    }
  }
}

async function bytesOf({ body }: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length
    if (bytes > mostReplyBytes) throw new ExchangeFault('the answer is too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** `fetch` hides what went wrong in the cause of its error, and that of several addresses in a list of errors. */
function reasonOf(error: unknown): string {
  for (let inner: unknown = error, depth = 0; inner instanceof Error && depth < 5; depth++) {
    const known = 'code' in inner ? faults[String(inner.code)] : undefined
    if (known !== undefined) return known
    inner = inner instanceof AggregateError ? inner.errors[0] : inner.cause
  }
  return 'the exchange failed'
}
