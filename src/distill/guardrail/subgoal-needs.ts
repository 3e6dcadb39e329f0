import type { Subgoal, WorldState } from '../../env/index.ts'

/** Blocks and creatures that the subgoal goes to; none where it goes to nothing in particular. */
export function targetsOf(subgoal: Subgoal): readonly string[] {
  switch (subgoal.kind) {
    case 'gather':
      return subgoal.blocks
    case 'hunt':
    case 'trade':
      return [subgoal.entity]
    case 'fill-bucket':
      return [subgoal.fluid]
    case 'craft':
    case 'smelt':
    case 'place':
    case 'explore':
    case 'descend':
    case 'tunnel':
    case 'surface':
    case 'collect-drops':
    case 'store':
    case 'eat':
    case 'equip':
    case 'sleep':
    case 'repair':
    case 'wash':
    case 'wear-down':
    case 'retreat':
    case 'wait':
      return []
  }
}

/** True where something that the subgoal uses up, wears or works on is not carried. */
export function isUsedUpMissing({ inventory }: WorldState, subgoal: Subgoal): boolean {
  const lacks = (item: string): boolean => (inventory[item] ?? 0) === 0
  switch (subgoal.kind) {
    case 'smelt':
      return lacks(subgoal.input) || lacks(subgoal.fuel)
    case 'place':
      return lacks(subgoal.block)
    case 'craft':
      return (
        subgoal.recipe !== undefined &&
        subgoal.recipe.rows.some((row) => row.some((cell) => cell !== null && lacks(cell)))
      )
    case 'equip':
    case 'repair':
    case 'wash':
    case 'wear-down':
      return lacks(subgoal.item)
    case 'eat':
      return subgoal.item !== undefined && lacks(subgoal.item)
    case 'trade':
      return subgoal.give !== null && lacks(subgoal.give)
    case 'fill-bucket':
      return lacks('bucket')
    case 'gather':
    case 'hunt':
    case 'explore':
    case 'descend':
    case 'tunnel':
    case 'surface':
    case 'collect-drops':
    case 'store':
    case 'sleep':
    case 'retreat':
    case 'wait':
      return false
  }
}

/** True where the block that the subgoal works at is neither known to be near nor needless. */
export function isStationMissing({ blocks }: WorldState, subgoal: Subgoal): boolean {
  const unseen = (...names: readonly string[]): boolean => !names.some((name) => name in blocks)
  switch (subgoal.kind) {
    case 'craft': {
      const rows = subgoal.recipe?.rows
      const isLarge = rows !== undefined && (rows.length > 2 || rows.some((row) => row.length > 2))
      return isLarge && unseen('crafting_table')
    }
    case 'smelt':
      return unseen('furnace', 'blast_furnace', 'smoker')
    case 'store':
      return unseen('chest', 'barrel', 'trapped_chest')
    case 'sleep': {
      for (const name in blocks) if (name.endsWith('_bed')) return false
      return true
    }
    case 'wash':
      return unseen('cauldron', 'water_cauldron')
    case 'wear-down':
      return unseen('campfire', 'soul_campfire')
    case 'gather':
    case 'place':
    case 'hunt':
    case 'explore':
    case 'descend':
    case 'tunnel':
    case 'surface':
    case 'collect-drops':
    case 'eat':
    case 'equip':
    case 'trade':
    case 'repair':
    case 'fill-bucket':
    case 'retreat':
    case 'wait':
      return false
  }
}
