/**
 * Vanilla 1.16.5 `smelting` recipes, input to result; minecraft-data lists none. All take 200 ticks in a furnace.
 */
const colours = [
  ...['white', 'orange', 'magenta', 'light_blue', 'yellow', 'lime', 'pink', 'gray'],
  ...['light_gray', 'cyan', 'purple', 'blue', 'brown', 'green', 'red', 'black'],
]
const trees = ['oak', 'spruce', 'birch', 'jungle', 'acacia', 'dark_oak']
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
