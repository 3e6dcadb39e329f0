import type { Subgoal, WorldState } from '../../env/index.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import {
  descendTicksPerBlock,
  gatherTicksPerItem,
  tunnelTicksPerBlock,
  walkTicksPerBlock,
} from './plan-numbers.ts'
import { nearestBlock } from './surroundings.ts'

/** Budgets are about twice what the work takes when nothing goes wrong. */
const budgetOverWork = 2
/** Opening a window, clicking, closing it. */
const windowTicks = 40
const fightTicks = 120
const eatOnceTicks = 40

/** Ticks that a subgoal should take when nothing goes wrong; null where that cannot be said, as for a search. */
export function expectedTicksOf(subgoal: Subgoal, state: WorldState): number | null {
  const walk = (blocks: readonly string[]) =>
    (nearestBlock(state, blocks)?.nearestBlocks ?? 0) * walkTicksPerBlock
  switch (subgoal.kind) {
    case 'gather':
      return walk(subgoal.blocks) + (subgoal.count * gatherTicksPerItem) / budgetOverWork
    case 'craft':
      return windowTicks + walk(['crafting_table'])
    case 'smelt':
      return windowTicks + walk(['furnace']) + subgoal.count * smeltTicks
    case 'hunt': {
      const seen = state.entities[subgoal.entity]
      return seen === undefined ? null : seen.nearestBlocks * walkTicksPerBlock + subgoal.count * fightTicks
    }
    case 'place':
    case 'equip':
      return windowTicks
    case 'eat':
      return eatOnceTicks
    case 'descend':
      return Math.max(0, state.position.y - subgoal.toY) * (descendTicksPerBlock / budgetOverWork)
    case 'tunnel':
      return subgoal.lengthBlocks * (tunnelTicksPerBlock / budgetOverWork)
    case 'retreat':
      return subgoal.distanceBlocks * walkTicksPerBlock
    case 'wait':
      return subgoal.ticks
    case 'explore':
    case 'surface':
    case 'collect-drops':
    case 'store':
    case 'sleep':
    case 'trade':
    case 'repair':
    case 'wash':
    case 'fill-bucket':
    case 'wear-down':
      return null
  }
}
