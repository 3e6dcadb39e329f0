import type { Item } from 'prismarine-item'

/** What deeds use of a prismarine window. Slots count from the container's own to the player's. */
export interface InventoryWindow {
  readonly id: number
  readonly type: string | number
  readonly slots: (Item | null)[]
  /** First slot of the player's main inventory, and the one after the hotbar's last. */
  readonly inventoryStart: number
  readonly inventoryEnd: number
  /** What is on the cursor. */
  selectedItem: Item | null
  updateSlot(slot: number, item: Item | null): void
}

/** The item in a slot; null for an empty one. */
export function itemIn(window: InventoryWindow, slot: number): Item | null {
  return window.slots[slot] ?? null
}

/** Slots of the player's part of the window that hold this item, fullest first. */
export function slotsWith(window: InventoryWindow, name: string): number[] {
  const found: number[] = []
  for (let slot = window.inventoryStart; slot < window.inventoryEnd; slot++) {
    if (window.slots[slot]?.name === name) found.push(slot)
  }
  return found.sort((one, other) => window.slots[other]!.count - window.slots[one]!.count)
}

/** A player slot that takes at least one more of the item: a stack with room, else an empty slot, else null. */
export function slotWithRoom(window: InventoryWindow, item: Pick<Item, 'name' | 'stackSize'>): number | null {
  let empty: number | null = null
  for (let slot = window.inventoryStart; slot < window.inventoryEnd; slot++) {
    const there = window.slots[slot] ?? null
    if (there === null) empty ??= slot
    else if (there.name === item.name && there.count < there.stackSize && there.stackSize > 1) return slot
  }
  return empty
}

/**
 * How many of an item the player's part of the window holds. While a window is open this, and not the bot's
 * inventory, is up to date.
 */
export function countIn(window: InventoryWindow, name: string): number {
  let count = 0
  for (let slot = window.inventoryStart; slot < window.inventoryEnd; slot++) {
    const item = window.slots[slot]
    if (item?.name === name) count += item.count
  }
  return count
}
