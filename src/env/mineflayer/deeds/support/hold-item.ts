import type { DeedContext } from '../../deed.ts'
import { closeWindow } from './open-window.ts'
import { withinTicks } from './wait-until.ts'

/** Ticks for moving a stack into the hotbar: three confirmed clicks, each within a slow round trip. */
const equipBudgetTicks = 60

/** First hotbar slot in the player inventory window. */
const hotbarStart = 36

/** Takes an item into the main hand; with null, an empty hand or something that is no tool. False if that failed. */
export async function holdItem(context: DeedContext, name: string | null): Promise<boolean> {
  const { bot } = context
  if (name === null) return holdNoTool(context)
  if (bot.heldItem?.name === name) return true
  // With a window open the slot numbers of a click would mean another slot.
  if (bot.currentWindow !== null) await closeWindow(context, bot.currentWindow)
  const item = bot.inventory.items().findLast((carried) => carried.name === name)
  if (item === undefined) return false
  await withinTicks(context, equipBudgetTicks, bot.equip(item, 'hand'))
  return (bot.heldItem as { name: string } | null)?.name === name
}

async function holdNoTool(context: DeedContext): Promise<boolean> {
  const { bot } = context
  const wearsOut = (name: string | undefined): boolean =>
    name !== undefined && bot.registry.itemsByName[name]?.maxDurability !== undefined
  if (!wearsOut(bot.heldItem?.name)) return true
  for (let slot = 0; slot < 9; slot++) {
    if (!wearsOut(bot.inventory.slots[hotbarStart + slot]?.name)) {
      bot.setQuickBarSlot(slot)
      return true
    }
  }
  await withinTicks(context, equipBudgetTicks, bot.unequip('hand'))
  return !wearsOut(bot.heldItem?.name)
}
