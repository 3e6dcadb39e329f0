import { isPerceived } from '../facts/wanted.ts'
import { fact, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** No block, entity or drop of the wanted name was perceived. */
export const targetNotFound: CauseRule = {
  cause: 'target-not-found',
  decides: 'No block, entity or drop of the wanted name was perceived.',
  find: (facts) => {
    const { obstacle, wanted, pre, post, subgoal, ending } = facts
    const names = [...wanted.blocks, ...wanted.entities]
    const isSeen = isPerceived(names, pre) || isPerceived(names, post)
    const subject = names[0] ?? null
    if (obstacle?.kind === 'target-not-found')
      return finding('target-not-found', obstacle.subject, isSeen ? 0.8 : 0.93, saidByDeed(facts))
    const isSearch = subgoal.kind === 'explore' || subgoal.kind === 'tunnel' || subgoal.kind === 'descend'
    if (names.length === 0) return null
    if (subgoal.kind === 'explore' && (ending === 'out-of-budget' || obstacle?.kind === 'stuck'))
      return finding('target-not-found', subject, obstacle === null ? 0.84 : 0.6, fact(facts.reason))
    if (isSearch && ending === 'done') return finding('target-not-found', subject, 0.8, fact(facts.reason))
    if (!isSeen && !isSearch && obstacle === null)
      return finding(
        'target-not-found',
        subject,
        0.75,
        fact(`no ${names.slice(0, 3).join(' or ')} was perceived before or after`),
      )
    return null
  },
}
