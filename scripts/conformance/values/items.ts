import minecraftData from 'minecraft-data'
import type { Row, Version } from '../row.ts'
import { versions } from '../row.ts'

const modern: readonly Version[] = ['1.20.4']

/** Most of an item in a slot. Source: Minecraft wiki, "Stacking". */
const stacks: readonly (readonly [string, number])[] = [
  ...(
    [
      'dirt',
      'cobblestone',
      'oak_log',
      'stick',
      'torch',
      'iron_ingot',
      'apple',
      'arrow',
      'coal',
      'bread',
    ] as const
  ).map((item) => [item, 64] as const),
  ...(['egg', 'snowball', 'ender_pearl', 'bucket', 'oak_sign', 'white_banner', 'honey_bottle'] as const).map(
    (item) => [item, 16] as const,
  ),
  ...(
    [
      'iron_pickaxe',
      'white_bed',
      'oak_boat',
      'water_bucket',
      'iron_helmet',
      'shears',
      'mushroom_stew',
      'cake',
      'shield',
    ] as const
  ).map((item) => [item, 1] as const),
]

/** What a furnace makes. Source: Minecraft wiki, "Smelting". */
const smelted: readonly (readonly [input: string, result: string, suite?: boolean])[] = [
  ['iron_ore', 'iron_ingot', true],
  ['gold_ore', 'gold_ingot', true],
  ['oak_log', 'charcoal', true],
  ['stripped_birch_wood', 'charcoal'],
  ['cobblestone', 'stone', true],
  ['stone', 'smooth_stone', true],
  ['sand', 'glass', true],
  ['red_sand', 'glass'],
  ['clay_ball', 'brick'],
  ['clay', 'terracotta'],
  ['cactus', 'green_dye'],
  ['kelp', 'dried_kelp'],
  ['netherrack', 'nether_brick'],
  ['nether_quartz_ore', 'quartz'],
  ['ancient_debris', 'netherite_scrap'],
  ['wet_sponge', 'sponge'],
  ['chorus_fruit', 'popped_chorus_fruit'],
  ['sandstone', 'smooth_sandstone'],
  ['stone_bricks', 'cracked_stone_bricks'],
  ['white_terracotta', 'white_glazed_terracotta'],
  ['iron_sword', 'iron_nugget'],
  ['golden_boots', 'gold_nugget'],
  ['beef', 'cooked_beef', true],
  ['porkchop', 'cooked_porkchop', true],
  ['mutton', 'cooked_mutton', true],
  ['chicken', 'cooked_chicken', true],
  ['potato', 'baked_potato', true],
  ['cod', 'cooked_cod'],
  ['rabbit', 'cooked_rabbit'],
  ['dirt', 'nothing'],
]
const modernSmelted: readonly (readonly [string, string])[] = [
  ['raw_iron', 'iron_ingot'],
  ['raw_gold', 'gold_ingot'],
  ['raw_copper', 'copper_ingot'],
  ['deepslate_iron_ore', 'iron_ingot'],
  ['cobbled_deepslate', 'deepslate'],
  ['cherry_log', 'charcoal'],
]

/** How long a piece burns. Source: Minecraft wiki, "Smelting" (fuel). */
const fuels: readonly (readonly [string, number, boolean?])[] = [
  ['lava_bucket', 20_000],
  ['coal_block', 16_000],
  ['dried_kelp_block', 4_001],
  ['blaze_rod', 2_400],
  ['coal', 1_600, true],
  ['charcoal', 1_600, true],
  ['oak_boat', 1_200],
  ['oak_log', 300, true],
  ['oak_planks', 300, true],
  ['crafting_table', 300],
  ['chest', 300],
  ['oak_fence', 300],
  ['wooden_pickaxe', 200, true],
  ['oak_door', 200],
  ['oak_slab', 150],
  ['stick', 100, true],
  ['oak_sapling', 100],
  ['white_wool', 100],
  ['oak_button', 100],
  ['white_carpet', 67],
  ['bamboo', 50],
  ['scaffolding', 400],
  ['crimson_planks', 0],
  ['dirt', 0],
]
const differingFuels: readonly (readonly [Version, string, number])[] = [
  ['1.20.4', 'mangrove_planks', 300],
  ['1.20.4', 'bamboo_raft', 1_200],
  ['1.20.4', 'oak_hanging_sign', 800],
  ['1.20.4', 'azalea', 100],
]

const smelting = 'Minecraft wiki, Smelting'

