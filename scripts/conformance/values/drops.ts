import type { Row, Version } from '../row.ts'

/** What one dig leaves. Source: the blocks' pages of the Minecraft wiki ("Drops" and "Breaking"). */
type Line = readonly [block: string, tool: string | null, drops: string, properties?: string]

const old: readonly Version[] = ['1.16.5']
const modern: readonly Version[] = ['1.20.4']

const both: readonly Line[] = [
  ['stone', 'wooden_pickaxe', 'cobblestone x 1'],
  ['stone', null, 'nothing'],
  ['cobblestone', null, 'nothing'],
  ['cobblestone', 'wooden_pickaxe', 'cobblestone x 1'],
  ['coal_ore', 'wooden_pickaxe', 'coal x 1'],
  ['coal_ore', 'golden_pickaxe', 'coal x 1'],
  ['iron_ore', 'wooden_pickaxe', 'nothing'],
  ['iron_ore', 'golden_pickaxe', 'nothing'],
  ['gold_ore', 'stone_pickaxe', 'nothing'],
  ['redstone_ore', 'stone_pickaxe', 'nothing'],
  ['diamond_ore', 'stone_pickaxe', 'nothing'],
  ['diamond_ore', 'iron_pickaxe', 'diamond x 1'],
  ['emerald_ore', 'iron_pickaxe', 'emerald x 1'],
  ['lapis_ore', 'wooden_pickaxe', 'nothing'],
  ['nether_quartz_ore', 'wooden_pickaxe', 'quartz x 1'],
  ['obsidian', 'diamond_pickaxe', 'obsidian x 1'],
  ['iron_block', 'wooden_pickaxe', 'nothing'],
  ['iron_block', 'stone_pickaxe', 'iron_block x 1'],
  ['oak_log', null, 'oak_log x 1'],
  ['oak_planks', null, 'oak_planks x 1'],
  ['birch_log', 'wooden_axe', 'birch_log x 1'],
  ['dirt', null, 'dirt x 1'],
  ['grass_block', null, 'dirt x 1'],
  ['sand', null, 'sand x 1'],
  ['clay', null, 'clay_ball x 4'],
  ['snow_block', null, 'nothing'],
  ['snow_block', 'wooden_shovel', 'snowball x 4'],
  ['snow', 'wooden_shovel', 'snowball x 1'],
  ['glass', null, 'nothing'],
  ['ice', 'iron_pickaxe', 'nothing'],
  ['furnace', 'wooden_pickaxe', 'furnace x 1'],
  ['furnace', null, 'nothing'],
  ['crafting_table', null, 'crafting_table x 1'],
  ['chest', null, 'chest x 1'],
  ['bookshelf', null, 'book x 3'],
  ['torch', null, 'torch x 1'],
  ['ladder', null, 'ladder x 1'],
  ['cobweb', 'iron_sword', 'string x 1'],
  ['cobweb', null, 'nothing'],
  ['cobweb', 'shears', 'cobweb x 1'],
  ['oak_leaves', 'shears', 'oak_leaves x 1'],
  ['vine', 'shears', 'vine x 1'],
  ['vine', null, 'nothing'],
  ['dead_bush', 'shears', 'dead_bush x 1'],
  ['white_wool', null, 'white_wool x 1'],
  ['poppy', null, 'poppy x 1'],
  ['anvil', 'wooden_pickaxe', 'anvil x 1'],
  ['cauldron', 'wooden_pickaxe', 'cauldron x 1'],
  ['enchanting_table', 'wooden_pickaxe', 'enchanting_table x 1'],
  ['oak_slab', null, 'oak_slab x 2', 'type=double'],
  ['stone_slab', 'wooden_pickaxe', 'stone_slab x 1'],
  ['oak_stairs', null, 'oak_stairs x 1'],
  ['ender_chest', 'wooden_pickaxe', 'obsidian x 8'],
  ['pumpkin', null, 'pumpkin x 1'],
  ['tnt', null, 'tnt x 1'],
  ['rail', null, 'rail x 1'],
  ['stone_button', null, 'stone_button x 1'],
  ['white_bed', null, 'white_bed x 1', 'part=head'],
]
const byVersion: readonly (readonly [readonly Version[], Line])[] = [
  [old, ['iron_ore', 'stone_pickaxe', 'iron_ore x 1']],
  [old, ['gold_ore', 'iron_pickaxe', 'gold_ore x 1']],
  [old, ['grass', 'shears', 'grass x 1']],
  [old, ['grass_path', null, 'dirt x 1']],
  [modern, ['iron_ore', 'stone_pickaxe', 'raw_iron x 1']],
  [modern, ['gold_ore', 'iron_pickaxe', 'raw_gold x 1']],
  [modern, ['deepslate_iron_ore', 'stone_pickaxe', 'raw_iron x 1']],
  [modern, ['deepslate_diamond_ore', 'iron_pickaxe', 'diamond x 1']],
  [modern, ['deepslate', 'wooden_pickaxe', 'cobbled_deepslate x 1']],
  [modern, ['copper_ore', 'wooden_pickaxe', 'nothing']],
  [modern, ['short_grass', 'shears', 'short_grass x 1']],
  [modern, ['dirt_path', null, 'dirt x 1']],
  [modern, ['white_candle', null, 'white_candle x 3', 'candles=3']],
  [modern, ['amethyst_cluster', 'iron_pickaxe', 'amethyst_shard x 4']],
  [modern, ['large_amethyst_bud', 'iron_pickaxe', 'nothing']],
]
const suiteBlocks =
  /stone|ore|log|planks|dirt|sand|furnace|table|chest|torch|leaves|wool|obsidian|bed|bookshelf|cauldron|anvil/

