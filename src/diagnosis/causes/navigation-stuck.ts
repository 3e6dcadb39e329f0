import { fact, factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** A way was walked, keys held, and the body did not get on. */
export const navigationStuck: CauseRule = {
  cause: 'navigation-stuck',
  decides: 'A way was walked, keys held, and the body did not get on.',
  find: (facts) => {
    const { ways, motion, obstacle, ticks } = facts
    const stuckEnd = facts.events.of('path-end').findLast(({ data }) => data['status'] === 'stuck') ?? null
    const inVain = motion.walkedInVainTicks
    const evidence = [
      ...(stuckEnd === null ? [] : [factAt(stuckEnd, 'the body did not move on along its way')]),
      fact(`${inVain} ticks were walked without getting on`),
    ]
    const isAbout = obstacle === null || obstacle.kind === 'stuck' || obstacle.kind === 'target-unreachable'
    if (ways.stuck > 0 && isAbout)
      return finding(
        'navigation-stuck',
        obstacle?.subject ?? null,
        ways.stuck * 2 >= ways.walks - ways.reached ? 0.92 : 0.7,
        ...evidence,
      )
    if (inVain >= 80 && isAbout && inVain * 4 >= ticks)
      return finding('navigation-stuck', null, 0.86, ...evidence)
    if (obstacle?.kind === 'stuck' && facts.subgoal.kind !== 'explore')
      return finding('navigation-stuck', obstacle.subject, 0.65, saidByDeed(facts), ...evidence)
    return inVain >= 80 || ways.stuck > 0 ? finding('navigation-stuck', null, 0.4, ...evidence) : null
  },
}
