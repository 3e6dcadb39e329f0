import type { Loot, LootLine } from './loot.ts'

/**
 * What blocks drop in 1.20.4 where it is neither themselves nor what they dropped in 1.16.5, without silk touch and
 * fortune. Source: vanilla 1.20.4 loot tables.
 */
const one = (item: string): Loot => [[{ item }]]
const some = (item: string, min: number, max: number): Loot => [[{ item, min, max }]]
const nothing: Loot = []
const sheared = (item: string): LootLine => ({ item, shears: true })

const grass = (item: string): Loot => [[sheared(item), { item: 'wheat_seeds', chance: 0.125 }]]
const doubleGrass = (item: string): Loot => [
  [
    { item, min: 2, shears: true, when: { half: 'lower' } },
    { item: 'wheat_seeds', chance: 0.125, shears: false, when: { half: 'lower' } },
  ],
]
const leaves = (kind: string, sapling: string | null, chance = 0.05): Loot => [
  [sheared(kind), ...(sapling === null ? [] : [{ item: sapling, chance }])],
  [{ item: 'stick', min: 1, max: 2, chance: 0.02, shears: false }],
]
/** As many as the block's property says, e.g. four candles. */
const counted = (item: string, property: string, most: number): Loot => [
  Array.from({ length: most }, (_, index) => ({
    item,
    min: index + 1,
    when: { [property]: String(index + 1) },
  })),
]
const caveVine: Loot = [[{ item: 'glow_berries', when: { berries: 'true' } }]]

const colours = [
  ...['white_', 'orange_', 'magenta_', 'light_blue_', 'yellow_', 'lime_', 'pink_', 'gray_', 'light_gray_'],
  ...['cyan_', 'purple_', 'blue_', 'brown_', 'green_', 'red_', 'black_', ''],
]

export const laterBlockDropTable: Readonly<Record<string, Loot>> = {
  iron_ore: one('raw_iron'),
  gold_ore: one('raw_gold'),
  copper_ore: some('raw_copper', 2, 5),
  deepslate_iron_ore: one('raw_iron'),
  deepslate_gold_ore: one('raw_gold'),
  deepslate_copper_ore: some('raw_copper', 2, 5),
  deepslate_coal_ore: one('coal'),
  deepslate_diamond_ore: one('diamond'),
  deepslate_emerald_ore: one('emerald'),
  deepslate_redstone_ore: some('redstone', 4, 5),
  deepslate_lapis_ore: some('lapis_lazuli', 4, 9),
  deepslate: one('cobbled_deepslate'),
  amethyst_cluster: some('amethyst_shard', 4, 4),

  short_grass: grass('short_grass'),
  tall_grass: doubleGrass('short_grass'),
  large_fern: doubleGrass('fern'),
  dirt_path: one('dirt'),
  hanging_roots: [[sheared('hanging_roots')]],
  glow_lichen: [[sheared('glow_lichen')]],
  small_dripleaf: [[{ item: 'small_dripleaf', shears: true, when: { half: 'lower' } }]],
  big_dripleaf_stem: one('big_dripleaf'),
  cave_vines: caveVine,
  cave_vines_plant: caveVine,
  mangrove_leaves: leaves('mangrove_leaves', null),
  cherry_leaves: leaves('cherry_leaves', 'cherry_sapling'),
  azalea_leaves: leaves('azalea_leaves', 'azalea'),
  flowering_azalea_leaves: leaves('flowering_azalea_leaves', 'flowering_azalea'),
  mangrove_propagule: [
    [
      { item: 'mangrove_propagule', when: { hanging: 'false' } },
      { item: 'mangrove_propagule', when: { age: '4' } },
    ],
  ],
  pink_petals: counted('pink_petals', 'flower_amount', 4),
  torchflower_crop: one('torchflower_seeds'),
  pitcher_crop: [
    [
      { item: 'pitcher_plant', when: { half: 'lower', age: '4' } },
      { item: 'pitcher_pod', when: { half: 'lower' } },
    ],
  ],

  water_cauldron: one('cauldron'),
  lava_cauldron: one('cauldron'),
  powder_snow_cauldron: one('cauldron'),
  ...Object.fromEntries(
    colours.flatMap((colour) => [
      [`${colour}candle`, counted(`${colour}candle`, 'candles', 4)],
      [`${colour}candle_cake`, one(`${colour}candle`)],
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['budding_amethyst', 'small_amethyst_bud', 'medium_amethyst_bud', 'large_amethyst_bud'],
      ...['chiseled_bookshelf', 'powder_snow', 'reinforced_deepslate', 'infested_deepslate', 'frogspawn'],
      ...['sculk', 'sculk_vein', 'sculk_catalyst', 'sculk_sensor', 'calibrated_sculk_sensor'],
      ...['sculk_shrieker', 'suspicious_sand', 'suspicious_gravel', 'trial_spawner', 'light'],
    ].map((name) => [name, nothing]),
  ),
}
