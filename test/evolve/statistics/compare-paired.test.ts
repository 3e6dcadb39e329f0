import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/env/index.ts'
import type { Random } from '../../../src/env/index.ts'
import { comparePaired } from '../../../src/evolve/index.ts'
import type { Outcome } from '../../../src/evolve/index.ts'
import {
  clusterBootstrapInterval,
  normalTail,
  studentQuantile,
} from '../../../src/evolve/statistics/cluster-bootstrap.ts'
import { newcombePairedInterval } from '../../../src/evolve/statistics/newcombe-paired-interval.ts'

describe("Newcombe's paired interval", () => {
  // Fagerland, Lydersen and Laake, Statistics in Medicine 33 (2014) 2850-2875, tables of Bentur and of Cavo, as published for first minus
  // second; Altman et al., "Statistics with confidence" (2000), table 6.2.
  it.each([
    [1, 1, 7, 12, 0.026, 0.507],
    [59, 6, 16, 80, 0.0046, 0.1186],
    [14, 0, 5, 22, 0.011, 0.226],
  ])('of %i, %i, %i, %i is as published', (both, onlyFirst, onlySecond, neither, low, high) => {
    const interval = newcombePairedInterval({ both, onlyFirst, onlySecond, neither })
    expect(interval.low).toBeCloseTo(low, 3)
    expect(interval.high).toBeCloseTo(high, 3)
  })

  it('holds the difference, and turns round with the two', () => {
    const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
    fc.assert(
      fc.property(counts, ([both, onlyFirst, onlySecond, neither]) => {
        const { low, high } = newcombePairedInterval({ both, onlyFirst, onlySecond, neither })
        const turned = newcombePairedInterval({
          both,
          onlyFirst: onlySecond,
          onlySecond: onlyFirst,
          neither,
        })
        const pairs = both + onlyFirst + onlySecond + neither
        const difference = pairs === 0 ? 0 : (onlySecond - onlyFirst) / pairs
        expect(low).toBeLessThanOrEqual(difference + 1e-12)
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12)
        expect(low).toBeGreaterThanOrEqual(-1)
        expect(high).toBeLessThanOrEqual(1)
        expect(turned.low).toBeCloseTo(-high, 12)
      }),
    )
  })
})

describe('the bootstrap over clusters', () => {
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [5, 2.571],
    [9, 2.262],
    [30, 2.042],
  ])("knows Student's quantile for %i degrees", (degrees, quantile) => {
    expect(Math.abs(studentQuantile(degrees) - quantile)).toBeLessThan(0.005)
  })

  it('knows the tail of the normal distribution', () => {
    expect(normalTail(0)).toBeCloseTo(0.5, 6)
    expect(normalTail(1.959963984540054)).toBeCloseTo(0.025, 6)
    expect(normalTail(3)).toBeCloseTo(0.0013499, 6)
  })

  it('says nothing of fewer than two clusters', () => {
    expect(clusterBootstrapInterval([1], mean, createRandom(1))).toBeNull()
  })

  it('covers a true mean about as often as it says, with few clusters too', () => {
    const random = createRandom('coverage')
    const runs = 400
    let covered = 0
    for (let run = 0; run < runs; run++) {
      const values = Array.from({ length: 6 }, () => gaussian(random))
      const { low, high } = clusterBootstrapInterval(values, mean, random, 300)!
      if (low <= 0 && high >= 0) covered++
    }
    expect(covered / runs).toBeGreaterThan(0.9)
    expect(covered / runs).toBeLessThan(0.99)
  })
})

describe('a paired comparison', () => {
  const outcome: fc.Arbitrary<Outcome> = fc.record({
    task: fc.constantFrom('a', 'b', 'c', 'd'),
    seed: fc.integer({ min: 1, max: 6 }),
    success: fc.boolean(),
    gameTicks: fc.integer({ min: 1, max: 5_000 }),
  })
  const played = fc.uniqueArray(outcome, { selector: ({ task, seed }) => `${task} ${seed}`, maxLength: 24 })

  it('turns round when the two do, and does not hang on the order of episodes', () => {
    fc.assert(
      fc.property(played, played, (first, second) => {
        const there = comparePaired(first, second, createRandom(1))
        const back = comparePaired(second.toReversed(), first.toReversed(), createRandom(1))
        expect(back.difference).toBeCloseTo(-there.difference, 12)
        expect(back.cells).toBe(there.cells)
        expect(comparePaired(first.toReversed(), second, createRandom(1))).toEqual(there)
        expect(there.interval95.low).toBeLessThanOrEqual(there.difference + 1e-12)
        expect(there.interval95.high).toBeGreaterThanOrEqual(there.difference - 1e-12)
      }),
      { numRuns: 30 },
    )
  })

  it('compares cells that both played, and no others', () => {
    const first = [episode('a', 1, true), episode('b', 1, true)]
    const second = [episode('b', 1, false), episode('c', 2, true)]
    expect(comparePaired(first, second, createRandom(1))).toMatchObject({
      cells: 1,
      seeds: 1,
      difference: -1,
    })
  })

  it('is not clear where nothing differed', () => {
    const same = grid(8, () => true)
    const { difference, interval95, isClear, ticks } = comparePaired(same, same, createRandom(1))
    expect(difference).toBe(0)
    expect(isClear).toBe(false)
    expect(interval95.high).toBeGreaterThan(0)
    expect(ticks).toMatchObject({ ratio: 1, isClear: false })
  })

  it('is clear where one loses much on every seed', () => {
    const all = grid(8, () => true)
    const half = grid(8, (task) => task % 2 === 0)
    expect(comparePaired(all, half, createRandom(1))).toMatchObject({ difference: -0.5, isClear: true })
  })

  it('is not clear where all losses are on one seed of eight', () => {
    const all = grid(8, () => true)
    const one = grid(8, (_task, seed) => seed !== 3)
    const { difference, isClear } = comparePaired(all, one, createRandom(1))
    expect(difference).toBe(-0.125)
    expect(isClear).toBe(false)
  })

  it('compares ticks where both won', () => {
    const fast = grid(6, () => true, 100)
    const slow = grid(6, (task) => task > 0, 150)
    expect(comparePaired(fast, slow, createRandom(1)).ticks).toEqual({
      cells: 54,
      ratio: 1.5,
      interval95: { low: 1.5, high: 1.5 },
      isClear: true,
    })
    expect(
      comparePaired(
        fast,
        grid(6, () => false),
        createRandom(1),
      ).ticks,
    ).toBeNull()
  })
})

function episode(task: string, seed: number, success: boolean, gameTicks = 100): Outcome {
  return { task, seed, success, gameTicks }
}

/** Ten tasks on each seed. */
function grid(
  seeds: number,
  wins: (task: number, seed: number) => boolean,
  gameTicks = 100,
): readonly Outcome[] {
  return Array.from({ length: seeds * 10 }, (_, index) => {
    const [task, seed] = [index % 10, Math.floor(index / 10)]
    return episode(String(task), seed, wins(task, seed), gameTicks)
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
