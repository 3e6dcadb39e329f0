import type { DeedContext } from '../../deed.ts'
import { withinTicks } from './wait-until.ts'

/** Ticks for moving a worn piece into the inventory. */
const takeOffTicks = 60

/** Slots of the player's own window in which armour is worn, by mineflayer's names. */
const wornSlots = { head: 5, torso: 6, legs: 7, feet: 8 } as const

/** Takes a piece off if it is worn, so that other windows show it. */
export async function takeOff(context: DeedContext, name: string): Promise<void> {
  const { bot } = context
  for (const [place, slot] of Object.entries(wornSlots)) {
    if (bot.inventory.slots[slot]?.name !== name) continue
    await withinTicks(context, takeOffTicks, bot.unequip(place as keyof typeof wornSlots))
  }
}
