import type { IncomingMessage } from 'node:http'

/** A body that is not taken, and the status that says why. */
export class BodyRefusal extends Error {
  override readonly name = 'BodyRefusal'
  readonly status: 413 | 415 | 503

  constructor(status: 413 | 415 | 503, message: string) {
    super(message)
    this.status = status
  }
}

/** Bounds of all bodies of a server together. Mutable. */
export class BodyBudget {
  readonly #mostBytes: number
  #bytes = 0

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  /** Bytes that bodies hold now. */
  get bytes(): number {
    return this.#bytes
  }

  /** Throws `BodyRefusal` where that is too much for now. */
  take(bytes: number): void {
    if (this.#bytes + bytes > this.#mostBytes) {
      throw new BodyRefusal(503, 'too many bodies arrive at the same time')
    }
    this.#bytes += bytes
  }

  giveBack(bytes: number): void {
    this.#bytes -= bytes
  }
}

/**
 * Reads the body of a request. Throws `BodyRefusal` as soon as it is certain that it is too large, or that it is compressed; how long it may take to
 * arrive is for the server to bound. Rejects where the sender goes away.
 */
export async function readBody(
  request: IncomingMessage,
  mostBytes: number,
  budget: BodyBudget,
): Promise<Buffer> {
  const { 'content-encoding': encoding, 'content-length': length } = request.headers
  if (encoding !== undefined && encoding !== 'identity') {
    throw new BodyRefusal(415, 'compressed bodies are not taken')
  }
  const tooLarge = () => new BodyRefusal(413, `a body has at most ${mostBytes} bytes`)
  if (Number(length ?? 0) > mostBytes) throw tooLarge()
  const pieces: Buffer[] = []
  let bytes = 0
  try {
    // Leaving early must not close the connection: the refusal goes back on it.
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (bytes + piece.length > mostBytes) throw tooLarge()
      budget.take(piece.length)
      bytes += piece.length
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  } finally {
    budget.giveBack(bytes)
  }
}
