import { meetThreat } from '../body/meet-threat.ts'
import type { Reflex } from './reflex.ts'

/** Meets a hostile creature that has come near before it strikes. */
export const threatened: Reflex = {
  name: 'threatened',
  silentDuring: ['retreat'],
  budgetTicks: 240,
  restTicks: 10,
  isTriggered: ({ threat }) => threat !== null,
  act: async (context, { threat }) => {
    return threat === null || (await meetThreat(context, threat))
  },
}
