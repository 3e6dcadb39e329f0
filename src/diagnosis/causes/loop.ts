import { fact, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The same few acts repeated to the end with nothing achieved, or the same try failed alike again and again. */
export const loop: CauseRule = {
  cause: 'loop',
  decides:
    'The same few acts repeated to the end with nothing achieved, or the same try failed alike again and again.',
  find: (facts) => {
    const { loop } = facts.activity
    if (loop === null) return null
    return finding(
      'loop',
      null,
      facts.obstacle === null ? 0.72 : 0.3,
      fact(`${loop.repetitions} times: ${loop.pattern.join(', ')}`),
    )
  },
}
