import { bestFood, eatOnce } from '../body/eating.ts'
import type { Deed } from '../deed.ts'

const fullFood = 20

/** Eats until food is full or nothing edible is carried. */
export const eat: Deed<'eat'> = async (context, { item }) => {
  const { bot, signal } = context
  let eaten = 0
  while (bot.food < fullFood) {
    signal.throwIfAborted()
    const food = bestFood(bot, item)
    if (!food) {
      if (eaten > 0) return null
      const detail =
        item === undefined ? 'Nothing edible is carried.' : `No ${item} is carried, or it is no food.`
      return { kind: 'missing-item', subject: item ?? null, detail }
    }
    if (!(await eatOnce(context, food))) {
      return {
        kind: 'refused',
        subject: food.name,
        detail: `The server did not let the body eat ${food.name}.`,
      }
    }
    eaten++
  }
  return null
}
