import { gridText } from './crafting-grid.ts'
import type { Subgoal } from './subgoal.ts'

/** What makes two subgoals the same try: kind and object, not counts or budgets. */
export function subgoalSignature(subgoal: Subgoal): string {
  switch (subgoal.kind) {
    case 'craft':
      // Each batch of grids is another try.
      if (subgoal.trials !== undefined)
        return `craft ${subgoal.item} by trying ${gridText(subgoal.trials[0] ?? [])}`
      return subgoal.recipe ? `craft ${subgoal.item}` : `craft ${subgoal.item} by the server's recipe`
    case 'gather':
    case 'smelt':
      return `${subgoal.kind} ${subgoal.item}`
    case 'place':
      return `place ${subgoal.block}`
    case 'hunt':
      return `hunt ${subgoal.entity}`
    case 'equip':
    case 'wash':
    case 'wear-down':
      return `${subgoal.kind} ${subgoal.item}`
    case 'repair':
      return `repair ${subgoal.item} ${subgoal.station}`
    case 'trade':
      return subgoal.give === null ? 'trade' : `trade ${subgoal.give} for ${subgoal.take}`
    case 'fill-bucket':
      return `fill-bucket ${subgoal.fluid}`
    case 'explore':
    case 'descend':
    case 'tunnel':
    case 'surface':
    case 'collect-drops':
    case 'store':
    case 'eat':
    case 'sleep':
    case 'retreat':
    case 'wait':
      return subgoal.kind
  }
}
