import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import { failurePenaltyTicks, recentFailures } from '../../src/agent/planner/failure-memory.ts'
import type { PastAttempt } from '../../src/agent/index.ts'
import { subgoalSignature } from '../../src/env/index.ts'
import type { Subgoal } from '../../src/env/index.ts'

const descend: Subgoal = { kind: 'descend', toY: 12, seek: ['diamond_ore'], budgetTicks: 900 }
const failed = (changes: Partial<PastAttempt> = {}): PastAttempt => ({
  subgoal: descend,
  succeeded: false,
  hindrance: 'fled',
  ticks: 80,
  position: { x: 0, y: 59, z: 0 },
  endTick: 1_000,
  ...changes,
})
const countAt = (past: readonly PastAttempt[], x: number, tick = 1_000) =>
  recentFailures(past, { tick, position: { x, y: 59, z: 0 }, blocks: {} }, noStandstill).get(
    subgoalSignature(descend),
  ) ?? 0

describe('what failed is remembered', () => {
  it('until it succeeds, for a while and near by', () => {
    expect(countAt([failed(), failed()], 0)).toBe(2)
    expect(countAt([failed(), failed({ succeeded: true })], 0)).toBe(0)
    expect(countAt([failed({ succeeded: true }), failed()], 0)).toBe(1)
    expect(countAt([failed()], 33)).toBe(0)
    expect(countAt([failed()], 0, 3_401)).toBe(0)
  })

  it('threefold where it failed at once and the body still stands there', () => {
    const atOnce = failed({ ticks: 0 })
    expect(countAt([atOnce], 0)).toBe(3)
    expect(countAt([atOnce, atOnce], 0)).toBe(6)
    expect(countAt([atOnce], 3)).toBe(1)
  })

  it('from anywhere of a block that could not be had, until another is nearer, and longer each time', () => {
    const gather: Subgoal = {
      kind: 'gather',
      blocks: ['diamond_ore'],
      item: 'diamond',
      count: 1,
      budgetTicks: 600,
    }
    const guarded = failed({ subgoal: gather, hindrance: 'fled' })
    const countWith = (nearestBlocks: number, past: readonly PastAttempt[], tick = 3_000) =>
      recentFailures(
        past,
        {
          tick,
          position: { x: 50, y: 59, z: 0 },
          blocks: { diamond_ore: { count: 3, nearestBlocks } },
        },
        noStandstill,
      ).get(subgoalSignature(gather)) ?? 0
    expect(countWith(46, [guarded])).toBe(1)
    expect(countWith(20, [guarded])).toBe(0)
    expect(countWith(46, [{ ...guarded, hindrance: 'missing-tool' }])).toBe(0)
    expect(countWith(46, [guarded, { ...guarded, succeeded: true }])).toBe(0)
    expect(countWith(46, [guarded], 3_500)).toBe(0)
    expect(countWith(46, [guarded, { ...guarded, endTick: 4_000 }], 5_000)).toBe(2)
    expect(countWith(46, [guarded, { ...guarded, endTick: 4_000 }], 8_700)).toBe(1)
    expect(countWith(46, [guarded, { ...guarded, endTick: 4_000 }], 8_900)).toBe(0)
  })

  it('so that each failure weighs more than the one before', () => {
    const weights = [0, 1, 2, 3, 4].map(failurePenaltyTicks)
    const steps = weights.slice(1).map((weight, index) => weight - weights[index]!)
    expect(weights[0]).toBe(0)
    expect(steps).toEqual([...steps].sort((one, other) => one - other))
    expect(new Set(steps).size).toBe(steps.length)
  })
})
