import { describe, expect, it } from 'vitest'
import { ticksToNext } from '../../../../src/env/embedded/mechanics/random-ticks.ts'
import { growthChance, growthPoints } from '../../../../src/env/embedded/rules/crop-growth.ts'
import { createRandom } from '../../../../src/env/random.ts'

const noCrops = new Array<boolean>(9).fill(false)
const wetField = new Array<number>(9).fill(7)

describe('the growth of crops', () => {
  it('is as the wiki says: 1 in 3 on a wet field in rows, 1 in 26 without farmland', () => {
    const rows = noCrops.map((_, index) => index === 3 || index === 5)
    expect(growthChance(growthPoints({ farmland: wetField, alike: rows }))).toBeCloseTo(1 / 3)
    expect(growthChance(growthPoints({ farmland: wetField.map(() => null), alike: noCrops }))).toBeCloseTo(
      1 / 26,
    )
  })

  it('is half as good where the same crop stands on all sides', () => {
    const crowded = new Array<boolean>(9).fill(true)
    expect(growthPoints({ farmland: wetField, alike: crowded })).toBe(5)
    expect(growthPoints({ farmland: wetField, alike: noCrops })).toBe(10)
  })
})

describe('random ticks', () => {
  it('are 1,365 ticks apart on average, at least one', () => {
    const random = createRandom(1)
    let sum = 0
    for (let draw = 0; draw < 20_000; draw++) sum += ticksToNext(random.next())
    expect(Math.abs(sum / 20_000 - 4096 / 3)).toBeLessThan(30)
    expect(ticksToNext(0)).toBe(1)
  })
})
