import type { CraftingMatch } from '../rules/crafting-recipe.ts'
import type { ItemStack } from '../server/item-stack.ts'

/** Slots from `start` to before `end`, looked through from the last one when `backwards`. */
export interface SlotRange {
  readonly start: number
  readonly end: number
  readonly backwards: boolean
}

/**
 * Slots that together make something: a crafting grid, a grindstone's, an anvil's, a merchant's. The result slot holds
 * an offer, not an item, until it is taken.
 */
interface CraftingArea {
  readonly resultSlot: number
  readonly start: number
  readonly end: number
  /** The offer for what lies there, after `taken` offers have been taken by the same click. */
  craft(grid: readonly (ItemStack | null)[], taken?: number): CraftingMatch | null
  /** False when the offer is shown but cannot be paid. Left out: always true. */
  mayTake?(match: CraftingMatch): boolean
}

/**
 * What the slots of one window allow. Slots are numbered as on the wire; every window also has the off hand, which
 * most do not show: it is then the slot after the last shown one.
 */
export interface SlotRules {
  /** Slots that the client sees and may name. */
  readonly shownCount: number
  readonly totalCount: number
  /** The nine hotbar slots begin here. */
  readonly hotbarStart: number
  readonly offHand: number
  /** The 27 main slots and the hotbar: where things go that are given back. */
  readonly carried: SlotRange
  readonly crafting: CraftingArea | null
  stackSizeOf(item: number): number
  /** How many of a stack a slot may hold, whatever is in it now; 0 where it may not be put. */
  capacity(slot: number, stack: ItemStack): number
  /** Where a shift-click sends a stack: the first range that takes any of it gets it. */
  quickMove(slot: number, stack: ItemStack, slots: readonly (ItemStack | null)[]): readonly SlotRange[]
}
