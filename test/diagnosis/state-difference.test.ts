import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyDifference, stateDifference } from '../../src/diagnosis/index.ts'
import { stateWith } from '../support/world-states.ts'
import { anyState } from './states.ts'

describe('the difference of two states', () => {
  it('applied to the first gives the second', () => {
    fc.assert(
      fc.property(anyState, anyState, (pre, post) => {
        const { tick, position, inventory, health, food } = post
        expect(applyDifference(pre, stateDifference(pre, post))).toEqual({
          tick,
          position,
          inventory,
          health,
          food,
        })
      }),
    )
  })

  it('of a state with itself is empty', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const difference = stateDifference(state, state)
        expect(difference.inventory).toEqual({})
        expect(difference.distanceBlocks).toBe(0)
        expect(difference.ticks).toBe(0)
      }),
    )
  })

  it('turns its sign when the states change places', () => {
    fc.assert(
      fc.property(anyState, anyState, (one, other) => {
        const there = stateDifference(one, other)
        const back = stateDifference(other, one)
        for (const [item, change] of Object.entries(there.inventory))
          expect(back.inventory[item]).toBe(-change)
        expect(back.health + there.health).toBe(0)
      }),
    )
  })

  it('sums the wear of all tools of a name', () => {
    const pre = stateWith({ durables: [{ item: 'stone_pickaxe', remainingDurability: 131 }] })
    const post = stateWith({ durables: [{ item: 'stone_pickaxe', remainingDurability: 120 }] })
    expect(stateDifference(pre, post).durability).toEqual({ stone_pickaxe: -11 })
  })
})
