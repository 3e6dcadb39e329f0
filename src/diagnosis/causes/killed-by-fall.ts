import { fromDeath } from './from-death.ts'
import type { CauseRule } from './cause-rule.ts'

/** The body died, and what the server told, a chat message or the last harm shows a fall. */
export const killedByFall: CauseRule = {
  cause: 'killed-by-fall',
  decides: 'The body died, and what the server told, a chat message or the last harm shows a fall.',
  find: fromDeath('killed-by-fall'),
}
