import { fact, factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** No recipe was declared, or what was laid out made nothing or another item, and the server declares no such recipe. */
export const recipeUnknown: CauseRule = {
  cause: 'recipe-unknown',
  decides:
    'No recipe was declared, or what was laid out made nothing or another item, and the server declares no such recipe.',
  find: (facts) => {
    const { obstacle, events, subgoal } = facts
    if (subgoal.kind !== 'craft')
      return obstacle?.kind === 'recipe-unknown'
        ? finding('recipe-unknown', obstacle.subject, 0.9, saidByDeed(facts))
        : null
    const start = events.last('craft-start')
    const end = events.last('craft-end')
    if (obstacle?.kind === 'recipe-unknown')
      return finding('recipe-unknown', subgoal.item, 0.94, saidByDeed(facts))
    if (start === null) return null
    const declared = start.data['declared']
    const made = end === null ? null : end.data['shown']
    if (end !== null && end.data['count'] === 0 && end.data['filled'] === true) {
      if (typeof made === 'string' && made !== subgoal.item)
        return finding('recipe-unknown', subgoal.item, 0.93, factAt(end, `what was laid out made ${made}`))
      if (made === null && declared !== 'yes')
        return finding(
          'recipe-unknown',
          subgoal.item,
          declared === 'no' ? 0.94 : 0.85,
          factAt(end, 'what was laid out made nothing'),
        )
    }
    if (declared === 'no')
      return finding(
        'recipe-unknown',
        subgoal.item,
        0.55,
        factAt(start, 'the server declares no such recipe'),
        fact(facts.reason),
      )
    return null
  },
}
