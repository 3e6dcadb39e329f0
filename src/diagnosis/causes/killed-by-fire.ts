import { fromDeath } from './from-death.ts'
import type { CauseRule } from './cause-rule.ts'

/** The body died, and what the server told, a chat message or the last harm shows lava or fire. */
export const killedByFire: CauseRule = {
  cause: 'killed-by-fire',
  decides: 'The body died, and what the server told, a chat message or the last harm shows lava or fire.',
  find: fromDeath('killed-by-fire'),
}