/** Every result of minecraft-data's recipes, with the grids that make it; what stands in a cell is the first choice. */
const crafting = versions.flatMap((version): readonly Row[] => {
  const data = minecraftData(version)
  const recipes = Object.values(data.recipes).flat() as readonly {
    inShape?: (number | null)[][]
    ingredients?: number[]
  }[]
  const fitsHand = ({ inShape, ingredients }: (typeof recipes)[number]) =>
    inShape === undefined
      ? (ingredients ?? []).length <= 4
      : inShape.length <= 2 && inShape.every((row) => row.length <= 2)
  const small = recipes.filter(fitsHand).length
  const base = {
    mechanic: 'crafting',
    expected: 100,
    unit: '% of recipes',
    source: `minecraft-data ${version}, recipes`,
    suite: true,
    probe: 'recipesThatWork',
    versions: [version],
  }
  return [
    { ...base, case: `all ${small} recipes that fit the 2x2 grid, in the inventory`, ask: { grid: 2 } },
    { ...base, case: `all ${recipes.length} recipes in the 3x3 grid of a crafting table`, ask: { grid: 3 } },
    ...(['shaped', 'shapeless'] as const).flatMap((kind) =>
      (['shift-click', 'number key'] as const).map((how) => ({
        ...base,
        case: `all ${kind} recipes, laid out by dragging, taken by ${how}`,
        probe: 'craftsBy',
        ask: { kind, how },
      })),
    ),
  ]
})

export const itemRows: readonly Row[] = [
  ...crafting,
  ...(
    [
      ['a pickaxe laid out mirrored (hoe)', 'mirroredHoe', 'wooden_hoe'],
      ['two worn pickaxes', 'gridRepair', 'wooden_pickaxe with 39 uses taken off'],
    ] as const
  ).map(([name, probe, expected]): Row => ({
    mechanic: 'crafting',
    case: name,
    expected,
    unit: '',
    source: 'Minecraft wiki, Crafting; Item repair (both uses and 5 % more)',
    suite: true,
    probe,
    ask: {},
  })),
  ...stacks.map(([item, expected]): Row => ({
    mechanic: 'stacks',
    case: item,
    expected,
    unit: 'items',
    source: 'Minecraft wiki, Stacking',
    suite: true,
    probe: 'stackSize',
    ask: { item },
  })),
  ...smelted.map(([input, expected, suite = false]): Row => ({
    mechanic: 'smelting',
    case: input,
    expected,
    unit: '',
    source: smelting,
    suite,
    probe: 'smeltsTo',
    ask: { input },
  })),
  ...modernSmelted.map(([input, expected]): Row => ({
    mechanic: 'smelting',
    case: input,
    expected,
    unit: '',
    source: smelting,
    suite: true,
    probe: 'smeltsTo',
    ask: { input },
    versions: modern,
  })),
  {
    mechanic: 'smelting',
    case: 'an iron ore takes',
    expected: 200,
    unit: 'ticks',
    tolerance: 1,
    source: `${smelting} (10 s)`,
    suite: true,
    probe: 'smeltTicks',
    ask: {},
  },
  {
    mechanic: 'smelting',
    case: 'eight items by one coal',
    expected: 8,
    unit: 'items',
    source: `${smelting} (fuel)`,
    suite: true,
    probe: 'smeltsByOne',
    ask: { fuel: 'coal' },
  },
  {
    mechanic: 'smelting',
    case: 'three items by two planks',
    expected: 3,
    unit: 'items',
    source: `${smelting} (fuel)`,
    suite: true,
    probe: 'smeltsByOne',
    ask: { fuel: 'oak_planks', count: 2 },
  },
  ...fuels.map(([item, expected, suite = false]): Row => ({
    mechanic: 'fuel',
    case: item,
    expected,
    unit: 'ticks',
    source: `${smelting} (fuel)`,
    suite,
    probe: 'fuelTicks',
    ask: { item },
  })),
  ...differingFuels.map(([version, item, expected]): Row => ({
    mechanic: 'fuel',
    case: item,
    expected,
    unit: 'ticks',
    source: `${smelting} (fuel)`,
    suite: false,
    probe: 'fuelTicks',
    ask: { item },
    versions: [version],
  })),
  ...(
    [
      ['a chest shows', 27, 'chestSlots', { pair: false }],
      ['a double chest shows', 54, 'chestSlots', { pair: true }],
    ] as const
  ).map(([name, expected, probe, ask]): Row => ({
    mechanic: 'chests',
    case: name,
    expected,
    unit: 'slots',
    source: 'Minecraft wiki, Chest',
    suite: true,
    probe,
    ask,
  })),
  ...(
    [
      ['what is put in is there later', 'dirt x 7', 'chestKeeps'],
      ['a broken chest drops itself and what it held', 'chest x 1, dirt x 7', 'chestSpills'],
    ] as const
  ).map(([name, expected, probe]): Row => ({
    mechanic: 'chests',
    case: name,
    expected,
    unit: '',
    source: 'Minecraft wiki, Chest',
    suite: true,
    probe,
    ask: {},
  })),
]
