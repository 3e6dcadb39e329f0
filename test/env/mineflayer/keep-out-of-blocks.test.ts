import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clearOf } from '../../../src/env/mineflayer/body/keep-out-of-blocks.ts'

describe('keeping a body out of the blocks that it touches', () => {
  it('leaves both sides of a touching body outside the block', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000_000 * 16, max: 30_000_000 * 16 }), (sixteenth) => {
        const face = sixteenth / 16
        expect(clearOf(face + 0.3) - 0.3).toBeGreaterThan(face)
        expect(clearOf(face - 0.3) + 0.3).toBeLessThan(face)
      }),
    )
  })

  it('does not move a body that touches nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (middle) => {
        expect(Math.abs(clearOf(middle) - middle)).toBeLessThan(2e-7)
      }),
    )
    expect(clearOf(12.5)).toBe(12.5)
  })
})
