import { bestFood, eatOnce } from '../body/eating.ts'
import type { Reflex } from './reflex.ts'

/** With this little health it eats, if that makes it heal: a body heals from 18 food on. */
const hurtHealth = 13
const healingFood = 18

/** Eats when hurt and out of danger, so that it heals. */
export const recovering: Reflex = {
  name: 'recovering',
  silentDuring: ['eat'],
  budgetTicks: 80,
  isTriggered: ({ health, food, threat, ticksSinceHurt, body, keep }) =>
    health <= hurtHealth &&
    food < healingFood &&
    threat === null &&
    ticksSinceHurt > 40 &&
    bestFood(body.bot, undefined, keep) !== null,
  act: async (context, { keep }) => {
    const food = bestFood(context.bot, undefined, keep)
    if (food) await eatOnce(context, food)
  },
}
