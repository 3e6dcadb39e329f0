import type { ItemStack, NbtCompound } from './item-stack.ts'

/** A slot as minecraft-protocol writes it for 1.16.5 (the same as prismarine-item's notch format). */
export type NotchItem =
  | { readonly present: false }
  | {
      readonly present: true
      readonly itemId: number
      readonly itemCount: number
      readonly nbtData: NbtCompound | undefined
    }

const emptySlot: NotchItem = Object.freeze({ present: false })

/** The slot format of the protocol; null becomes the empty slot. */
export function toNotch(stack: ItemStack | null): NotchItem {
  if (stack === null) return emptySlot
  return { present: true, itemId: stack.item, itemCount: stack.count, nbtData: nbtOf(stack) }
}

function nbtOf(stack: ItemStack): NbtCompound | undefined {
  if (stack.damage === 0) return stack.nbt ?? undefined
  const others = stack.nbt?.value ?? {}
  return { type: 'compound', name: '', value: { ...others, Damage: { type: 'int', value: stack.damage } } }
}
