import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/env/index.ts'
import { defaultGateRules, pairScore } from '../../../src/evolve/index.ts'
import type { GatePair } from '../../../src/evolve/index.ts'
import { wealthAfter } from '../../../src/evolve/gate/betting.ts'
import { judgeGate } from '../../../src/evolve/gate/judge-gate.ts'
import { signFlipProbability } from '../../../src/evolve/gate/sign-flip-test.ts'
import type { MadePolicy } from './made-pairs.ts'
import { madePair, pairOf } from './made-pairs.ts'

/** Plays a whole gate by chance, look by look. */
function playedGate(name: string, champion: MadePolicy, candidate: MadePolicy) {
  const random = createRandom(name)
  const pairs: GatePair[] = []
  for (;;) {
    for (let pair = 0; pair < defaultGateRules.pairsPerLook; pair++) {
      pairs.push(madePair(pairs.length, random, champion, candidate))
    }
    const judgement = judgeGate(pairs, defaultGateRules)
    if (judgement.verdict !== 'undecided') return judgement
  }
}

/** What share of many gates promotes, and how many pairs they took on the average. */
function manyGates(name: string, gates: number, champion: MadePolicy, candidate: MadePolicy) {
  const played = Array.from({ length: gates }, (_, gate) =>
    playedGate(`${name} ${gate}`, champion, candidate),
  )
  const promoted = played.filter(({ verdict }) => verdict === 'promote').length
  const pairs = played.reduce((sum, { evidence }) => sum + evidence.pairs, 0) / gates
  return { promoted, pairs }
}

const times = <Item>(count: number, item: Item): readonly Item[] => Array.from({ length: count }, () => item)

describe('the score of a pair', () => {
  it('puts success before ticks, and counts ticks by their ratio', () => {
    expect(pairScore(pairOf(100, null))).toBe(-1)
    expect(pairScore(pairOf(null, 2_000))).toBe(1)
    expect(pairScore(pairOf(null, null))).toBe(0)
    expect(pairScore(pairOf(1_000, 500))).toBe(0.5)
    expect(pairScore(pairOf(1_000, 10))).toBe(0.5)
    expect(pairScore(pairOf(1_000, 1_000 * Math.SQRT2))).toBeCloseTo(-0.25)
    expect(pairScore(pairOf(0, 0))).toBe(0)
  })

  it('is the opposite when the two change places', () => {
    const ticks = fc.option(fc.integer({ min: 0, max: 100_000 }))
    fc.assert(
      fc.property(ticks, ticks, (one, other) => {
        const sum = pairScore(pairOf(one, other)) + pairScore(pairOf(other, one))
        expect(sum).toBeCloseTo(0)
      }),
    )
  })
})

describe('the evidence of a bet', () => {
  it('grows on the average by nothing where scores are as often low as high', () => {
    const orders = [
      [1, 1, 1],
      [1, 1, -1],
      [1, -1, 1],
      [1, -1, -1],
      [-1, 1, 1],
      [-1, 1, -1],
      [-1, -1, 1],
      [-1, -1, -1],
    ]
    const mean = orders.reduce((sum, scores) => sum + wealthAfter(scores), 0) / orders.length
    expect(mean).toBeCloseTo(1)
    expect(wealthAfter([])).toBeCloseTo(1)
  })

  it('stays a number after thousands of pairs', () => {
    expect(wealthAfter(times(5_000, 1))).toBeGreaterThan(1e300)
    expect(wealthAfter(times(5_000, 1))).toBeLessThan(Infinity)
    expect(wealthAfter(times(5_000, -1))).toBeLessThan(1e-200)
  })
})

describe('the probability of scores as low as these', () => {
  it('is that of tossed coins', () => {
    expect(signFlipProbability([])).toBe(1)
    expect(signFlipProbability([-1, -1, -1, -1])).toBeCloseTo(1 / 16)
    expect(signFlipProbability([-1, -1, -1, 1])).toBeCloseTo(5 / 16)
    expect(signFlipProbability([0.5, 0.25, 0])).toBeCloseTo(1)
    // Only two of eight orders of signs come to a sum as low: -1.25 and -0.25.
    expect(signFlipProbability([-1, -0.25])).toBeCloseTo(1 / 4)
  })
})

