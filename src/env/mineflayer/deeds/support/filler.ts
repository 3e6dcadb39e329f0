import type { Bot } from 'mineflayer'

/** Blocks to plug and bridge with, cheapest first: what digging leaves over and no recipe on the way needs. */
export const fillerBlocks: readonly string[] = [
  'dirt',
  'cobblestone',
  'cobbled_deepslate',
  'netherrack',
  'granite',
  'diorite',
  'andesite',
  'tuff',
  'stone',
  'deepslate',
  'coarse_dirt',
  'sandstone',
]

/** The filler to use now, or null if none is carried. */
export function fillerCarried(bot: Bot): string | null {
  const carried = new Set(bot.inventory.items().map((item) => item.name))
  return fillerBlocks.find((name) => carried.has(name)) ?? null
}
