/**
 * What a furnace makes of what; minecraft-data has no such table. Source: vanilla's smelting recipes, 1.16 to 1.21. Rows whose items
 * a version lacks are dropped when its knowledge is built.
 */
export const smeltingTable: readonly { readonly input: RegExp; readonly item: string }[] = [
  { input: /^(iron_ore|deepslate_iron_ore|raw_iron)$/, item: 'iron_ingot' },
  { input: /^(gold_ore|deepslate_gold_ore|nether_gold_ore|raw_gold)$/, item: 'gold_ingot' },
  { input: /^(copper_ore|deepslate_copper_ore|raw_copper)$/, item: 'copper_ingot' },
  { input: /^(oak|birch|spruce|jungle|acacia|dark_oak|mangrove|cherry|pale_oak)_log$/, item: 'charcoal' },
  { input: /^cobblestone$/, item: 'stone' },
  { input: /^cobbled_deepslate$/, item: 'deepslate' },
  { input: /^stone$/, item: 'smooth_stone' },
  { input: /^sandstone$/, item: 'smooth_sandstone' },
  { input: /^(sand|red_sand)$/, item: 'glass' },
  { input: /^clay_ball$/, item: 'brick' },
  { input: /^clay$/, item: 'terracotta' },
  { input: /^cactus$/, item: 'green_dye' },
  { input: /^kelp$/, item: 'dried_kelp' },
  { input: /^ancient_debris$/, item: 'netherite_scrap' },
  { input: /^beef$/, item: 'cooked_beef' },
  { input: /^porkchop$/, item: 'cooked_porkchop' },
  { input: /^mutton$/, item: 'cooked_mutton' },
  { input: /^chicken$/, item: 'cooked_chicken' },
  { input: /^rabbit$/, item: 'cooked_rabbit' },
  { input: /^potato$/, item: 'baked_potato' },
]

/** Ticks that smelting one item takes. Source: vanilla. */
export const smeltTicks = 200

/** Ticks that one piece burns. Source: vanilla. Best first; tools and the like are left out on purpose. */
export const fuelTable: readonly { readonly item: RegExp; readonly burnTicks: number }[] = [
  { item: /^coal$/, burnTicks: 1_600 },
  { item: /^charcoal$/, burnTicks: 1_600 },
  {
    item: /^(oak|birch|spruce|jungle|acacia|dark_oak|mangrove|cherry|pale_oak|bamboo)_planks$/,
    burnTicks: 300,
  },
  { item: /^(oak|birch|spruce|jungle|acacia|dark_oak|mangrove|cherry|pale_oak)_log$/, burnTicks: 300 },
]
