/** Raw prismarine-nbt compound, e.g. `{ type: 'compound', name: '', value: {...} }`. */
export interface NbtCompound {
  readonly type: 'compound'
  readonly name: string
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * Some items in one slot or one item entity. Frozen: a change is a new stack, so that no two slots can ever share
 * (and so duplicate) one. An empty slot is null, never a stack of 0.
 */
export interface ItemStack {
  /** Numeric item id of the registry (minecraft-data `items[id]`). */
  readonly item: number
  /** 1 to the item's stack size. */
  readonly count: number
  /** Uses taken, 0 for new; always 0 for items that do not wear out. */
  readonly damage: number
  /** Anything else that vanilla keeps in NBT, without `Damage`; null when there is none. */
  readonly nbt: NbtCompound | null
}

/** A stack of plain new items. `count` must be positive. */
export function createStack(item: number, count = 1, damage = 0, nbt: NbtCompound | null = null): ItemStack {
  return Object.freeze({ item, count, damage, nbt })
}

/** The same items in another number; null when `count` is 0. */
export function withCount(stack: ItemStack, count: number): ItemStack | null {
  return count <= 0 ? null : createStack(stack.item, count, stack.damage, stack.nbt)
}

/** True when the two could lie in one slot: same item, same wear, same NBT. */
export function stacksAlike(first: ItemStack, second: ItemStack): boolean {
  return (
    first.item === second.item &&
    first.damage === second.damage &&
    (first.nbt === second.nbt || JSON.stringify(first.nbt) === JSON.stringify(second.nbt))
  )
}
