import { type ItemStack, withCount } from '../server/item-stack.ts'
import type { Player } from '../server/server-context.ts'

/**
 * One of the stack in a slot becomes something else: in its place if it was the last, else into the inventory, or
 * thrown when that is full (vanilla `ItemUtils.createFilledResult`).
 */
export function exchangeOne(player: Player, slot: number, made: ItemStack): void {
  const { inventory } = player
  const present = inventory.stackAt(slot)
  if (present === null) return
  const left = withCount(present, present.count - 1)
  inventory.setStack(slot, left ?? made)
  if (left === null) return
  const rest = player.giveStack(made)
  if (rest !== null) player.throwStack(rest)
}