function line([block, tool, expected, properties = '']: Line, applies?: readonly Version[]): Row {
  return {
    mechanic: 'drops',
    case: `${block}${properties && ` (${properties})`} with ${tool ?? 'the hand'}`,
    expected,
    unit: '',
    source: `Minecraft wiki, page of the block`,
    suite: suiteBlocks.test(block),
    probe: 'dropsOf',
    ask: { block, tool, properties },
    ...(applies === undefined ? {} : { versions: applies }),
  }
}

/**
 * Mean number of an item in so many digs, with the standard deviation of one dig. A measurement lies within 3.29 standard
 * errors of the true mean with 99.9 % confidence.
 */
type Chance = readonly [
  block: string,
  tool: string | null,
  ticks: number,
  item: string,
  mean: number,
  deviation: number,
  trials: number,
  properties?: string,
]

const binary = (chance: number) => Math.sqrt(chance * (1 - chance))
const uniform = (low: number, high: number) => Math.sqrt(((high - low + 1) ** 2 - 1) / 12)
const confidence = 3.29
const bothChances: readonly Chance[] = [
  ['gravel', 'netherite_shovel', 2, 'flint', 0.1, binary(0.1), 1200],
  ['oak_leaves', 'netherite_hoe', 0, 'oak_sapling', 0.05, binary(0.05), 2000],
  ['oak_leaves', 'netherite_hoe', 0, 'apple', 0.005, binary(0.005), 4000],
  ['oak_leaves', 'netherite_hoe', 0, 'stick', 0.03, 0.22, 2000],
  ['jungle_leaves', 'netherite_hoe', 0, 'jungle_sapling', 0.025, binary(0.025), 2000],
  ['birch_leaves', 'netherite_hoe', 0, 'birch_sapling', 0.05, binary(0.05), 2000],
  ['fern', null, 0, 'wheat_seeds', 0.125, binary(0.125), 1200],
  ['dead_bush', null, 0, 'stick', 1, uniform(0, 2), 400],
  ['lapis_ore', 'netherite_pickaxe', 10, 'lapis_lazuli', 6.5, uniform(4, 9), 300],
  ['redstone_ore', 'netherite_pickaxe', 10, 'redstone', 4.5, uniform(4, 5), 300],
  ['nether_gold_ore', 'netherite_pickaxe', 10, 'gold_nugget', 4, uniform(2, 6), 300],
  ['glowstone', null, 9, 'glowstone_dust', 3, uniform(2, 4), 300],
  ['melon', 'netherite_axe', 4, 'melon_slice', 5, uniform(3, 7), 300],
  ['wheat', null, 0, 'wheat', 1, 0, 40, 'age=7'],
  ['wheat', null, 0, 'wheat_seeds', 2.714, 0.857, 400, 'age=7'],
  ['wheat', null, 0, 'wheat_seeds', 1, 0, 40, 'age=3'],
  ['carrots', null, 0, 'carrot', 3.714, 0.857, 400, 'age=7'],
  ['carrots', null, 0, 'carrot', 1, 0, 40, 'age=2'],
  ['potatoes', null, 0, 'potato', 3.714, 0.857, 400, 'age=7'],
]
const chances: readonly (readonly [readonly Version[] | undefined, Chance])[] = [
  ...bothChances.map((chance) => [undefined, chance] as const),
  [old, ['grass', null, 0, 'wheat_seeds', 0.125, binary(0.125), 1200]],
  [modern, ['short_grass', null, 0, 'wheat_seeds', 0.125, binary(0.125), 1200]],
  [modern, ['copper_ore', 'netherite_pickaxe', 10, 'raw_copper', 3.5, uniform(2, 5), 300]],
]

