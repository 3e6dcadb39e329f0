import { eachTick } from '../navigation/each-tick.ts'
import type { Reflex } from './reflex.ts'

/** Below this breath (0-20) the body swims up; damage begins at 0. */
const lowBreath = 8
const enoughBreath = 18

/** Swims up for air. */
export const drowning: Reflex = {
  name: 'drowning',
  silentDuring: [],
  budgetTicks: 200,
  isTriggered: ({ oxygen, body }) => oxygen <= lowBreath && isInWater(body.bot.entity),
  act: async ({ bot, clock, signal }) => {
    bot.clearControlStates()
    bot.setControlState('jump', true)
    await eachTick(bot, clock, 200, signal, () => {
      const { oxygenLevel } = bot as unknown as { oxygenLevel?: number }
      return (oxygenLevel ?? 20) >= enoughBreath || !isInWater(bot.entity) ? true : null
    })
    bot.clearControlStates()
  },
}

function isInWater(entity: unknown): boolean {
  return (entity as { isInWater?: boolean }).isInWater === true
}
