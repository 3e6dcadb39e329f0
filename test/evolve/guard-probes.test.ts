import { describe, expect, it } from 'vitest'
import { diagnoseAttempt } from '../../src/diagnosis/index.ts'
import type { Outcome } from '../../src/diagnosis/index.ts'
import { falseBlocksOf, probesIn } from '../../src/evolve/index.ts'
import type { TraceEvent } from '../../src/env/index.ts'
import type { Decision } from '../../src/memory/index.ts'
import { attemptOf } from '../diagnosis/states.ts'

const attempt = attemptOf({ kind: 'descend', toY: 11, seek: [], budgetTicks: 100 }, {}, {})
const decided: Decision = {
  planner: 'p',
  guard: 'g',
  policy: 'o',
  considered: [],
  chosen: null,
  intervention: null,
  unfinished: [],
}

function tried(outcome: Outcome, probe?: string) {
  const judged = diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })
  const decision = probe === undefined ? decided : { ...decided, probe }
  return { attempt, decision, diagnosis: { ...judged, outcome } }
}

/** A block that breaks, and what drops of it. */
function dug(block: string, item: string): readonly TraceEvent[] {
  const place = { x: 4, y: 30, z: 2 }
  return [
    { tick: 10, kind: 'dig-start', data: { block, tool: 'stone_pickaxe', ...place } },
    { tick: 30, kind: 'drop-appear', data: { id: 7, item, count: 1, ...place } },
    { tick: 31, kind: 'dig-end', data: { block, broken: true, aborted: false, ...place } },
  ]
}

describe('tests of guardrails', () => {
  it('are the attempts against one; what worked is a false block, what was called off says nothing', () => {
    const attempts = [
      tried('success'),
      tried('failure', 'one'),
      tried('success', 'two'),
      tried('cancelled', 'three'),
    ]
    expect(probesIn(attempts)).toEqual({ made: 2, worked: ['two'] })
  })

  it('worked where the thing came of what is forbidden, not where it was come upon beside it', () => {
    const gather = {
      kind: 'gather',
      blocks: ['coal_ore'],
      item: 'iron_ore',
      count: 1,
      budgetTicks: 100,
    } as const
    const outcomes = ['iron_ore', 'coal_ore'].map((block) => {
      const ended = {
        ...attemptOf(gather, {}, { inventory: { iron_ore: 1 } }),
        trace: dug(block, 'iron_ore'),
      }
      const diagnosis = diagnoseAttempt(ended, { earlier: [], expectedTicks: null })
      expect(diagnosis.outcome).toBe('success')
      return probesIn([{ attempt: ended, decision: { ...decided, probe: 'one' }, diagnosis }])
    })
    expect(outcomes).toEqual([
      { made: 1, worked: [] },
      { made: 1, worked: ['one'] },
    ])
  })

  it('say nothing where the goal came true by the way', () => {
    const gather = {
      kind: 'gather',
      blocks: ['iron_ore'],
      item: 'iron_ingot',
      count: 1,
      budgetTicks: 100,
    } as const
    const outcomes = [{ iron_ore: 3 }, { iron_ingot: 1 }].map((inventory) => {
      const trace = dug('iron_ore', Object.keys(inventory)[0]!)
      const ended = { ...attemptOf(gather, {}, { inventory }, 'goal'), trace }
      const diagnosis = diagnoseAttempt(ended, { earlier: [], expectedTicks: null })
      return probesIn([{ attempt: ended, decision: { ...decided, probe: 'one' }, diagnosis }])
    })
    expect(outcomes).toEqual([
      { made: 0, worked: [] },
      { made: 1, worked: ['one'] },
    ])
  })

  it('add up to a rate with its interval', () => {
    const sum = falseBlocksOf([
      { made: 99, worked: ['two'] },
      { made: 101, worked: [] },
    ])!
    expect(sum).toMatchObject({ made: 200, worked: ['two'], rate: 0.005 })
    expect(sum.interval95.high).toBeCloseTo(0.0278, 4)
    expect(falseBlocksOf([{ made: 0, worked: [] }])).toMatchObject({
      rate: 0,
      interval95: { low: 0, high: 1 },
    })
    expect(falseBlocksOf([])).toBeNull()
  })
})
