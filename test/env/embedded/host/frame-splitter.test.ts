import fc from 'fast-check'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { FrameSplitter } from '../../../../src/env/embedded/host/frame-splitter.ts'

/** A frame as minecraft-protocol writes it. */
function frame(body: Uint8Array): Buffer {
  const length: number[] = []
  let rest = body.length
  do {
    length.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
    rest >>>= 7
  } while (rest > 0)
  return Buffer.concat([Buffer.from(length), body])
}

describe('FrameSplitter', () => {
  it('gives back every body whole and in order, however the bytes are cut', async () => {
    const bodies = fc.array(fc.uint8Array({ minLength: 1, maxLength: 400 }), { maxLength: 12 })
    const cuts = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(bodies, cuts, async (sent, sizes) => {
        const splitter = new FrameSplitter()
        const received: Buffer[] = []
        splitter.on('data', (body: Buffer) => received.push(body))
        let bytes = Buffer.concat(sent.map(frame))
        for (const size of sizes) {
          splitter.write(bytes.subarray(0, size))
          bytes = bytes.subarray(size)
        }
        splitter.write(bytes)
        await nextTurn()
        expect(received.map((body) => [...body])).toEqual(sent.map((body) => [...body]))
      }),
    )
  })
})
