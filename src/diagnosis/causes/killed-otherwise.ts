import { fromDeath } from './from-death.ts'
import type { CauseRule } from './cause-rule.ts'

/** The body died, and what the server told, a chat message or the last harm shows something else, or nothing shows of what. */
export const killedOtherwise: CauseRule = {
  cause: 'killed-otherwise',
  decides:
    'The body died, and what the server told, a chat message or the last harm shows something else, or nothing shows of what.',
  find: fromDeath('killed-otherwise'),
}
