import { describe, expect, it } from 'vitest'
import { skyDarkeningAt } from '../../../../src/env/embedded/creatures/light-reader.ts'

describe('the darkening of the sky', () => {
  it('is nothing at noon and eleven at midnight, as in vanilla, and day ends between dusk and night', () => {
    expect(skyDarkeningAt(6_000)).toBe(0)
    expect(skyDarkeningAt(18_000)).toBe(11)
    expect(skyDarkeningAt(1_000)).toBe(0)
    expect(skyDarkeningAt(12_000)).toBeLessThan(4)
    expect(skyDarkeningAt(13_500)).toBeGreaterThanOrEqual(4)
  })
})