const chanceRows = chances.map(
  ([applies, [block, tool, ticks, item, mean, deviation, trials, properties = '']]): Row => ({
    mechanic: 'drops by chance',
    case: `${item} from ${block}${properties && ` (${properties})`}, mean of ${trials}`,
    expected: mean,
    unit: 'items',
    tolerance: Math.max(0.001, Math.ceil((1000 * confidence * deviation) / Math.sqrt(trials)) / 1000),
    source: 'Minecraft wiki, page of the block (chance or range of drops)',
    suite: /flint|sapling|redstone|lapis|apple|seeds/.test(item),
    probe: 'meanDrop',
    ask: { block, tool, item, trials, ticks, properties },
    ...(applies === undefined ? {} : { versions: applies }),
  }),
)

/** Uses of tools. Source: Minecraft wiki, "Durability". */
const uses: readonly (readonly [string, number])[] = [
  ['wooden_pickaxe', 59],
  ['stone_pickaxe', 131],
  ['iron_pickaxe', 250],
  ['golden_pickaxe', 32],
  ['diamond_pickaxe', 1561],
  ['netherite_pickaxe', 2031],
  ['iron_shovel', 250],
  ['stone_axe', 131],
  ['iron_sword', 250],
]

export const dropRows: readonly Row[] = [
  ...both.map((entry) => line(entry)),
  ...byVersion.map(([applies, entry]) => line(entry, applies)),
  ...chanceRows,
  ...uses.map(([item, maximum]): Row => ({
    mechanic: 'durability',
    case: `${item} digging (a sword counts two uses a block)`,
    expected: maximum,
    unit: 'uses',
    source: 'Minecraft wiki, Durability',
    suite: item.endsWith('pickaxe'),
    probe: 'usesLeft',
    ask: {
      item,
      block: item.endsWith('shovel')
        ? 'dirt'
        : item.endsWith('axe') && !item.endsWith('pickaxe')
          ? 'oak_planks'
          : 'netherrack',
      maximum,
    },
  })),
  ...(
    [
      [4, 'dug'],
      [5, 'dug'],
      [8, 'refused'],
    ] as const
  ).map(([distance, expected]): Row => ({
    mechanic: 'digging',
    case: `a flower ${distance} blocks away`,
    expected,
    unit: '',
    source: 'Minecraft wiki, Breaking (reach; servers allow 6 blocks)',
    suite: true,
    probe: 'digReach',
    ask: { distance },
  })),
]
