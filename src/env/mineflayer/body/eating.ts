import type { Bot } from 'mineflayer'
import type { Item } from 'prismarine-item'
import { unwholesomeFoods } from '../../unwholesome-foods.ts'
import type { DeedContext } from '../deed.ts'
import { withinTicksUnlessAborted } from './abortable.ts'

/** Eating takes 32 ticks; what a server may take longer. */
const eatTicks = 50
const equipTicks = 20

interface Food {
  readonly foodPoints: number
}

/** The carried food to eat: the named one, else the wholesome one that feeds most and is not in `keep`; null when there is none. */
export function bestFood(bot: Bot, name?: string, keep: readonly string[] = []): Item | null {
  const foods = bot.registry.foodsByName as unknown as Readonly<Record<string, Food | undefined>>
  let best: Item | null = null
  for (const item of bot.inventory.items()) {
    const food = foods[item.name]
    if (!food || (name === undefined ? isLeft(item.name) : item.name !== name)) continue
    if (!best || food.foodPoints > foods[best.name]!.foodPoints) best = item
  }
  return best

  function isLeft(food: string): boolean {
    return unwholesomeFoods.has(food) || keep.includes(food)
  }
}

/** Eats one piece. True if the body got fuller or the piece is gone. Throws only the signal's reason. */
export async function eatOnce(
  { bot, clock, signal }: Pick<DeedContext, 'bot' | 'clock' | 'signal'>,
  food: Item,
): Promise<boolean> {
  const before = bot.food
  await withinTicksUnlessAborted(clock, equipTicks, bot.equip(food, 'hand'), signal)
  if (bot.heldItem?.name !== food.name) return false
  const count = countOf(bot, food.name)
  try {
    await withinTicksUnlessAborted(clock, eatTicks, bot.consume(), signal)
    // Food and inventory follow the end of the meal by a tick or two.
    await clock.waitTicks(3, signal)
  } finally {
    const isUsing = (bot as unknown as { usingHeldItem?: boolean }).usingHeldItem
    if (isUsing) bot.deactivateItem()
  }
  return bot.food > before || countOf(bot, food.name) < count
}

function countOf(bot: Bot, name: string): number {
  return bot.inventory.items().reduce((sum, item) => sum + (item.name === name ? item.count : 0), 0)
}
