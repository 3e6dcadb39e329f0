import { Transform } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundFrames, type FrameSplitter } from '../../../../src/env/embedded/server/bounded-frames.ts'

function cut(chunks: readonly Buffer[]): { readonly frames: readonly string[]; readonly refusals: number } {
  const splitter = new Transform({ readableObjectMode: true }) as unknown as FrameSplitter
  splitter.recognizeLegacyPing = false
  let refusals = 0
  boundFrames(splitter, () => {
    refusals++
  })
  const frames: string[] = []
  for (const chunk of chunks) {
    splitter._transform(chunk, 'binary', () => undefined)
    for (
      let frame = splitter.read() as Buffer | null;
      frame !== null;
      frame = splitter.read() as Buffer | null
    ) {
      frames.push(frame.toString('hex'))
    }
  }
  return { frames, refusals }
}

function frame(content: Uint8Array): Buffer {
  const { length } = content
  const head = length < 128 ? [length] : [(length & 0x7f) | 0x80, length >> 7]
  return Buffer.concat([Buffer.from(head), content])
}

describe('boundFrames', () => {
  it('cuts the same packets however the bytes arrive', () => {
    const contents = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 8 })
    fc.assert(
      fc.property(contents, fc.integer({ min: 1, max: 40 }), (packets, step) => {
        const bytes = Buffer.concat(packets.map(frame))
        const chunks: Buffer[] = []
        for (let start = 0; start < bytes.length; start += step)
          chunks.push(bytes.subarray(start, start + step))
        const { frames, refusals } = cut(chunks)
        expect(frames).toEqual(packets.map((packet) => Buffer.from(packet).toString('hex')))
        expect(refusals).toBe(0)
      }),
    )
  })

  it.each([
    ['a negative length', 'fbffffff0f'],
    ['an endless length', 'ffffffffffffff'],
    ['more than 2 MB', '80808001'],
    ['nothing', '00'],
  ])('refuses %s once and reads no further', (_what, bytes) => {
    const { frames, refusals } = cut([Buffer.from(bytes, 'hex'), Buffer.from('0141', 'hex')])
    expect([frames, refusals]).toEqual([[], 1])
  })
})
