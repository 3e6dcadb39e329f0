import { isPerceived } from '../facts/wanted.ts'
import { factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The target was perceived, and the search for a way excluded it, or came to its bound with all around a near target looked at. */
export const targetUnreachable: CauseRule = {
  cause: 'target-unreachable',
  decides:
    'The target was perceived, and the search for a way excluded it, or came to its bound with all around a near target looked at.',
  find: (facts) => {
    const { ways, obstacle, wanted, pre, post } = facts
    const { lastFailed } = ways
    const isLastExcluded = lastFailed !== null && ways.excluded + ways.encircled > 0
    if (obstacle?.kind === 'target-unreachable') {
      const other = Math.max(ways.bounded, ways.stuck, ways.late)
      // Where every walk arrived, what was wanted gave way or stayed hidden.
      const arrived = lastFailed === null && ways.reached > 0
      const isEvading = arrived && (facts.subgoal.kind === 'collect-drops' || facts.subgoal.kind === 'hunt')
      const confidence = isEvading
        ? 0.6
        : ways.excluded + ways.encircled >= other || lastFailed === null
          ? 0.9
          : 0.6
      return finding(
        'target-unreachable',
        obstacle.subject,
        confidence,
        ...(lastFailed === null ? [] : [factAt(lastFailed, 'the search for a way ended with none')]),
        saidByDeed(facts),
      )
    }
    if (!isLastExcluded || facts.subgoal.kind === 'explore') return null
    const known =
      isPerceived([...wanted.blocks, ...wanted.entities, ...wanted.stations], pre) ||
      isPerceived([...wanted.blocks, ...wanted.entities, ...wanted.stations], post)
    const isMost = (ways.excluded + ways.encircled) * 2 > ways.walks
    const confidence =
      obstacle === null || obstacle.kind === 'stuck' ? (isMost ? (known ? 0.8 : 0.62) : 0.35) : 0.25
    return finding(
      'target-unreachable',
      null,
      confidence,
      factAt(
        lastFailed,
        `${ways.excluded + ways.encircled} of ${ways.walks} searches for a way ended with none`,
      ),
    )
  },
}
