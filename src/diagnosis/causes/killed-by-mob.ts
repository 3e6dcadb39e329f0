import { fromDeath } from './from-death.ts'
import type { CauseRule } from './cause-rule.ts'

/** The body died, and what the server told, a chat message or the last harm shows a blow, an arrow or an explosion. */
export const killedByMob: CauseRule = {
  cause: 'killed-by-mob',
  decides:
    'The body died, and what the server told, a chat message or the last harm shows a blow, an arrow or an explosion.',
  find: fromDeath('killed-by-mob'),
}
