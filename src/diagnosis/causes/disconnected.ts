import { factAt, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The attempt ended because the connection was lost or the server kicked the body. */
export const disconnected: CauseRule = {
  cause: 'disconnected',
  decides: 'The attempt ended because the connection was lost or the server kicked the body.',
  find: (facts) => {
    if (facts.ending !== 'lost-connection') return null
    const kick = facts.events.last('server-kick')
    return finding(
      'disconnected',
      null,
      0.99,
      factAt(kick, String(kick?.data['text'] ?? 'the connection was lost')),
    )
  },
}
