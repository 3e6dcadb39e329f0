import type { GameRules } from '../rules/game-rules.ts'
import type { ItemStack } from '../server/item-stack.ts'
import type { SlotRange, SlotRules } from './slot-rules.ts'

/** Slots from `start` to before `end`. */
export const range = (start: number, end: number, backwards = false): SlotRange => ({ start, end, backwards })
export const fullStack = 64

export type WindowShape = Pick<SlotRules, 'shownCount' | 'totalCount' | 'hotbarStart' | 'offHand' | 'carried'>

export const mainRange = ({ carried, hotbarStart }: WindowShape) => range(carried.start, hotbarStart)
export const hotbarRange = ({ carried, hotbarStart }: WindowShape) => range(hotbarStart, carried.end)

/** Slots of every window but the inventory: its own, then 27 main and 9 hotbar slots, then the hidden off hand. */
export function windowShape(ownSlots: number): WindowShape {
  const main = range(ownSlots, ownSlots + 27)
  const hotbar = range(main.end, main.end + 9)
  return {
    shownCount: hotbar.end,
    totalCount: hotbar.end + 1,
    hotbarStart: hotbar.start,
    offHand: hotbar.end,
    carried: range(main.start, hotbar.end),
  }
}

/** Window 0: 0 result, 1-4 grid, 5-8 armour, 9-35 main, 36-44 hotbar, 45 off hand. */
export function inventoryWindowRules(rules: GameRules): SlotRules {
  const carried = range(9, 45)
  return {
    shownCount: 46,
    totalCount: 46,
    hotbarStart: 36,
    offHand: 45,
    carried,
    crafting: { resultSlot: 0, start: 1, end: 5, craft: (grid) => rules.craft(grid) },
    stackSizeOf: (item) => rules.stackSizeOf(item),
    capacity(slot, stack) {
      if (slot === 0) return 0
      if (slot >= 5 && slot <= 8) return rules.armourSlot(stack.item) === slot ? 1 : 0
      return fullStack
    },
    quickMove(slot, stack, slots) {
      if (slot === 0) return [range(9, 45, true)]
      if (slot < 9) return [carried]
      const worn = rules.armourSlot(stack.item)
      const wear = worn !== null && slots[worn] === null ? [range(worn, worn + 1)] : []
      const shield = rules.itemName(stack.item) === 'shield' && slots[45] === null ? [range(45, 46)] : []
      if (slot === 45) return [...wear, carried]
      return [...wear, ...shield, slot < 36 ? range(36, 45) : range(9, 36)]
    },
  }
}

/** Crafting table: 0 result, 1-9 grid, 10-36 main, 37-45 hotbar. */
export function craftingTableRules(rules: GameRules): SlotRules {
  const shape = windowShape(10)
  const [main, hotbar] = [mainRange(shape), hotbarRange(shape)]
  return {
    ...shape,
    crafting: { resultSlot: 0, start: 1, end: 10, craft: (grid) => rules.craft(grid) },
    stackSizeOf: (item) => rules.stackSizeOf(item),
    capacity: (slot) => (slot === 0 ? 0 : fullStack),
    quickMove(slot) {
      if (slot === 0) return [range(main.start, hotbar.end, true)]
      if (slot < 10) return [shape.carried]
      return [range(1, 10), slot < hotbar.start ? hotbar : main]
    },
  }
}

/** Furnace: 0 input, 1 fuel, 2 result, 3-29 main, 30-38 hotbar. */
export function furnaceRules(rules: GameRules): SlotRules {
  const shape = windowShape(3)
  const [main, hotbar] = [mainRange(shape), hotbarRange(shape)]
  const isBucket = (stack: ItemStack) => rules.itemName(stack.item) === 'bucket'
  return {
    ...shape,
    crafting: null,
    stackSizeOf: (item) => rules.stackSizeOf(item),
    capacity(slot, stack) {
      if (slot === 2) return 0
      if (slot !== 1) return fullStack
      if (isBucket(stack)) return 1
      return rules.fuelTicks(stack.item) > 0 ? fullStack : 0
    },
    quickMove(slot, stack) {
      if (slot === 2) return [range(main.start, hotbar.end, true)]
      if (slot < 2) return [shape.carried]
      if (rules.smelting(stack.item) !== null) return [range(0, 1)]
      if (rules.fuelTicks(stack.item) > 0) return [range(1, 2)]
      return [slot < hotbar.start ? hotbar : main]
    },
  }
}

/** Hopper: 5 slots, then main and hotbar, moved to and fro as with a chest. */
export function hopperRules(rules: GameRules): SlotRules {
  return chestRules(rules, 5)
}

/** Chest of `ownSlots` (27, or 54 when two are joined), then main and hotbar. */
export function chestRules(rules: GameRules, ownSlots: number): SlotRules {
  const shape = windowShape(ownSlots)
  return {
    ...shape,
    crafting: null,
    stackSizeOf: (item) => rules.stackSizeOf(item),
    capacity: () => fullStack,
    quickMove: (slot) =>
      slot < ownSlots ? [range(shape.carried.start, shape.carried.end, true)] : [range(0, ownSlots)],
  }
}
