import { type ItemStack, createStack, stacksAlike } from './item-stack.ts'

/**
 * Vanilla's numbering of the player's inventory window: 0 crafting result, 1-4 crafting grid, 5-8 armour (head,
 * chest, legs, feet), 9-35 main inventory, 36-44 hotbar, 45 off hand.
 */
export const inventorySlots = {
  count: 46,
  craftingResult: 0,
  craftingStart: 1,
  craftingEnd: 5,
  armourStart: 5,
  mainStart: 9,
  hotbarStart: 36,
  offHand: 45,
} as const

/** Hotbar first, then the main inventory: the order in which vanilla looks for a free slot. */
const pickUpOrder: readonly number[] = [
  ...Array.from({ length: 9 }, (_, index) => 36 + index),
  ...Array.from({ length: 27 }, (_, index) => 9 + index),
]

/** The 46 slots of one player. The only place where a player's carried items are kept. */
export class PlayerInventory {
  /** Which hotbar slot is in hand, 0-8. */
  heldIndex = 0
  readonly #slots: (ItemStack | null)[] = new Array<ItemStack | null>(inventorySlots.count).fill(null)
  readonly #changed = new Set<number>()
  readonly #stackSizeOf: (item: number) => number

  constructor(stackSizeOf: (item: number) => number) {
    this.#stackSizeOf = stackSizeOf
  }

  /** The stack in a slot 0-45, or null. */
  stackAt(slot: number): ItemStack | null {
    return this.#slots[slot] ?? null
  }

  /** Replaces a slot. The core sends the change to the client at the end of the tick unless it is forgotten first. */
  setStack(slot: number, stack: ItemStack | null): void {
    if (!Number.isInteger(slot) || slot < 0 || slot >= inventorySlots.count) {
      throw new RangeError(`inventory slot ${slot} is not 0-45`)
    }
    if (this.#slots[slot] === stack) return
    this.#slots[slot] = stack
    this.#changed.add(slot)
  }

  /** Sends a slot at the end of the tick although it has not changed: the client has guessed wrongly. */
  resend(slot: number): void {
    this.#changed.add(slot)
  }

  /** Slot number of the hand. */
  get heldSlot(): number {
    return inventorySlots.hotbarStart + this.heldIndex
  }

  get held(): ItemStack | null {
    return this.stackAt(this.heldSlot)
  }

  /** Puts as much as fits into started stacks, then into free slots; returns what is left, or null. */
  insert(stack: ItemStack): ItemStack | null {
    const stackSize = this.#stackSizeOf(stack.item)
    let left = stack.count
    for (const slot of this.#startedFirst()) {
      const present = this.stackAt(slot)
      if (left === 0) break
      if (present === null || !stacksAlike(present, stack)) continue
      const moved = Math.min(left, stackSize - present.count)
      if (moved <= 0) continue
      this.setStack(slot, createStack(stack.item, present.count + moved, stack.damage, stack.nbt))
      left -= moved
    }
    for (const slot of pickUpOrder) {
      if (left === 0) break
      if (this.stackAt(slot) !== null) continue
      const moved = Math.min(left, stackSize)
      this.setStack(slot, createStack(stack.item, moved, stack.damage, stack.nbt))
      left -= moved
    }
    return left === 0 ? null : createStack(stack.item, left, stack.damage, stack.nbt)
  }

  /** Held slot and off hand are topped up before the others, as vanilla does. */
  #startedFirst(): readonly number[] {
    return [this.heldSlot, inventorySlots.offHand, ...pickUpOrder]
  }

  /** Slots changed since the last call of this or `forgetChanges`; marks all as known to the client. */
  takeChanges(): readonly number[] {
    if (this.#changed.size === 0) return []
    const changed = [...this.#changed]
    this.#changed.clear()
    return changed
  }

  /** Call after a click that the client has predicted rightly: nothing needs to be sent. */
  forgetChanges(): void {
    this.#changed.clear()
  }

  /** Empties every slot and returns what was there. */
  clear(): readonly ItemStack[] {
    const dropped: ItemStack[] = []
    for (let slot = 0; slot < inventorySlots.count; slot++) {
      const stack = this.stackAt(slot)
      if (stack === null) continue
      // The crafting result is only an offer: it is not carried until it is taken.
      if (slot !== inventorySlots.craftingResult) dropped.push(stack)
      this.setStack(slot, null)
    }
    return dropped
  }
}
