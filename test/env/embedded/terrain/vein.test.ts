import { describe, expect, it } from 'vitest'
import { ChunkRandom } from '../../../../src/env/embedded/terrain/chunk-random.ts'
import { layVein } from '../../../../src/env/embedded/terrain/vein.ts'
import { createRandom } from '../../../../src/env/random.ts'

const [stone, ore] = [1, 2]

function sizesOfVeins(size: number, count: number): number[] {
  const random = new ChunkRandom(createRandom('veins'))
  random.startAt(0, 0, size)
  const replaceable = Uint8Array.of(0, 1, 0)
  return Array.from({ length: count }, () => {
    const canvas = new Uint16Array(256 * 32).fill(stone)
    layVein(canvas, { x: 8, y: 16, z: 8, size, state: ore }, replaceable, 255, random)
    return canvas.filter((state) => state === ore).length
  })
}

describe('a vein', () => {
  // The most blocks of a blob by spawn size, as the game's community has tabulated it.
  it.each([
    [3, 4],
    [7, 10],
    [8, 10],
    [9, 13],
    [17, 37],
  ])('of size %i has at most %i blocks, as in vanilla, and now and then nearly so many', (size, most) => {
    const largest = Math.max(...sizesOfVeins(size, 400))
    expect(largest).toBeLessThanOrEqual(most)
    expect(largest).toBeGreaterThanOrEqual(most * 0.7)
  })

  it('replaces nothing but stone', () => {
    const random = new ChunkRandom(createRandom('veins'))
    random.startAt(0, 0, 0)
    const canvas = new Uint16Array(256 * 32)
    layVein(canvas, { x: 8, y: 16, z: 8, size: 33, state: ore }, Uint8Array.of(0, 1, 0), 255, random)
    expect(canvas.every((state) => state === 0)).toBe(true)
  })

  it('draws as many numbers when it lies out of reach, so that neighbours agree', () => {
    const after = (x: number) => {
      const random = new ChunkRandom(createRandom('veins'))
      random.startAt(4, 5, 6)
      const canvas = new Uint16Array(256 * 32).fill(stone)
      layVein(canvas, { x, y: 16, z: 8, size: 9, state: ore }, Uint8Array.of(0, 1, 0), 255, random)
      return random.next()
    }
    expect(after(-60)).toBe(after(8))
  })
})
