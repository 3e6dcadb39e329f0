import { fromDeath } from './from-death.ts'
import type { CauseRule } from './cause-rule.ts'

/** The body died, and what the server told, a chat message or the last harm shows hunger. */
export const killedByStarvation: CauseRule = {
  cause: 'killed-by-starvation',
  decides: 'The body died, and what the server told, a chat message or the last harm shows hunger.',
  find: fromDeath('killed-by-starvation'),
}
