import type { Bot } from 'mineflayer'

/** How many of an item are carried in the 36 slots of main inventory and hotbar, and in the off hand. */
export function carriedCount(bot: Bot, name: string): number {
  let count = 0
  for (const item of bot.inventory.slots) {
    if (item?.name === name && item.slot >= 9) count += item.count
  }
  return count
}

/** True if at least one more of the item can be picked up. */
export function hasRoomFor(bot: Bot, name: string): boolean {
  if (bot.inventory.emptySlotCount() > 0) return true
  return bot.inventory.items().some((item) => item.name === name && item.count < item.stackSize)
}
