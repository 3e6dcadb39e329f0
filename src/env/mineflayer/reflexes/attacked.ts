import { meetThreat } from '../body/meet-threat.ts'
import type { Reflex } from './reflex.ts'

/** A hit counts as an attack for this long. */
const recentTicks = 20

/** Turns on who has hit it, or runs. */
export const attacked: Reflex = {
  name: 'attacked',
  silentDuring: [],
  budgetTicks: 240,
  restTicks: 10,
  isTriggered: ({ ticksSinceHurt, attacker }) => ticksSinceHurt <= recentTicks && attacker !== null,
  act: async (context, { attacker }) => {
    return attacker === null || (await meetThreat(context, attacker))
  },
}
