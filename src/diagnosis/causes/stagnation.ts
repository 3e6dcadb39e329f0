import { fact, factAt, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** For long nothing measurable was achieved, and nothing refused or hurt the deed. */
export const stagnation: CauseRule = {
  cause: 'stagnation',
  decides: 'For long nothing measurable was achieved, and nothing refused or hurt the deed.',
  find: (facts) => {
    const { activity, ending, ticks, progress } = facts
    const { stagnation } = activity
    if (ending !== 'out-of-budget' && ending !== 'done') return null
    if (stagnation !== null && stagnation.ticks * 2 >= ticks)
      return finding(
        'stagnation',
        null,
        0.7,
        factAt({ tick: stagnation.sinceTick }, `nothing was achieved for ${stagnation.ticks} ticks`),
      )
    if (ending === 'done')
      return finding('stagnation', null, 0.45, fact(`the deed took itself for done: ${facts.reason}`))
    if (activity.progressEvents === 0 && progress === 0 && ticks >= 100)
      return finding('stagnation', null, 0.66, fact(`nothing was achieved in ${ticks} ticks`))
    return stagnation === null
      ? null
      : finding(
          'stagnation',
          null,
          0.4,
          factAt({ tick: stagnation.sinceTick }, `nothing was achieved for ${stagnation.ticks} ticks`),
        )
  },
}
