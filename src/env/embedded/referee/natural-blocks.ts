import type { WorldFile } from '../world-file/world-file.ts'

/** What the overworld generator lays besides ores. A test holds these lists against generated columns. */
const landBlocks = [
  ...[
    'stone',
    'dirt',
    'grass_block',
    'sand',
    'sandstone',
    'gravel',
    'clay',
    'granite',
    'diorite',
    'andesite',
  ],
  ...['bedrock', 'water', 'lava', 'ice', 'snow', 'grass', 'fern', 'tall_grass', 'cactus', 'dead_bush'],
  ...['sugar_cane', 'dandelion', 'poppy', 'azure_bluet', 'oxeye_daisy', 'cornflower'],
  ...['oak', 'birch', 'spruce'].flatMap((kind) => [`${kind}_log`, `${kind}_leaves`]),
]
const hamletBlocks = [
  ...['oak', 'birch', 'spruce'].flatMap((kind) => [`${kind}_planks`, `${kind}_fence`, `${kind}_slab`]),
  ...['cobblestone', 'glass', 'grass_path', 'farmland', 'wheat', 'carrots', 'torch', 'crafting_table'],
]
const flatBlocks = ['bedrock', 'dirt', 'grass_block']

/** Deeds that the search for a hamlet is worth, roughly. */
export const hamletSearchDeeds = 100
/** Deeds that the search for the first piece of an ore takes, over the pieces of it in a chunk, roughly. */
const oreSearchDeeds = 200

/**
 * Blocks that this world holds before anybody has changed it, by their names of 1.16.5, placed ones included, and how many deeds the search
 * for one is worth, roughly: that only says which of two ways is the nearer one.
 */
export function naturalBlocksOf({ generator, placedBlocks }: WorldFile): ReadonlyMap<string, number> {
  const search = new Map<string, number>()
  const add = (blocks: readonly string[], deeds: number): void => {
    for (const block of blocks) search.set(block, Math.min(deeds, search.get(block) ?? Infinity))
  }
  if (generator.name === 'flat') add(flatBlocks, 0)
  else {
    const { ores, hamletDensity } = generator.options
    add(landBlocks, 0)
    if (hamletDensity > 0) add(hamletBlocks, hamletSearchDeeds)
    for (const [ore, { veins, size }] of Object.entries(ores)) {
      if (veins > 0) add([ore], oreSearchDeeds / (veins * size))
    }
  }
  add(
    placedBlocks.map(({ block }) => block),
    0,
  )
  return search
}
