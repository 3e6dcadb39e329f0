import { factAt, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The search for a way stopped at its bound, with a way neither found nor excluded and the target far off. */
export const pathTimeout: CauseRule = {
  cause: 'path-timeout',
  decides:
    'The search for a way stopped at its bound, with a way neither found nor excluded and the target far off.',
  find: (facts) => {
    const { ways, obstacle } = facts
    const { lastFailed, bounded, late, excluded, stuck, walks } = ways
    if (lastFailed === null) return null
    const isOther = obstacle !== null && obstacle.kind !== 'target-unreachable' && obstacle.kind !== 'stuck'
    if (bounded > 0 && bounded >= excluded && bounded >= stuck)
      return finding(
        'path-timeout',
        null,
        isOther ? 0.3 : bounded * 2 >= walks ? 0.92 : 0.6,
        factAt(lastFailed, `${bounded} of ${walks} searches for a way stopped at their bound`),
      )
    if (late > 0 && late >= excluded && late >= stuck && obstacle?.kind === 'target-unreachable')
      return finding(
        'path-timeout',
        obstacle.subject,
        0.7,
        factAt(lastFailed, `${late} of ${walks} walks took longer than they were given`),
      )
    return null
  },
}
