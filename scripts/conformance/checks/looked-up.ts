import type { Row } from '../row.ts'

interface LookUp {
  /** The rows meant: their mechanic, and their case. */
  readonly mechanic: string
  readonly cases: RegExp
  readonly where: string
}

const lootTable = (name: string) => `vanilla data pack (of 1.17 to 1.20), loot_tables/${name}`

/**
 * What was looked up by hand, in November 2026, in stored copies of public pages and of vanilla's data pack. Only rows whose
 * very value stood there are named.
 */
const lookUps: readonly LookUp[] = [
  ...[
    ...['gravel', 'oak_leaves', 'jungle_leaves', 'fern', 'dead_bush', 'lapis_ore', 'redstone_ore'],
    ...['nether_gold_ore', 'glowstone', 'melon', 'wheat', 'carrots', 'potatoes'],
  ].map((block) => ({
    mechanic: 'drops by chance',
    cases: new RegExp(` from ${block}[ ,]`),
    where: lootTable(`blocks/${block}`),
  })),
  ...['cow', 'pig', 'sheep', 'chicken', 'zombie', 'skeleton', 'spider', 'creeper'].flatMap((species) => [
    {
      mechanic: 'creatures',
      cases: new RegExp(`^(?!white_wool).* of a ${species}$`),
      where: lootTable(`entities/${species}`),
    },
  ]),
  ...['clay', 'bookshelf', 'ender_chest', 'snow_block', 'cobweb', 'vine', 'dead_bush', 'oak_leaves'].map(
    (block) => ({
      mechanic: 'drops',
      cases: new RegExp(`^${block} with `),
      where: lootTable(`blocks/${block}`),
    }),
  ),
  {
    mechanic: 'exhaustion',
    cases: /./,
    where: 'wiki page Hunger (revision of 2022) and a copy of its table',
  },
  {
    mechanic: 'regeneration',
    cases: /^(half a heart at 18 food|healing at)/,
    where: 'copy of the wiki page Hunger (18 points; 80 ticks)',
  },
  { mechanic: 'hazards', cases: /starvation$/, where: 'copy of the wiki page Hunger (80 ticks)' },
  {
    mechanic: 'armour',
    cases: /against a hit of/,
    where: 'copy of the wiki page Armor (formula) and a table of points and toughness',
  },
  {
    mechanic: 'armour',
    cases: /standing in fire$/,
    where: "damage types: the game's own list of 1.17 and the tag bypasses_armor of 1.19.4",
  },
  { mechanic: 'attack', cases: /_axe$/, where: 'copy of the wiki page Axe (Java Edition)' },
  {
    mechanic: 'fall damage',
    cases: /onto (stone|water|cobweb|slime_block|white_bed)$/,
    where: 'pages on fall damage (one a block beyond three; water, cobweb, slime none; bed half)',
  },
  {
    mechanic: 'fuel',
    cases:
      /^(lava_bucket|coal_block|blaze_rod|coal|charcoal|oak_log|oak_planks|bamboo|white_carpet|stick|oak_sapling|white_wool|wooden_pickaxe|oak_door|azalea)$/,
    where: 'pages on fuel (seconds or ticks of each)',
  },
  {
    mechanic: 'experience',
    cases: /^points to level|^zombie gives/,
    where: "formulas of Java Edition's levels; wiki page Experience (an old revision) for kills",
  },
  {
    mechanic: 'creatures',
    cases: /^a hit by a zombie on|^zombie health/,
    where: 'page on the zombie (20 health; 2.5, 3, 4.5 by difficulty)',
  },
  { mechanic: 'death', cases: /^level \d+ leaves/, where: 'wiki page Experience (7 a level, at most 100)' },
  {
    mechanic: 'fluids',
    cases: /^(water|lava) flows on flat ground$/,
    where: 'copy of the wiki page Fluids (levels 7 and 3); pages on water',
  },
  { mechanic: 'shields', cases: /front|axe/, where: 'copies of the wiki pages Shield and Axe (5 seconds)' },
  {
    mechanic: 'stations',
    cases: /_furnace$|^coal in a blast|^a blast furnace takes|^(iron_ore|beef) in a smoker$/,
    where: 'pages on the blast furnace (ores and metal gear; 5 seconds; fuel burns twice as fast)',
  },
  {
    mechanic: 'stations',
    cases: /^potato in a smoker$|^a smoker takes$|^andesite, first button$/,
    where: 'vanilla data pack, recipes (baked_potato_from_smoking; andesite_slab by stonecutting)',
  },
  {
    mechanic: 'further',
    cases: /^the floor of the world$/,
    where: 'vanilla data pack, dimension_type/overworld (since 1.18)',
  },
  {
    mechanic: 'smelting',
    cases: /^(potato|white_terracotta|oak_log|cherry_log|cobbled_deepslate|an iron ore takes)$/,
    where: 'vanilla data pack, recipes (200 ticks)',
  },
]

/** Where a row's value was looked up by hand, or null. */
export function lookedUp({ mechanic, case: name }: Row): string | null {
  return lookUps.find((entry) => entry.mechanic === mechanic && entry.cases.test(name))?.where ?? null
}
