import { describe, expect, it } from 'vitest'
import { traceLine } from '../../src/agent/trace-hash.ts'
import { attemptOf } from '../diagnosis/states.ts'

describe('the trace line of an attempt', () => {
  it('is the same whatever the order of keys', () => {
    const one = attemptOf(
      { kind: 'wait', ticks: 1, budgetTicks: 2 },
      {},
      { inventory: { stick: 1, dirt: 2 } },
    )
    const other = attemptOf(
      { budgetTicks: 2, ticks: 1, kind: 'wait' },
      {},
      { inventory: { dirt: 2, stick: 1 } },
    )
    expect(traceLine(other)).toBe(traceLine(one))
  })

  it('sees a hundredth of a block and no less', () => {
    const at = (x: number): string =>
      traceLine(attemptOf({ kind: 'surface', budgetTicks: 2 }, {}, { position: { x, y: 64, z: -0 } }))
    expect(at(1.001)).toBe(at(1.004))
    expect(at(1.001)).not.toBe(at(1.011))
  })

  it('holds tick, subgoal, ending, inventory and position', () => {
    const attempt = attemptOf(
      { kind: 'surface', budgetTicks: 2 },
      {},
      { inventory: { stick: 1 }, tick: 7 },
      'out-of-budget',
    )
    expect(traceLine(attempt)).toBe(
      '{"ending":"out-of-budget","inventory":{"stick":1},"position":[0,64,0],"subgoal":{"budgetTicks":2,"kind":"surface"},"tick":7}',
    )
  })
})
