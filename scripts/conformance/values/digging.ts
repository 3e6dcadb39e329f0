import type { Row } from '../row.ts'

/**
 * Hardness, the kind of tool that suits, the weakest tier that yields the drop (null: the hand does), and the tools
 * tried. Source: Minecraft wiki, "Breaking" and the pages of the blocks.
 */
type Tier = 'wooden' | 'stone' | 'iron' | 'diamond'
type Kind = 'pickaxe' | 'axe' | 'shovel' | 'hoe' | 'shears' | 'sword' | 'none'
type Line = readonly [
  block: string,
  hardness: number,
  suits: Kind,
  least: Tier | null,
  tools: readonly string[],
  suite?: boolean,
]

const hand = 'hand'
const all = ['hand', 'wooden', 'stone', 'iron', 'diamond', 'golden', 'netherite']
const some = ['hand', 'wooden', 'iron']

const lines: readonly Line[] = [
  ['stone', 1.5, 'pickaxe', 'wooden', all, true],
  ['cobblestone', 2, 'pickaxe', 'wooden', all, true],
  ['dirt', 0.5, 'shovel', null, all, true],
  ['oak_log', 2, 'axe', null, all, true],
  ['coal_ore', 3, 'pickaxe', 'wooden', ['wooden', 'stone', 'iron', 'diamond'], true],
  ['iron_ore', 3, 'pickaxe', 'stone', ['wooden', 'stone', 'iron', 'diamond', 'golden'], true],
  ['gold_ore', 3, 'pickaxe', 'iron', ['stone', 'iron', 'diamond'], true],
  ['redstone_ore', 3, 'pickaxe', 'iron', ['iron', 'diamond'], true],
  ['lapis_ore', 3, 'pickaxe', 'stone', ['stone', 'iron'], true],
  ['diamond_ore', 3, 'pickaxe', 'iron', ['stone', 'iron', 'diamond'], true],
  ['emerald_ore', 3, 'pickaxe', 'iron', ['iron']],
  ['nether_quartz_ore', 3, 'pickaxe', 'wooden', ['wooden', 'iron'], true],
  ['obsidian', 50, 'pickaxe', 'diamond', ['diamond', 'netherite']],
  ['grass_block', 0.6, 'shovel', null, some, true],
  ['sand', 0.5, 'shovel', null, some, true],
  ['gravel', 0.6, 'shovel', null, some, true],
  ['clay', 0.6, 'shovel', null, some],
  ['snow_block', 0.2, 'shovel', 'wooden', some],
  ['oak_planks', 2, 'axe', null, some, true],
  ['crafting_table', 2.5, 'axe', null, some, true],
  ['chest', 2.5, 'axe', null, some, true],
  ['bookshelf', 1.5, 'axe', null, some],
  ['oak_door', 3, 'axe', null, some],
  ['oak_fence', 2, 'axe', null, some],
  ['oak_slab', 2, 'axe', null, some],
  ['pumpkin', 1, 'axe', null, some],
  ['melon', 1, 'axe', null, some],
  ['furnace', 3.5, 'pickaxe', 'wooden', ['hand', 'wooden', 'iron'], true],
  ['sandstone', 0.8, 'pickaxe', 'wooden', some],
  ['stone_bricks', 1.5, 'pickaxe', 'wooden', some],
  ['stone_stairs', 1.5, 'pickaxe', 'wooden', some],
  ['granite', 1.5, 'pickaxe', 'wooden', some],
  ['bricks', 2, 'pickaxe', 'wooden', some],
  ['netherrack', 0.4, 'pickaxe', 'wooden', some],
  ['iron_block', 5, 'pickaxe', 'stone', ['stone', 'iron']],
  ['gold_block', 3, 'pickaxe', 'iron', ['iron']],
  ['diamond_block', 5, 'pickaxe', 'iron', ['iron']],
  ['anvil', 5, 'pickaxe', 'wooden', ['wooden', 'iron']],
  ['enchanting_table', 5, 'pickaxe', 'wooden', ['wooden']],
  ['cauldron', 2, 'pickaxe', 'wooden', ['wooden']],
  ['stone_pressure_plate', 0.5, 'pickaxe', 'wooden', some],
  ['magma_block', 0.5, 'pickaxe', 'wooden', ['hand', 'wooden']],
  ['end_stone', 3, 'pickaxe', 'wooden', ['wooden']],
  ['deepslate', 3, 'pickaxe', 'wooden', ['wooden', 'stone', 'iron']],
  ['deepslate_iron_ore', 4.5, 'pickaxe', 'stone', ['stone', 'iron']],
  ['copper_ore', 3, 'pickaxe', 'stone', ['stone', 'iron']],
  ['oak_leaves', 0.2, 'hoe', null, ['hand', 'wooden', 'iron'], true],
  ['hay_block', 0.5, 'hoe', null, ['hand', 'wooden']],
  ['glass', 0.3, 'none', null, ['hand']],
  ['ice', 0.5, 'pickaxe', null, ['hand', 'wooden']],
  ['white_bed', 0.2, 'none', null, ['hand'], true],
]
const later = new Set(['deepslate', 'deepslate_iron_ore', 'copper_ore'])

