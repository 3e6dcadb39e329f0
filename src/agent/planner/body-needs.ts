import type { WorldState } from '../../env/index.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import type { GameKnowledge } from '../prior/game-knowledge.ts'
import {
  eatTicks,
  healingFood,
  hungryFood,
  huntForFoodBlocks,
  huntTicksPerItem,
  huntWhenWeakBlocks,
  hurtHealth,
  restTicks,
  starvingFood,
  weakHealth,
} from './plan-numbers.ts'
import type { RankedSubgoal } from './search.ts'

/** True where a rest heals: nothing hostile is in view, and food is enough. */
function isWeakAndHeals(state: WorldState): boolean {
  return state.health <= weakHealth && state.food >= healingFood && !showsHostiles(state)
}

/** True where something is in view that attacks. */
export function showsHostiles({ entities }: Pick<WorldState, 'entities'>): boolean {
  return hostile.some((name) => name in entities)
}

const hostile = [
  'zombie',
  'husk',
  'drowned',
  'zombie_villager',
  'spider',
  'cave_spider',
  'skeleton',
  'stray',
  'creeper',
  'witch',
]

/**
 * What the body needs before the plan goes on: to rest when it is weak and heals; to eat when it is hungry, or hurt and too hungry to heal; to hunt something to eat when it
 * starves, or is hurt and has nothing. Food in `keep` is for something else.
 */
export function bodyNeeds(
  state: WorldState,
  knowledge: GameKnowledge,
  keep: readonly string[] = [],
): readonly RankedSubgoal[] {
  if (isWeakAndHeals(state)) {
    const subgoal = { kind: 'wait', ticks: restTicks, budgetTicks: restTicks + 20 } as const
    return [{ subgoal, purpose: `to heal while health is at ${Math.round(state.health)}`, rankTicks: -450 }]
  }
  const cannotHeal = state.health <= hurtHealth && state.food < healingFood
  if (state.food > hungryFood && !cannotHeal) return []
  const food = knowledge.foods.find((item) => (state.inventory[item] ?? 0) > 0 && !keep.includes(item))
  if (food !== undefined) {
    const subgoal =
      keep.length === 0
        ? ({ kind: 'eat', budgetTicks: eatTicks } as const)
        : ({ kind: 'eat', item: food, budgetTicks: eatTicks } as const)
    return [{ subgoal, purpose: `to eat while food is at ${state.food}`, rankTicks: -500 }]
  }
  if (state.food > starvingFood && !cannotHeal) return []
  return knowledge.foods.flatMap((item): readonly RankedSubgoal[] => {
    for (const operator of knowledge.operatorsFor(item)) {
      // A hungry body makes no experiments.
      if (operator.kind !== 'hunt' || isDoubtful(operator)) continue
      const seen = state.entities[operator.entity]
      const withinBlocks = state.health <= weakHealth ? huntWhenWeakBlocks : huntForFoodBlocks
      if (seen === undefined || seen.nearestBlocks > withinBlocks) continue
      const { entity } = operator
      const subgoal = { kind: 'hunt', entity, item, count: 1, budgetTicks: huntTicksPerItem } as const
      return [{ subgoal, purpose: `to eat while food is at ${state.food}`, rankTicks: -400 }]
    }
    return []
  })
}
