import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStack, stacksAlike } from '../../../../src/env/embedded/server/item-stack.ts'
import { PlayerInventory } from '../../../../src/env/embedded/server/player-inventory.ts'

const stackSizeOf = (item: number) => (item === 3 ? 1 : item === 2 ? 16 : 64)
const anyStack = fc
  .record({
    item: fc.integer({ min: 1, max: 3 }),
    count: fc.integer({ min: 1, max: 130 }),
    damage: fc.integer({ min: 0, max: 1 }),
  })
  .map(({ item, count, damage }) => createStack(item, count, damage))

function total(inventory: PlayerInventory, item: number): number {
  let count = 0
  for (let slot = 0; slot < 46; slot++) {
    const stack = inventory.stackAt(slot)
    if (stack?.item === item) count += stack.count
  }
  return count
}

describe('PlayerInventory', () => {
  it('loses and makes nothing when stacks are put in, and overfills no slot', () => {
    fc.assert(
      fc.property(fc.array(anyStack, { maxLength: 60 }), (stacks) => {
        const inventory = new PlayerInventory(stackSizeOf)
        const wanted = [0, 0, 0, 0]
        for (const stack of stacks) {
          const left = inventory.insert(stack)
          wanted[stack.item]! += stack.count - (left?.count ?? 0)
          if (left !== null) expect(stacksAlike(left, stack)).toBe(true)
        }
        for (const item of [1, 2, 3]) expect(total(inventory, item)).toBe(wanted[item])
        for (let slot = 0; slot < 46; slot++) {
          const stack = inventory.stackAt(slot)
          if (stack !== null) expect(stack.count).toBeLessThanOrEqual(stackSizeOf(stack.item))
        }
      }),
    )
  })

  it('fills started stacks first, then the hotbar, then the rest', () => {
    const inventory = new PlayerInventory(stackSizeOf)
    inventory.setStack(20, createStack(1, 60))
    expect(inventory.insert(createStack(1, 10))).toBeNull()
    expect([inventory.stackAt(20)?.count, inventory.stackAt(36)?.count]).toEqual([64, 6])
    for (let slot = 37; slot < 45; slot++) inventory.setStack(slot, createStack(3))
    inventory.insert(createStack(2, 16))
    expect(inventory.stackAt(9)?.item).toBe(2)
  })

  it('never puts into crafting, armour or an empty off hand, and says what is left', () => {
    const inventory = new PlayerInventory(stackSizeOf)
    expect(inventory.insert(createStack(3, 40))?.count).toBe(4)
    for (const slot of [0, 1, 2, 3, 4, 5, 6, 7, 8, 45]) expect(inventory.stackAt(slot)).toBeNull()
  })

  it('gives up all but the offered crafting result when it is cleared', () => {
    const inventory = new PlayerInventory(stackSizeOf)
    inventory.setStack(0, createStack(1, 4))
    inventory.setStack(1, createStack(2, 1))
    inventory.setStack(45, createStack(3, 1))
    expect(inventory.clear().map(({ item }) => item)).toEqual([2, 3])
    expect(total(inventory, 1) + total(inventory, 2) + total(inventory, 3)).toBe(0)
  })

  it('tells every change once, unless it is forgotten', () => {
    const inventory = new PlayerInventory(stackSizeOf)
    inventory.insert(createStack(1, 70))
    expect(inventory.takeChanges()).toEqual([36, 37])
    expect(inventory.takeChanges()).toEqual([])
    inventory.setStack(9, createStack(1))
    inventory.forgetChanges()
    inventory.resend(12)
    expect(inventory.takeChanges()).toEqual([12])
    expect(() => inventory.setStack(46, null)).toThrow(RangeError)
  })
})