/** Digging speed of each material. Source: Minecraft wiki, "Breaking". */
const speeds: Readonly<Record<string, number>> = {
  wooden: 2,
  stone: 4,
  iron: 6,
  diamond: 8,
  netherite: 9,
  golden: 12,
}
const tiers = ['wooden', 'stone', 'iron', 'diamond', 'netherite']
const formula = 'Minecraft wiki, Breaking (formula and block hardness)'

/** Ticks by the wiki's formula: speed / hardness / 30, or / 100 without the drop, per tick; 0 is at once. */
function ticksOf(hardness: number, speed: number, harvests: boolean): number {
  const perTick = speed / hardness / (harvests ? 30 : 100)
  return perTick > 1 - 1e-9 ? 0 : Math.ceil(Math.round(1e6 / perTick) / 1e6)
}

function row(
  block: string,
  tool: string | null,
  expected: number,
  suite: boolean,
  more: Partial<Row['ask']> = {},
): Row {
  const circumstance = Object.keys(more).join(', ')
  return {
    mechanic: 'digging',
    case: `${block} with ${tool ?? 'the hand'}${circumstance && ` (${circumstance})`}`,
    expected,
    unit: 'ticks',
    tolerance: 2,
    source: formula,
    suite,
    probe: 'digTicks',
    ask: { block, tool, expected, ...more },
    ...(later.has(block) ? { versions: ['1.20.4'] } : {}),
  }
}

const matrix = lines.flatMap(([block, hardness, suits, least, tools, suite = false]) =>
  tools.map((material) => {
    const tool = material === hand || suits === 'none' ? null : `${material}_${suits}`
    const level = tiers.indexOf(material === 'golden' ? 'wooden' : material)
    const harvests = least === null || (tool !== null && level >= tiers.indexOf(least))
    return row(block, tool, ticksOf(hardness, tool === null ? 1 : speeds[material]!, harvests), suite)
  }),
)

export const diggingRows: readonly Row[] = [
  ...matrix,
  row('oak_leaves', 'shears', 0, true),
  row('white_wool', null, 24, true),
  row('white_wool', 'shears', 5, true),
  row('cobweb', 'iron_sword', 8, false),
  row('cobweb', 'shears', 8, false),
  row('oak_leaves', 'iron_sword', 4, false),
  row('pumpkin', 'iron_sword', 20, false),
  row('dirt', 'iron_pickaxe', 15, true),
  row('stone', 'iron_axe', 150, true),
  row('oak_log', 'iron_pickaxe', 60, true),
  row('torch', null, 0, true),
  row('poppy', null, 0, false),
  row('stone', 'iron_pickaxe', 38, true, { underwater: true }),
  row('stone', 'iron_pickaxe', 38, true, { floating: true }),
  row('dirt', null, 75, true, { underwater: true }),
  row('stone', 'iron_pickaxe', 188, false, { underwater: true, floating: true }),
  row('oak_log', null, 300, true, { underwater: true }),
  row('dirt', null, 75, true, { floating: true }),
  row('sand', 'wooden_shovel', 38, false, { underwater: true }),
  row('oak_leaves', 'shears', 2, false, { underwater: true }),
]
