import { factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** Input and fuel lay in the furnace, and the wanted item did not come of it. */
export const smeltFailed: CauseRule = {
  cause: 'smelt-failed',
  decides: 'Input and fuel lay in the furnace, and the wanted item did not come of it.',
  find: (facts) => {
    const { obstacle, events, subgoal } = facts
    if (obstacle?.kind === 'smelt-failed')
      return finding('smelt-failed', obstacle.subject, 0.93, saidByDeed(facts))
    if (subgoal.kind !== 'smelt') return null
    const end = events.last('furnace-end')
    const other = end?.data['output']
    if (end !== null && typeof other === 'string' && other !== subgoal.item)
      return finding('smelt-failed', subgoal.item, 0.93, factAt(end, `${other} came of it`))
    const made = events
      .of('item-gain')
      .find(
        ({ data }) =>
          data['item'] !== subgoal.item && data['item'] !== subgoal.input && data['item'] !== subgoal.fuel,
      )
    if (made !== undefined && facts.progress === 0)
      return finding(
        'smelt-failed',
        subgoal.item,
        0.88,
        factAt(made, `${String(made.data['item'])} came of it`),
      )
    if (end !== null && facts.ending === 'done')
      return finding('smelt-failed', subgoal.item, 0.75, factAt(end, facts.reason))
    return null
  },
}
