/**
 * Vanilla `smelting` recipes of 1.16.5 and 1.20.4, input to result; minecraft-data lists none. Those whose items a
 * version lacks do not exist there. All take 200 ticks in a furnace.
 */
const colours = [
  ...['white', 'orange', 'magenta', 'light_blue', 'yellow', 'lime', 'pink', 'gray'],
  ...['light_gray', 'cyan', 'purple', 'blue', 'brown', 'green', 'red', 'black'],
]
const trees = ['oak', 'spruce', 'birch', 'jungle', 'acacia', 'dark_oak', 'mangrove', 'cherry']
const gear = [
  ...['sword', 'pickaxe', 'axe', 'shovel', 'hoe', 'helmet', 'chestplate', 'leggings', 'boots', 'horse_armor'],
]

export const smeltingTicks = 200

const every = (inputs: readonly string[], result: string): Record<string, string> =>
  Object.fromEntries(inputs.map((input) => [input, result]))

export const smeltingTable: Readonly<Record<string, string>> = {
  iron_ore: 'iron_ingot',
  gold_ore: 'gold_ingot',
  nether_gold_ore: 'gold_ingot',
  ancient_debris: 'netherite_scrap',
  coal_ore: 'coal',
  diamond_ore: 'diamond',
  emerald_ore: 'emerald',
  lapis_ore: 'lapis_lazuli',
  redstone_ore: 'redstone',
  nether_quartz_ore: 'quartz',
  raw_iron: 'iron_ingot',
  raw_gold: 'gold_ingot',
  raw_copper: 'copper_ingot',
  copper_ore: 'copper_ingot',
  deepslate_iron_ore: 'iron_ingot',
  deepslate_gold_ore: 'gold_ingot',
  deepslate_copper_ore: 'copper_ingot',
  deepslate_coal_ore: 'coal',
  deepslate_diamond_ore: 'diamond',
  deepslate_emerald_ore: 'emerald',
  deepslate_lapis_ore: 'lapis_lazuli',
  deepslate_redstone_ore: 'redstone',
  ...every(
    gear.map((piece) => `iron_${piece}`),
    'iron_nugget',
  ),
  ...every(
    ['helmet', 'chestplate', 'leggings', 'boots'].map((piece) => `chainmail_${piece}`),
    'iron_nugget',
  ),
  ...every(
    gear.map((piece) => `golden_${piece}`),
    'gold_nugget',
  ),

  sand: 'glass',
  red_sand: 'glass',
  cobblestone: 'stone',
  stone: 'smooth_stone',
  sandstone: 'smooth_sandstone',
  red_sandstone: 'smooth_red_sandstone',
  quartz_block: 'smooth_quartz',
  stone_bricks: 'cracked_stone_bricks',
  nether_bricks: 'cracked_nether_bricks',
  polished_blackstone_bricks: 'cracked_polished_blackstone_bricks',
  cobbled_deepslate: 'deepslate',
  deepslate_bricks: 'cracked_deepslate_bricks',
  deepslate_tiles: 'cracked_deepslate_tiles',
  basalt: 'smooth_basalt',
  netherrack: 'nether_brick',
  clay_ball: 'brick',
  clay: 'terracotta',
  ...Object.fromEntries(colours.map((colour) => [`${colour}_terracotta`, `${colour}_glazed_terracotta`])),
  ...every(
    trees.flatMap((tree) => [`${tree}_log`, `${tree}_wood`, `stripped_${tree}_log`, `stripped_${tree}_wood`]),
    'charcoal',
  ),
  cactus: 'green_dye',
  sea_pickle: 'lime_dye',
  wet_sponge: 'sponge',
  chorus_fruit: 'popped_chorus_fruit',

  beef: 'cooked_beef',
  porkchop: 'cooked_porkchop',
  chicken: 'cooked_chicken',
  mutton: 'cooked_mutton',
  rabbit: 'cooked_rabbit',
  cod: 'cooked_cod',
  salmon: 'cooked_salmon',
  potato: 'baked_potato',
  kelp: 'dried_kelp',
}
