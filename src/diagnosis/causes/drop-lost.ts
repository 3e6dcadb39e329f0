import type { AttemptFacts } from '../facts/attempt-facts.ts'
import { fact, factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** What was broken or killed, by the body or another, left a drop that burnt, fell away, was taken or never came. */
export const dropLost: CauseRule = {
  cause: 'drop-lost',
  decides:
    'What was broken or killed, by the body or another, left a drop that burnt, fell away, was taken or never came.',
  find: (facts) => {
    const { drops, digs, difference, wanted, subgoal, obstacle, events, pre, post } = facts
    if (wanted.item === null && subgoal.kind !== 'hunt') return null
    const subject = wanted.item
    const taken = drops.takenByOthers[0]
    const isMuch = drops.lost * 2 >= shortfall(facts) || obstacle !== null
    if (taken)
      return finding(
        'drop-lost',
        subject,
        isMuch ? 0.94 : 0.5,
        factAt(taken, `${String(taken.data['by'])} took ${String(taken.data['item'])}`),
      )
    const gone = drops.vanished[0]
    if (gone) {
      const where = gone.data['in'] === null ? '' : ` in ${String(gone.data['in'])}`
      return finding(
        'drop-lost',
        subject,
        !isMuch ? 0.5 : gone.data['in'] === null ? 0.88 : 0.95,
        factAt(gone, `${String(subject)} lay there and went${where}`),
      )
    }
    if (obstacle?.kind === 'drop-lost')
      return finding('drop-lost', subject, drops.wantedLeft > 0 ? 0.8 : 0.87, saidByDeed(facts))
    const vanished = events.of(subgoal.kind === 'gather' ? 'block-vanish' : 'entity-vanish')[0]
    if (vanished && (subgoal.kind === 'gather' || subgoal.kind === 'hunt')) {
      const died = vanished.data['died'] === true || subgoal.kind === 'gather'
      return finding(
        'drop-lost',
        subject,
        died ? 0.9 : 0.8,
        factAt(
          vanished,
          `${String(vanished.data['block'] ?? vanished.data['entity'])} went, and not by the body`,
        ),
      )
    }
    const killed = subgoal.kind === 'hunt' ? (difference.killed[subgoal.entity] ?? 0) : 0
    const done = subgoal.kind === 'hunt' ? killed : digs.wantedBroken
    const gained =
      subject === null ? 0 : Math.max(0, (post.inventory[subject] ?? 0) - (pre.inventory[subject] ?? 0))
    if (subgoal.kind !== 'gather' && subgoal.kind !== 'hunt') return null
    if (done - gained >= 2 && subject !== null)
      return finding('drop-lost', subject, 0.55, fact(`${done} done and ${gained} ${subject} gained`))
    return null
  },
}

/** Pieces that were still wanting at the end. */
function shortfall({ subgoal, progress }: AttemptFacts): number {
  return 'count' in subgoal ? subgoal.count * (1 - progress) : 1
}
