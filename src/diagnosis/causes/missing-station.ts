import { factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** No station that the subgoal needs was known, or it was gone when the body came to use it. */
export const missingStation: CauseRule = {
  cause: 'missing-station',
  decides: 'No station that the subgoal needs was known, or it was gone when the body came to use it.',
  find: (facts) => {
    const { obstacle, events, wanted, subgoal } = facts
    const gone = events
      .of('window-refused')
      .findLast(
        ({ data }) => data['found'] !== null && data['found'] !== data['block'] && !isLit(data['found']),
      )
    const vanished = wanted.stations.length === 0 ? null : (events.of('block-vanish').at(-1) ?? null)
    if (obstacle?.kind === 'missing-station')
      return finding('missing-station', obstacle.subject, 0.96, saidByDeed(facts))
    if (subgoal.kind === 'sleep' && obstacle?.kind === 'target-not-found')
      return finding('missing-station', obstacle.subject, 0.9, saidByDeed(facts))
    if (gone !== undefined)
      return finding(
        'missing-station',
        String(gone.data['block']),
        0.92,
        factAt(gone, `where the ${String(gone.data['block'])} was seen stood ${String(gone.data['found'])}`),
      )
    if (vanished === null) return null
    return finding(
      'missing-station',
      String(vanished.data['block']),
      obstacle === null ? 0.75 : 0.9,
      factAt(vanished, `the ${String(vanished.data['block'])} was taken away`),
    )
  },
}

/** A furnace changes its name when it is lit, in old versions. */
function isLit(found: unknown): boolean {
  return typeof found === 'string' && /furnace|chest|barrel|anvil|grindstone|crafting_table|_bed$/.test(found)
}
