import type { AttemptFacts } from '../facts/attempt-facts.ts'
import { fact, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** What the subgoal uses up was not carried, or not enough of it. */
export const missingItem: CauseRule = {
  cause: 'missing-item',
  decides: 'What the subgoal uses up was not carried, or not enough of it.',
  find: (facts) => {
    const { obstacle, wanted, pre, post, subgoal, events } = facts
    if (obstacle?.kind === 'missing-item')
      return finding('missing-item', obstacle.subject, 0.95, saidByDeed(facts))
    if (subgoal.kind === 'eat' || facts.ending === 'goal') return null
    for (const [item, count] of Object.entries(wanted.consumed)) {
      const carried = pre.inventory[item] ?? 0
      if (carried < count && (events.last('craft-end') === null || carried === 0) && wanted.item !== item)
        return finding(
          'missing-item',
          item,
          obstacle === null ? 0.75 : 0.3,
          fact(`${count} ${item} are needed and ${carried} were carried`),
        )
      const isLost = carried > 0 && (post.inventory[item] ?? 0) === 0 && facts.progress === 0
      if (isLost && lostWithoutUse(facts, item))
        return finding('missing-item', item, 0.7, fact(`the ${item} went before it could be used`))
    }
    return null
  },
}

/** Lost before any window, placing or eating could have used it up. */
function lostWithoutUse({ events }: AttemptFacts, item: string): boolean {
  const loss = events.of('item-loss').find(({ data }) => data['item'] === item)
  if (loss === undefined) return false
  const used = [...events.of('window-open'), ...events.of('place-end'), ...events.of('craft-start')]
  return used.every(({ tick }) => tick > loss.tick)
}
