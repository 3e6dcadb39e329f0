import { fight, isArmed } from '../body/fighting.ts'
import { fleeFrom } from '../body/fleeing.ts'
import type { Reflex } from './reflex.ts'

/** A hit counts as an attack for this long. */
const recentTicks = 20
/** With this much health and a weapon the body stands its ground. */
const braveHealth = 10

/** Hits back when armed and healthy; runs when not. Creepers are always run from. */
export const attacked: Reflex = {
  name: 'attacked',
  silentDuring: ['hunt', 'retreat'],
  budgetTicks: 240,
  isTriggered: ({ ticksSinceHurt, attacker }) => ticksSinceHurt <= recentTicks && attacker !== null,
  act: async (context, { attacker, health }) => {
    if (!attacker) return
    const isBrave = health >= braveHealth && isArmed(context.bot) && attacker.name !== 'creeper'
    if (isBrave) await fight(context, attacker, 160)
    else await fleeFrom(context, attacker.position, 16, 160)
  },
}
