import { fact, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The budget ended while the deed was getting on. */
export const deadline: CauseRule = {
  cause: 'deadline',
  decides: 'The budget ended while the deed was getting on.',
  find: (facts) => {
    const { ending, activity, progress, post, reason, expectedTicks, ticks } = facts
    if (ending !== 'out-of-budget') return null
    const quiet = activity.lastProgressTick === null ? ticks : post.tick - activity.lastProgressTick
    const isGettingOn = quiet < 160
    const isShort = expectedTicks !== null && ticks < expectedTicks
    const confidence = isGettingOn ? (progress > 0 || isShort ? 0.8 : 0.7) : 0.45
    return finding('deadline', null, confidence, fact(`the budget of ${ticks} ticks ended: ${reason}`))
  },
}
