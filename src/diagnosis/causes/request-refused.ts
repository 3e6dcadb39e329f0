import { fact, factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The server refused a bed, a window, a trade, food or another use. */
export const requestRefused: CauseRule = {
  cause: 'request-refused',
  decides: 'The server refused a bed, a window, a trade, food or another use.',
  find: (facts) => {
    const { obstacle, events, subgoal, pre, post } = facts
    const refused =
      events
        .of('window-refused')
        .find(({ data }) => data['found'] === null || data['found'] === data['block']) ?? null
    const offered =
      subgoal.kind === 'trade' && obstacle?.kind === 'target-not-found' && obstacle.subject !== subgoal.entity
    if (obstacle?.kind === 'refused' || offered)
      return finding(
        'request-refused',
        obstacle.subject,
        0.92,
        saidByDeed(facts),
        ...(refused === null ? [] : [factAt(refused, `the ${String(refused.data['block'])} did not open`)]),
      )
    if (obstacle?.kind === 'missing-tool' && (post.inventory[obstacle.subject ?? ''] ?? 0) > 0)
      return finding('request-refused', obstacle.subject, 0.75, saidByDeed(facts))
    if (refused !== null)
      return finding(
        'request-refused',
        String(refused.data['block']),
        obstacle === null ? 0.75 : 0.4,
        factAt(refused, `the ${String(refused.data['block'])} did not open`),
      )
    if (
      subgoal.kind === 'equip' &&
      (post.inventory[subgoal.item] ?? 0) > 0 &&
      (pre.inventory[subgoal.item] ?? 0) > 0
    )
      return finding(
        'request-refused',
        subgoal.item,
        0.7,
        fact(`${subgoal.item} is carried and was not put on`),
      )
    return null
  },
}
