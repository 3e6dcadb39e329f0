import type { Transform } from 'node:stream'

/** What is used of minecraft-protocol's splitter, which cuts the bytes of a connection into packets. */
export interface FrameSplitter extends Transform {
  recognizeLegacyPing: boolean
}

/** Longest packet of a vanilla client or server: what three bytes of length can say. */
const longestFrameBytes = 2_097_151
const mostLengthBytes = 3
const legacyPing = 0xfe

/**
 * Cuts packets with a bound: minecraft-protocol's splitter waits for any length that is announced, and never comes
 * back from a negative one. `refuse` is called once, for a connection that announces too much or nothing sensible.
 */
export function boundFrames(splitter: FrameSplitter, refuse: () => void): void {
  const cutLegacyPing = splitter._transform.bind(splitter)
  let waiting: Buffer = Buffer.alloc(0)
  let refused = false
  splitter._transform = (chunk: Buffer, encoding, done) => {
    if (refused) {
      done()
      return
    }
    if (splitter.recognizeLegacyPing && waiting.length === 0 && chunk[0] === legacyPing) {
      cutLegacyPing(chunk, encoding, done)
      return
    }
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
    for (;;) {
      const head = frameHead(waiting)
      if (head === 'invalid') {
        refused = true
        waiting = Buffer.alloc(0)
        refuse()
        break
      }
      if (head === 'partial' || waiting.length < head.start + head.length) break
      splitter.push(waiting.subarray(head.start, head.start + head.length))
      waiting = waiting.subarray(head.start + head.length)
    }
    done()
  }
}

/** The length that a frame begins with, and where its content starts. */
function frameHead(
  bytes: Buffer,
): { readonly start: number; readonly length: number } | 'partial' | 'invalid' {
  let length = 0
  for (let index = 0; index < mostLengthBytes; index++) {
    const byte = bytes[index]
    if (byte === undefined) return 'partial'
    length |= (byte & 0x7f) << (7 * index)
    if (byte < 0x80) {
      return length > 0 && length <= longestFrameBytes ? { start: index + 1, length } : 'invalid'
    }
  }
  return 'invalid'
}
