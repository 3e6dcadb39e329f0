import { fact, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** Blocks that were sought broke or entities died, and only other items than the wanted one dropped. */
export const wrongDrop: CauseRule = {
  cause: 'wrong-drop',
  decides:
    'Blocks that were sought broke or entities died, and only other items than the wanted one dropped.',
  find: (facts) => {
    const { drops, digs, difference, wanted, subgoal, obstacle } = facts
    if (wanted.item === null || (subgoal.kind !== 'gather' && subgoal.kind !== 'hunt')) return null
    const done = subgoal.kind === 'hunt' ? (difference.killed[subgoal.entity] ?? 0) : digs.wantedBroken
    if (done === 0 || drops.wantedSeen > (difference.inventory[wanted.item] ?? 0)) return null
    const gains = Object.entries(difference.inventory).filter(
      ([item, change]) => change > 0 && item !== wanted.item,
    )
    const others = Object.keys(drops.othersSeen)
    const names = [...new Set([...others, ...gains.map(([item]) => item)])]
    if (names.length === 0) return null
    const text = `${done} done, and ${names.slice(0, 4).join(', ')} came of it`
    const isAll = (difference.inventory[wanted.item] ?? 0) <= 0
    const isEnd = obstacle === null || obstacle.kind === 'drop-lost' || obstacle.kind === 'target-not-found'
    if (!isEnd) return finding('wrong-drop', wanted.item, 0.3, fact(text))
    return finding('wrong-drop', wanted.item, isAll && drops.wantedSeen === 0 ? 0.92 : 0.6, fact(text))
  },
}
