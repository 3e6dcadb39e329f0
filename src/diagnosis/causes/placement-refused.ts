import { factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** A block was placed and did not stand, or was taken away again. */
export const placementRefused: CauseRule = {
  cause: 'placement-refused',
  decides: 'A block was placed and did not stand, or was taken away again.',
  find: (facts) => {
    const { events, obstacle, subgoal } = facts
    const ends = events.of('place-end')
    const refused = ends.filter(({ data }) => data['placed'] === false)
    const first = refused[0] ?? null
    if (obstacle?.kind === 'placement-refused')
      return finding(
        'placement-refused',
        obstacle.subject,
        first === null ? 0.85 : 0.94,
        ...(first === null
          ? []
          : [factAt(first, `${String(first.data['block'])} was placed and did not stand`)]),
        saidByDeed(facts),
      )
    if (subgoal.kind === 'place') {
      const vanished = events.of('block-vanish').find(({ data }) => data['block'] === subgoal.block)
      if (vanished)
        return finding(
          'placement-refused',
          subgoal.block,
          0.88,
          factAt(vanished, `the ${subgoal.block} stood and was taken away`),
        )
      if (ends.length > 0)
        return finding(
          'placement-refused',
          subgoal.block,
          0.8,
          factAt(ends.at(-1)!, `${subgoal.block} was placed and does not stand`),
        )
    }
    if (first === null) return null
    const isMost = refused.length * 2 > ends.length && refused.length >= 2
    return finding(
      'placement-refused',
      String(first.data['block']),
      isMost ? 0.7 : 0.25,
      factAt(first, `${refused.length} of ${ends.length} blocks placed did not stand`),
    )
  },
}
