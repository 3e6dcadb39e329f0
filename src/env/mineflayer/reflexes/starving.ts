import { eatOnce, bestFood } from '../body/eating.ts'
import type { Reflex } from './reflex.ts'

/** At six and below the body can no longer sprint; at seventeen and below it no longer heals. */
const hungryFood = 6

/** Eats when food is low and something edible is carried. */
export const starving: Reflex = {
  name: 'starving',
  silentDuring: ['eat'],
  budgetTicks: 80,
  isTriggered: ({ food, body, keep }) => food <= hungryFood && bestFood(body.bot, undefined, keep) !== null,
  act: async (context, { keep }) => {
    const food = bestFood(context.bot, undefined, keep)
    if (food) await eatOnce(context, food)
  },
}
