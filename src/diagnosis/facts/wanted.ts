import type { CraftingRecipe, Subgoal, WorldState } from '../../env/index.ts'

/** What a subgoal is after, by name. */
export interface Wanted {
  /** The item that is to be gained, or null. */
  readonly item: string | null
  /** Blocks that are to be broken, used or found. */
  readonly blocks: readonly string[]
  /** Entities that are to be killed, met or found. */
  readonly entities: readonly string[]
  /** What is used up, with the count that the whole subgoal takes. */
  readonly consumed: Readonly<Record<string, number>>
  /** Names of blocks any one of which serves as the station; empty where none is needed. */
  readonly stations: readonly string[]
}

const beds: readonly string[] = [
  'white orange magenta light_blue yellow lime pink gray light_gray cyan purple blue brown green red black'
    .split(' ')
    .map((colour) => `${colour}_bed`),
  ['bed'],
].flat()

const nothing: Wanted = { item: null, blocks: [], entities: [], consumed: {}, stations: [] }

/** Reads off a subgoal what it is after. */
export function wantedBy(subgoal: Subgoal): Wanted {
  switch (subgoal.kind) {
    case 'gather':
      return { ...nothing, item: subgoal.item, blocks: subgoal.blocks }
    case 'craft':
      return {
        ...nothing,
        item: subgoal.item,
        consumed: subgoal.recipe ? ingredientsOf(subgoal.recipe, subgoal.count) : {},
        stations: subgoal.recipe && needsTable(subgoal.recipe) ? ['crafting_table'] : [],
      }
    case 'smelt':
      return {
        ...nothing,
        item: subgoal.item,
        consumed: { [subgoal.input]: subgoal.count },
        stations: ['furnace', 'lit_furnace'],
      }
    case 'place':
      return { ...nothing, consumed: { [subgoal.block]: 1 } }
    case 'hunt':
      return { ...nothing, item: subgoal.item ?? null, entities: [subgoal.entity] }
    case 'explore':
    case 'descend':
    case 'tunnel':
      return { ...nothing, blocks: subgoal.seek, entities: subgoal.seek }
    case 'collect-drops':
      return { ...nothing, item: subgoal.items[0] ?? null, entities: ['item'] }
    case 'store':
      return { ...nothing, stations: ['chest', 'trapped_chest', 'barrel'] }
    case 'eat':
      return { ...nothing, consumed: subgoal.item === undefined ? {} : { [subgoal.item]: 1 } }
    case 'equip':
      return { ...nothing, consumed: { [subgoal.item]: 1 } }
    case 'sleep':
      return { ...nothing, stations: beds }
    case 'trade':
      return {
        ...nothing,
        item: subgoal.take,
        entities: [subgoal.entity],
        consumed: subgoal.give === null ? {} : { [subgoal.give]: 1 },
      }
    case 'repair':
      return {
        ...nothing,
        item: subgoal.item,
        consumed: {
          [subgoal.item]: subgoal.material === undefined ? 2 : 1,
          ...(subgoal.material === undefined ? {} : { [subgoal.material]: 1 }),
        },
        stations:
          subgoal.station === 'grid'
            ? []
            : subgoal.station === 'anvil'
              ? ['anvil', 'chipped_anvil', 'damaged_anvil']
              : ['grindstone'],
      }
    case 'wash':
      return {
        ...nothing,
        item: subgoal.item,
        consumed: { [subgoal.item]: 1 },
        stations: ['cauldron', 'water_cauldron'],
      }
    case 'fill-bucket':
      return { ...nothing, item: `${subgoal.fluid}_bucket`, blocks: [subgoal.fluid], consumed: { bucket: 1 } }
    case 'wear-down':
      return { ...nothing, item: subgoal.item, consumed: { [subgoal.item]: 1 }, stations: ['campfire'] }
    case 'surface':
      return { ...nothing, blocks: subgoal.seek ?? [], entities: subgoal.seek ?? [] }
    case 'retreat':
    case 'wait':
      return nothing
  }
}

function ingredientsOf(
  { rows, resultCount }: CraftingRecipe,
  count: number,
): Readonly<Record<string, number>> {
  const times = Math.ceil(count / resultCount)
  const needed: Record<string, number> = {}
  for (const row of rows)
    for (const item of row) if (item !== null) needed[item] = (needed[item] ?? 0) + times
  return needed
}

function needsTable({ rows }: CraftingRecipe): boolean {
  return rows.length > 2 || rows.some((row) => row.length > 2)
}

/** True if a block or entity of one of these names is perceived. */
export function isPerceived(names: readonly string[], { blocks, entities }: WorldState): boolean {
  return names.some((name) => name in blocks || name in entities)
}
