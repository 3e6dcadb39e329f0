import { Transform } from 'node:stream'
import type { TransformCallback } from 'node:stream'

/** A frame's length takes at most this many bytes. */
const maximumLengthBytes = 5

/**
 * Cuts a stream of bytes into Minecraft's frames (a length as a varint, then that many bytes) and passes on what is in
 * them. It stands in for minecraft-protocol's splitter, which throws and catches an error, with its stack, at the end of
 * every piece of input.
 */
export class FrameSplitter extends Transform {
  /** Set by minecraft-protocol; old pings do not occur here. */
  recognizeLegacyPing = false
  #rest: Buffer | null = null

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk])
    for (;;) {
      const body = bodyOfFrame(bytes)
      if (body === null) break
      this.push(body)
      bytes = bytes.subarray(body.byteOffset - bytes.byteOffset + body.length)
    }
    this.#rest = bytes.length === 0 ? null : bytes
    done()
  }
}

/** The body of the first frame, or null when it is not whole yet. */
function bodyOfFrame(bytes: Buffer): Buffer | null {
  let length = 0
  for (let index = 0; index < Math.min(bytes.length, maximumLengthBytes); index++) {
    const byte = bytes[index]!
    length |= (byte & 0x7f) << (7 * index)
    if ((byte & 0x80) === 0) {
      const start = index + 1
      return bytes.length - start >= length ? bytes.subarray(start, start + length) : null
    }
  }
  return null
}

interface SplitClient {
  splitter: Transform
  readonly deserializer: NodeJS.WritableStream
}

/** Gives a minecraft-protocol client, either side, before it has a socket, this splitter. */
export function useFrameSplitter(client: unknown): void {
  const target = client as SplitClient
  target.splitter.unpipe()
  target.splitter = new FrameSplitter()
  target.splitter.pipe(target.deserializer)
}
