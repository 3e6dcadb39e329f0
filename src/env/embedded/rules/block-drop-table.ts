import type { Loot, LootLine } from './loot.ts'

/**
 * What blocks drop other than themselves, without silk touch and fortune: vanilla 1.16.5 loot tables, of which
 * minecraft-data's `blockLoot` keeps neither the chances nor the counts.
 */
const one = (item: string): Loot => [[{ item }]]
const some = (item: string, min: number, max: number): Loot => [[{ item, min, max }]]
const withShears = (item: string): LootLine => ({ item, shears: true })
const nothing: Loot = []

/** Ripe crops give seeds by three throws at 4/7. */
const cropBonus = { trials: 3, probability: 0.5714286 }
const crop = (item: string, seeds: string, ripeAge: string): Loot => [
  [{ item, when: { age: ripeAge } }, { item: seeds }],
  [{ item: seeds, when: { age: ripeAge }, bonus: cropBonus }],
]
const root = (item: string): Loot => [[{ item }], [{ item, when: { age: '7' }, bonus: cropBonus }]]
const grass = (item: string): Loot => [[withShears(item), { item: 'wheat_seeds', chance: 0.125 }]]
const doubleGrass = (item: string): Loot => [
  [
    { item, min: 2, shears: true, when: { half: 'lower' } },
    { item: 'wheat_seeds', chance: 0.125, shears: false, when: { half: 'lower' } },
  ],
]
const leaves = (kind: string, saplingChance: number): Loot => [
  [withShears(`${kind}_leaves`), { item: `${kind}_sapling`, chance: saplingChance }],
  [{ item: 'stick', min: 1, max: 2, chance: 0.02, shears: false }],
  ...(kind === 'oak' || kind === 'dark_oak' ? [[{ item: 'apple', chance: 0.005, shears: false }]] : []),
]
const stem = (seeds: string): Loot =>
  Array.from({ length: 8 }, (_, age) => [
    { item: seeds, min: 0, when: { age: String(age) }, bonus: { trials: 3, probability: (age + 1) / 15 } },
  ])
const attachedStem = (seeds: string): Loot => [
  [{ item: seeds, min: 0, bonus: { trials: 3, probability: 8 / 15 } }],
]
const snowLayers: Loot = [
  Array.from({ length: 8 }, (_, index) => ({
    item: 'snowball',
    min: index + 1,
    when: { layers: String(index + 1) },
  })),
]
const mushroomCap = (item: string): Loot => some(item, -6, 2)
const shearsOnly = (item: string): Loot => [[withShears(item)]]
const stemVine = (item: string): Loot => [[withShears(item), { item, chance: 0.33 }]]

export const blockDropTable: Readonly<Record<string, Loot>> = {
  stone: one('cobblestone'),
  grass_block: one('dirt'),
  podzol: one('dirt'),
  mycelium: one('dirt'),
  grass_path: one('dirt'),
  farmland: one('dirt'),
  crimson_nylium: one('netherrack'),
  warped_nylium: one('netherrack'),
  gravel: [[{ item: 'flint', chance: 0.1 }, { item: 'gravel' }]],
  clay: some('clay_ball', 4, 4),
  snow: snowLayers,
  snow_block: some('snowball', 4, 4),

  coal_ore: one('coal'),
  diamond_ore: one('diamond'),
  emerald_ore: one('emerald'),
  redstone_ore: some('redstone', 4, 5),
  lapis_ore: some('lapis_lazuli', 4, 9),
  nether_quartz_ore: one('quartz'),
  nether_gold_ore: some('gold_nugget', 2, 6),
  gilded_blackstone: [[{ item: 'gold_nugget', min: 2, max: 5, chance: 0.1 }, { item: 'gilded_blackstone' }]],
  glowstone: some('glowstone_dust', 2, 4),
  sea_lantern: some('prismarine_crystals', 2, 3),
  melon: some('melon_slice', 3, 7),
  bookshelf: some('book', 3, 3),
  ender_chest: some('obsidian', 8, 8),
  campfire: some('charcoal', 2, 2),
  soul_campfire: one('soul_soil'),
  cobweb: [[withShears('cobweb'), { item: 'string' }]],
  redstone_wire: one('redstone'),
  tripwire: one('string'),

  oak_leaves: leaves('oak', 0.05),
  spruce_leaves: leaves('spruce', 0.05),
  birch_leaves: leaves('birch', 0.05),
  jungle_leaves: leaves('jungle', 0.025),
  acacia_leaves: leaves('acacia', 0.05),
  dark_oak_leaves: leaves('dark_oak', 0.05),
  grass: grass('grass'),
  fern: grass('fern'),
  tall_grass: doubleGrass('grass'),
  large_fern: doubleGrass('fern'),
  dead_bush: [[withShears('dead_bush'), { item: 'stick', min: 0, max: 2 }]],
  vine: shearsOnly('vine'),
  seagrass: shearsOnly('seagrass'),
  tall_seagrass: [[{ item: 'seagrass', min: 2, shears: true, when: { half: 'lower' } }]],
  nether_sprouts: shearsOnly('nether_sprouts'),
  weeping_vines: stemVine('weeping_vines'),
  weeping_vines_plant: stemVine('weeping_vines'),
  twisting_vines: stemVine('twisting_vines'),
  twisting_vines_plant: stemVine('twisting_vines'),
  bamboo_sapling: one('bamboo'),
  kelp_plant: one('kelp'),
  chorus_plant: some('chorus_fruit', 0, 1),
  brown_mushroom_block: mushroomCap('brown_mushroom'),
  red_mushroom_block: mushroomCap('red_mushroom'),

  wheat: crop('wheat', 'wheat_seeds', '7'),
  beetroots: crop('beetroot', 'beetroot_seeds', '3'),
  carrots: root('carrot'),
  potatoes: [...root('potato'), [{ item: 'poisonous_potato', chance: 0.02, when: { age: '7' } }]],
  nether_wart: [[{ item: 'nether_wart', min: 2, max: 4, when: { age: '3' } }, { item: 'nether_wart' }]],
  cocoa: [[{ item: 'cocoa_beans', min: 3, when: { age: '2' } }, { item: 'cocoa_beans' }]],
  sweet_berry_bush: [
    [
      { item: 'sweet_berries', min: 2, max: 3, when: { age: '3' } },
      { item: 'sweet_berries', min: 1, max: 2, when: { age: '2' } },
    ],
  ],
  melon_stem: stem('melon_seeds'),
  pumpkin_stem: stem('pumpkin_seeds'),
  attached_melon_stem: attachedStem('melon_seeds'),
  attached_pumpkin_stem: attachedStem('pumpkin_seeds'),
  sea_pickle: [
    Array.from({ length: 4 }, (_, index) => ({
      item: 'sea_pickle',
      min: index + 1,
      when: { pickles: String(index + 1) },
    })),
  ],

  ...Object.fromEntries(
    [
      ...['bedrock', 'spawner', 'fire', 'soul_fire', 'cake', 'turtle_egg', 'bee_nest', 'mushroom_stem'],
      ...['glass', 'glass_pane', 'ice', 'packed_ice', 'blue_ice', 'frosted_ice', 'barrier', 'structure_void'],
      ...['end_portal_frame', 'command_block', 'chain_command_block', 'repeating_command_block'],
      ...['structure_block', 'jigsaw', 'piston_head', 'moving_piston'],
      ...['infested_stone', 'infested_cobblestone', 'infested_stone_bricks'],
      ...['infested_mossy_stone_bricks', 'infested_cracked_stone_bricks', 'infested_chiseled_stone_bricks'],
    ].map((name) => [name, nothing]),
  ),
}
