import type { ItemStack } from '../server/item-stack.ts'

export type SlotListener = (slot: number) => void

/** The slots of a block or of a grid, with those who watch them. */
export interface SlotStore {
  readonly size: number
  stackAt(slot: number): ItemStack | null
  setStack(slot: number, stack: ItemStack | null): void
  /** Calls back with each slot that changes; the returned function ends it. */
  watch(listener: SlotListener): () => void
}

/** Slots kept in an array. */
export class ArrayStore implements SlotStore {
  readonly size: number
  readonly #slots: (ItemStack | null)[]
  readonly #listeners = new Set<SlotListener>()

  constructor(size: number) {
    this.size = size
    this.#slots = new Array<ItemStack | null>(size).fill(null)
  }

  stackAt(slot: number): ItemStack | null {
    return this.#slots[slot] ?? null
  }

  setStack(slot: number, stack: ItemStack | null): void {
    if (!Number.isInteger(slot) || slot < 0 || slot >= this.size) {
      throw new RangeError(`slot ${slot} is not 0-${this.size - 1}`)
    }
    if (this.#slots[slot] === stack) return
    this.#slots[slot] = stack
    for (const listener of this.#listeners) listener(slot)
  }

  watch(listener: SlotListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Empties all slots and returns what was there. */
  clear(): readonly ItemStack[] {
    const contents = this.#slots.filter((stack) => stack !== null)
    for (let slot = 0; slot < this.size; slot++) this.setStack(slot, null)
    return contents
  }
}

/** Two stores seen as one: a double chest. */
export class JoinedStore implements SlotStore {
  readonly size: number
  readonly #first: SlotStore
  readonly #second: SlotStore

  constructor(first: SlotStore, second: SlotStore) {
    this.#first = first
    this.#second = second
    this.size = first.size + second.size
  }

  stackAt(slot: number): ItemStack | null {
    const { size } = this.#first
    return slot < size ? this.#first.stackAt(slot) : this.#second.stackAt(slot - size)
  }

  setStack(slot: number, stack: ItemStack | null): void {
    const { size } = this.#first
    if (slot < size) this.#first.setStack(slot, stack)
    else this.#second.setStack(slot - size, stack)
  }

  watch(listener: SlotListener): () => void {
    const ends = [
      this.#first.watch(listener),
      this.#second.watch((slot) => listener(slot + this.#first.size)),
    ]
    return () => ends.forEach((end) => end())
  }
}
