import { fact, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The furnace had its input, and no fuel was carried, or what was carried burned out or does not burn. */
export const missingFuel: CauseRule = {
  cause: 'missing-fuel',
  decides:
    'The furnace had its input, and no fuel was carried, or what was carried burned out or does not burn.',
  find: (facts) => {
    const { obstacle, subgoal, post } = facts
    if (obstacle?.kind === 'missing-fuel')
      return finding('missing-fuel', obstacle.subject, 0.95, saidByDeed(facts))
    if (subgoal.kind !== 'smelt' || (post.inventory[subgoal.fuel] ?? 0) > 0) return null
    const left = facts.events.last('furnace-end')
    if (left === null || left.data['fuelCount'] !== 0 || left.data['inputCount'] === 0) return null
    return finding(
      'missing-fuel',
      subgoal.fuel,
      0.8,
      fact(`no ${subgoal.fuel} was left, in the furnace or carried, and the input was not done`),
    )
  },
}
