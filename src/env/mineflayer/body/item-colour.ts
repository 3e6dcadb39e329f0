import type { Item } from 'prismarine-item'

interface ColouredItem {
  readonly nbt?: {
    readonly value?: {
      readonly display?: { readonly value?: { readonly color?: { readonly value?: unknown } } }
    }
  } | null
  readonly componentMap?: ReadonlyMap<string, unknown>
}

/** True for a leather piece in a colour that a cauldron washes off. From 1.20.5 on the colour is a component. */
export function isDyed(item: Item): boolean {
  const { nbt, componentMap } = item as unknown as ColouredItem
  if (!item.name.startsWith('leather_')) return false
  return nbt?.value?.display?.value?.color !== undefined || (componentMap?.has('dyed_color') ?? false)
}
