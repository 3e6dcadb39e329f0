import { fact, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The wanted item lay ready, and no slot could take it. */
export const inventoryFull: CauseRule = {
  cause: 'inventory-full',
  decides: 'The wanted item lay ready, and no slot could take it.',
  find: (facts) => {
    const { obstacle, drops, pre, post, wanted, events, ending } = facts
    const full = post.emptySlots === 0
    const hasRoom = wanted.item !== null && hasStackRoom(post.inventory[wanted.item] ?? 0)
    if (obstacle?.kind === 'inventory-full')
      return finding('inventory-full', obstacle.subject, 0.95, saidByDeed(facts))
    if (!full || hasRoom || wanted.item === null) return null
    const evidence = [fact('no slot was free'), fact(`${wanted.item} seen lying: ${drops.wantedSeen}`)]
    if (drops.wantedLeft > 0) return finding('inventory-full', wanted.item, 0.92, ...evidence)
    const shown = events
      .of('craft-end')
      .some(({ data }) => data['shown'] === wanted.item && data['count'] === 0)
    if (shown)
      return finding(
        'inventory-full',
        wanted.item,
        0.88,
        fact('no slot was free, and the result stood ready'),
      )
    if (drops.wantedSeen > 0 || obstacle?.kind === 'drop-lost')
      return finding('inventory-full', wanted.item, 0.85, ...evidence)
    return pre.emptySlots === 0 && ending !== 'died'
      ? finding('inventory-full', wanted.item, 0.3, ...evidence)
      : null
  },
}

/** Most items stack to 64; whether a stack has room is only known from the count of them all. */
function hasStackRoom(count: number): boolean {
  return count % 64 !== 0
}