describe('a verdict', () => {
  const rules = defaultGateRules

  it('promotes after a few clear wins, and not before', () => {
    const wins = (count: number) => judgeGate(times(count, pairOf(null, 500)), rules)
    expect(wins(4)).toMatchObject({ verdict: 'undecided', reason: 'not-yet' })
    expect(wins(8)).toMatchObject({ verdict: 'promote', reason: 'better' })
    expect(wins(8).evidence.counts).toEqual({ both: 0, onlyFirst: 0, onlySecond: 8, neither: 0 })
  })

  it('keeps the champion soon against one that plays worse', () => {
    expect(judgeGate(times(8, pairOf(500, null)), rules)).toMatchObject({ verdict: 'keep', reason: 'worse' })
  })

  it('ends where both play alike, whether they succeed or not', () => {
    expect(judgeGate(times(8, pairOf(500, 500)), rules).verdict).toBe('undecided')
    for (const pair of [pairOf(500, 500), pairOf(null, null)]) {
      expect(judgeGate(times(12, pair), rules)).toMatchObject({ verdict: 'keep', reason: 'plays-alike' })
    }
  })

  it('keeps the champion where nothing is clear at the limit', () => {
    const pairs = Array.from({ length: 80 }, (_, index) =>
      index % 2 === 0 ? pairOf(500, 550) : pairOf(550, 500),
    )
    expect(judgeGate(pairs, rules)).toMatchObject({ verdict: 'keep', reason: 'no-difference' })
  })

  it('promotes nobody who is worse on one group, however good on the others', () => {
    const pairs = [...times(20, pairOf(null, 500)), ...times(4, pairOf(500, null, { group: 'iron' }))]
    const judgement = judgeGate(pairs, rules)
    expect(judgement.verdict).toBe('undecided')
    expect(judgement.evidence.groups).toMatchObject([
      { group: 'iron', gained: 0, lost: 4, isWorse: true },
      { group: 'wooden', gained: 20, lost: 0, isWorse: false },
    ])
    const atLimit = judgeGate([...pairs, ...times(56, pairOf(null, 500))], rules)
    expect(atLimit).toMatchObject({ verdict: 'keep', reason: 'group-worse' })
  })

  it('promotes nobody who buys ticks with goals', () => {
    const pairs = [...times(77, pairOf(1_000, 500)), ...times(3, pairOf(500, null))]
    expect(judgeGate(pairs, rules)).toMatchObject({ verdict: 'keep', reason: 'fewer-successes' })
  })

  it('promotes nobody whose success head predicts worse', () => {
    const pairs = times(8, pairOf(null, 500))
    const calibration = { attempts: 9, champion: 0.02, candidate: 0.2, interval95: { low: 0.1, high: 0.3 } }
    expect(judgeGate(pairs, rules, { ...calibration, isWorse: true })).toMatchObject({
      verdict: 'keep',
      reason: 'calibration-worse',
    })
    expect(judgeGate(pairs, rules, { ...calibration, isWorse: false }).verdict).toBe('promote')
  })
})

describe('of many gates by chance', () => {
  it('equals are promoted in at most one of 20, and seldom more than twice in 20', () => {
    for (const success of [0.3, 0.7, 0.95, 1]) {
      const { promoted } = manyGates(`equal ${success}`, 100, { success }, { success })
      expect(promoted).toBeLessThanOrEqual(5)
    }
  })

  it('harmed ones are never promoted, and end early', () => {
    const champion = { success: 0.9 }
    const harmed: readonly MadePolicy[] = [
      { success: 0.1 },
      { success: 0.5 },
      { success: 0.9, pace: 2 },
      { success: { wooden: 0.95, stone: 0.95, iron: 0.2 } },
    ]
    for (const candidate of harmed) {
      expect(manyGates(`harmed ${JSON.stringify(candidate)}`, 100, champion, candidate).promoted).toBe(0)
    }
    expect(manyGates('hopeless', 50, champion, { success: 0.1 }).pairs).toBeLessThan(12)
  })

  it('clear gains are promoted in at least four of five, and the clearest early', () => {
    const gains: readonly (readonly [MadePolicy, MadePolicy])[] = [
      [{ success: 0.1 }, { success: 0.9 }],
      [{ success: 0.5 }, { success: 0.9 }],
      [{ success: 0.95 }, { success: 0.95, pace: 0.65 }],
    ]
    for (const [champion, candidate] of gains) {
      const { promoted } = manyGates(`gain ${JSON.stringify(candidate)}`, 100, champion, candidate)
      expect(promoted).toBeGreaterThanOrEqual(80)
    }
    expect(manyGates('clear', 50, { success: 0.1 }, { success: 0.9 }).pairs).toBeLessThan(14)
  })
})
