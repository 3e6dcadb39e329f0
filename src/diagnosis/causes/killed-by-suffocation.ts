import { fromDeath } from './from-death.ts'
import type { CauseRule } from './cause-rule.ts'

/** The body died, and what the server told, a chat message or the last harm shows being inside a solid block. */
export const killedBySuffocation: CauseRule = {
  cause: 'killed-by-suffocation',
  decides:
    'The body died, and what the server told, a chat message or the last harm shows being inside a solid block.',
  find: fromDeath('killed-by-suffocation'),
}
