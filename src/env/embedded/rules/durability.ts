import { type ItemStack, createStack } from '../server/item-stack.ts'
import { toolOf } from './tool.ts'

/** Uses that digging one block costs: 1 for tools, 2 for swords, none for blocks without hardness (vanilla). */
export function diggingWear(item: string, hardness: number | null): number {
  const tool = toolOf(item)
  if (item === 'trident') return hardness === 0 ? 0 : 2
  if (tool === null) return 0
  if (tool.kind === 'shears') return 1
  if (hardness === 0) return 0
  return tool.kind === 'sword' ? 2 : 1
}

/** Uses that hitting an entity costs: 1 for swords, 2 for digging tools, none for shears (vanilla). */
export function attackWear(item: string): number {
  if (item === 'trident') return 1
  const tool = toolOf(item)
  if (tool === null || tool.kind === 'shears') return 0
  return tool.kind === 'sword' ? 1 : 2
}

/** Uses that one hit costs each worn piece: a quarter of the damage, at least 1 (vanilla `Inventory.hurtArmor`). */
export function armourWear(amount: number): number {
  return amount <= 0 ? 0 : Math.max(1, Math.floor(amount / 4))
}

/** The stack after `uses` more; null once its `maximumUses` are spent. Unbreaking is not applied. */
export function wearStack(stack: ItemStack, uses: number, maximumUses: number | null): ItemStack | null {
  if (maximumUses === null || uses === 0) return stack
  const damage = stack.damage + uses
  return damage >= maximumUses ? null : createStack(stack.item, stack.count, damage, stack.nbt)
}
