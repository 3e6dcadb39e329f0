import { fact, factAt, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** No other rule finds anything, or the deed threw. */
export const unknown: CauseRule = {
  cause: 'unknown',
  decides: 'No other rule finds anything, or the deed threw.',
  find: (facts) => {
    const fault = facts.events.last('deed-fault')
    if (fault !== null)
      return finding('unknown', null, 0.97, factAt(fault, 'the deed threw: a fault of the program'))
    return finding('unknown', null, 0.1, fact(`the attempt ended: ${facts.ending}; ${facts.reason}`))
  },
}
