import { Duplex } from 'node:stream'

/** Sees every chunk of bytes on its way, in order. */
export type WireTap = (direction: WireDirection, chunk: Buffer) => void
export type WireDirection = 'to-server' | 'to-client'

/** Far above what one tick writes, so that nothing waits for backpressure. */
const bufferBytes = 1 << 22

/**
 * One end of a connection inside this process. What is written here can be read at the peer; both move by
 * `process.nextTick` alone, never by real input or output.
 */
export class MemorySocket extends Duplex {
  readonly remoteAddress = '127.0.0.1'
  readonly remotePort = 0
  #peer: MemorySocket | null = null
  readonly #tap: ((chunk: Buffer) => void) | null

  constructor(tap: ((chunk: Buffer) => void) | null) {
    super({ highWaterMark: bufferBytes })
    this.#tap = tap
  }

  /** Bytes that have been written or received here and not been taken on yet. */
  get bytesWaiting(): number {
    return this.readableLength + this.writableLength
  }

  join(peer: MemorySocket): void {
    this.#peer = peer
  }

  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  setTimeout(): this {
    return this
  }
  address(): { readonly address: string; readonly port: number } {
    return { address: this.remoteAddress, port: this.remotePort }
  }

  override _read(): void {
    // The peer pushes.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#tap?.(chunk)
    const peer = this.#peer
    // Later, as over a network: mineflayer listens for the answer to a click only after it has written the click.
    process.nextTick(() => peer?.push(chunk))
    done()
  }

  override _final(done: () => void): void {
    this.#hangUp()
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#hangUp()
    done(error)
  }

  #hangUp(): void {
    const peer = this.#peer
    this.#peer = null
    process.nextTick(() => peer?.push(null))
  }
}

/** Two connected sockets, the client's and the server's. `tap` sees what each of them writes. */
export function createSocketPair(tap: WireTap | null): {
  readonly client: MemorySocket
  readonly server: MemorySocket
} {
  const client = new MemorySocket(tap && ((chunk) => tap('to-server', chunk)))
  const server = new MemorySocket(tap && ((chunk) => tap('to-client', chunk)))
  client.join(server)
  server.join(client)
  return { client, server }
}
