import type { Habitat } from './game-knowledge.ts'

/** A row of what the overworld holds by nature. */
export interface NaturalBlock {
  readonly block: RegExp
  readonly habitat: Habitat
  /** Ticks to find the first one by walking or mining, roughly: it ranks sources against each other. */
  readonly searchTicks: number
}

/**
 * Blocks that occur without anybody's doing. What is not here has no mining operator, and what lies in another dimension is
 * taken only where it is in view, so that the agent admits that it knows no way instead of wandering for it. Search times are
 * estimates from play, at 4.3 blocks a second; only their order matters.
 */
export const naturalBlocks: readonly NaturalBlock[] = [
  {
    block: /^(oak|birch|spruce|jungle|acacia|dark_oak|mangrove|cherry|pale_oak)_log$/,
    habitat: 'surface',
    searchTicks: 400,
  },
  {
    block: /^(oak|birch|spruce|jungle|acacia|dark_oak|azalea|cherry|pale_oak)_leaves$/,
    habitat: 'surface',
    searchTicks: 400,
  },
  { block: /^(dirt|grass_block)$/, habitat: 'surface', searchTicks: 40 },
  { block: /^(grass|short_grass|tall_grass|fern)$/, habitat: 'surface', searchTicks: 200 },
  { block: /^(dandelion|poppy|cornflower|azure_bluet|oxeye_daisy)$/, habitat: 'surface', searchTicks: 800 },
  { block: /^sand$/, habitat: 'surface', searchTicks: 1_000 },
  { block: /^gravel$/, habitat: 'surface', searchTicks: 1_200 },
  { block: /^clay$/, habitat: 'surface', searchTicks: 2_500 },
  { block: /^sugar_cane$/, habitat: 'surface', searchTicks: 2_500 },
  {
    block: /^(red_mushroom|brown_mushroom|snow|sandstone|red_sand|terracotta)$/,
    habitat: 'surface',
    searchTicks: 4_000,
  },
  {
    block: /^(cactus|pumpkin|melon|bamboo|sweet_berry_bush|ice|kelp_plant|seagrass)$/,
    habitat: 'surface',
    searchTicks: 6_000,
  },
  { block: /^(carrots|potatoes|beetroots|wheat|hay_block)$/, habitat: 'surface', searchTicks: 9_000 },
  { block: /^(stone)$/, habitat: 'stone', searchTicks: 150 },
  { block: /^(andesite|diorite|granite)$/, habitat: 'stone', searchTicks: 500 },
  { block: /^(deepslate|tuff|calcite)$/, habitat: 'ore', searchTicks: 2_500 },
  { block: /^(deepslate_)?coal_ore$/, habitat: 'ore', searchTicks: 900 },
  { block: /^(deepslate_)?copper_ore$/, habitat: 'ore', searchTicks: 1_200 },
  { block: /^(deepslate_)?iron_ore$/, habitat: 'ore', searchTicks: 1_800 },
  { block: /^(deepslate_)?lapis_ore$/, habitat: 'ore', searchTicks: 6_000 },
  { block: /^(deepslate_)?redstone_ore$/, habitat: 'ore', searchTicks: 4_000 },
  { block: /^(deepslate_)?gold_ore$/, habitat: 'ore', searchTicks: 5_000 },
  { block: /^(deepslate_)?diamond_ore$/, habitat: 'ore', searchTicks: 9_000 },
  { block: /^(deepslate_)?emerald_ore$/, habitat: 'ore', searchTicks: 30_000 },
  { block: /^(obsidian|cobweb|mossy_cobblestone)$/, habitat: 'ore', searchTicks: 30_000 },
  { block: /^(nether_quartz_ore|glowstone|soul_sand)$/, habitat: 'elsewhere', searchTicks: 30_000 },
]

/** An animal or monster of the overworld and how rare it is. */
export const naturalEntities: Readonly<Record<string, { readonly searchTicks: number }>> = {
  cow: { searchTicks: 1_500 },
  pig: { searchTicks: 1_500 },
  sheep: { searchTicks: 1_500 },
  chicken: { searchTicks: 1_500 },
  rabbit: { searchTicks: 5_000 },
  spider: { searchTicks: 6_000 },
  zombie: { searchTicks: 6_000 },
  skeleton: { searchTicks: 8_000 },
  creeper: { searchTicks: 8_000 },
}

/**
 * Blocks to break per item where chance decides. minecraft-data gives no true chances for these.
 * Source: vanilla loot tables of 1.16 (sapling 1/20, jungle sapling 1/40, apple 1/200, flint 1/10, seeds 1/8).
 */
export const blocksPerItem: readonly {
  readonly block: RegExp
  readonly item: RegExp
  readonly blocks: number
}[] = [
  { block: /_leaves$/, item: /^jungle_sapling$/, blocks: 40 },
  { block: /_leaves$/, item: /_sapling$/, blocks: 20 },
  { block: /^(oak|dark_oak)_leaves$/, item: /^apple$/, blocks: 200 },
  { block: /_leaves$/, item: /^stick$/, blocks: 50 },
  { block: /^gravel$/, item: /^flint$/, blocks: 10 },
  // Ripe ones give 2 to 5, less often many: 2.7 on average (binomial, 3 tries at 0.57, one at least).
  { block: /^(carrots|potatoes)$/, item: /^(carrot|potato)$/, blocks: 0.4 },
  { block: /^(grass|short_grass|tall_grass|fern)$/, item: /_seeds$/, blocks: 8 },
]

/** Drops that need shears or silk touch although the loot table of minecraft-data does not say so. */
export const needsShears: readonly { readonly block: RegExp; readonly item: RegExp }[] = [
  { block: /_leaves$/, item: /_leaves$/ },
  { block: /^(grass|short_grass|tall_grass|fern)$/, item: /^(grass|short_grass|tall_grass|fern)$/ },
  { block: /^cobweb$/, item: /^cobweb$/ },
]
