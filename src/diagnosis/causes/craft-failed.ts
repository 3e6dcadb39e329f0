import { factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The ingredients of a recipe were laid out, and the result did not come or could not be taken. */
export const craftFailed: CauseRule = {
  cause: 'craft-failed',
  decides: 'The ingredients of a recipe were laid out, and the result did not come or could not be taken.',
  find: (facts) => {
    const { obstacle, events, subgoal } = facts
    const end = events.last('craft-end')
    const start = events.last('craft-start')
    const isUnknown =
      start?.data['declared'] === 'no' &&
      end?.data['shown'] !== (subgoal.kind === 'craft' ? subgoal.item : null)
    if (obstacle?.kind === 'craft-failed')
      return finding('craft-failed', obstacle.subject, isUnknown ? 0.5 : 0.92, saidByDeed(facts))
    if (subgoal.kind !== 'craft' || end === null || isUnknown) return null
    if (end.data['count'] === 0)
      return finding('craft-failed', subgoal.item, 0.8, factAt(end, 'the result was not to be had'))
    const isShort = facts.progress < 1 && facts.ending === 'done'
    return isShort
      ? finding(
          'craft-failed',
          subgoal.item,
          0.7,
          factAt(end, `taken: ${String(end.data['count'])}; ${facts.reason}`),
        )
      : null
  },
}
