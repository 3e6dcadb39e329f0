import { fact, factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** For long nothing measurable was achieved, and nothing refused or hurt the deed. */
export const stagnation: CauseRule = {
  cause: 'stagnation',
  decides: 'For long nothing measurable was achieved, and nothing refused or hurt the deed.',
  find: (facts) => {
    const { activity, ending, ticks, progress, subgoal, obstacle, ways, motion } = facts
    const { stagnation } = activity
    // Shut in: every way was tried and led nowhere, and there is no target that it could be blamed on.
    if (subgoal.kind === 'explore' && obstacle?.kind === 'stuck' && ways.stuck === 0)
      return finding('stagnation', null, 0.85, saidByDeed(facts))
    if (
      subgoal.kind === 'collect-drops' &&
      obstacle?.kind === 'target-unreachable' &&
      ways.lastFailed === null
    )
      return finding('stagnation', null, 0.8, fact('every walk arrived, and nothing was picked up'))
    if (ending !== 'out-of-budget' && ending !== 'done') return null
    if (stagnation !== null && stagnation.ticks * 2 >= ticks)
      return finding(
        'stagnation',
        null,
        subgoal.kind === 'explore' ? 0.86 : 0.72,
        factAt({ tick: stagnation.sinceTick }, `nothing was achieved for ${stagnation.ticks} ticks`),
      )
    // Each arrival should be followed by a deed; where it hardly ever is, what is sought keeps away, and more time would not help.
    const isPursuit = pursuits.has(subgoal.kind) && progress === 0 && ways.reached >= fewestArrivals
    if (isPursuit && activity.achievements * 4 <= ways.reached)
      return finding(
        'stagnation',
        null,
        0.73,
        fact(`${ways.reached} walks arrived, and ${activity.achievements} things were done`),
      )
    if (ending === 'done')
      return finding(
        'stagnation',
        null,
        subgoal.kind === 'sleep' ? 0.78 : 0.45,
        fact(`the deed took itself for done: ${facts.reason}`),
      )
    if (subgoal.kind === 'explore' && motion.newGroundTicks.length <= mostGround && ticks >= 200)
      return finding('stagnation', null, 0.86, fact(`hardly any new ground was seen in ${ticks} ticks`))
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

/** Deeds in which a walk is only the way to what is done at its end. */
const pursuits: ReadonlySet<string> = new Set(['gather', 'hunt', 'trade', 'collect-drops'])
/** So many walks in vain are no accident. */
const fewestArrivals = 5
/** A search that came to no more parts of the world than these did not get about. */
const mostGround = 4
