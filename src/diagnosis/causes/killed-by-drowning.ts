import { fromDeath } from './from-death.ts'
import type { CauseRule } from './cause-rule.ts'

/** The body died, and what the server told, a chat message or the last harm shows want of air under water. */
export const killedByDrowning: CauseRule = {
  cause: 'killed-by-drowning',
  decides:
    'The body died, and what the server told, a chat message or the last harm shows want of air under water.',
  find: fromDeath('killed-by-drowning'),
}
