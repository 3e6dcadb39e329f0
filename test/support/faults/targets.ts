import type { Draw } from './draw.ts'
import type { Stage } from './stage.ts'

/** Something to gather: the block, what it drops and what it takes. */
export interface GatherTarget {
  readonly block: string
  readonly blocks: readonly string[]
  readonly item: string
  /** A tool that gets it, or null where the hand does. */
  readonly tool: string | null
  /** Tools that are too weak or of the wrong kind; empty where the hand does. */
  readonly tooWeak: readonly string[]
}

const byHand = (block: string, item = block): GatherTarget => ({
  block,
  blocks: [block],
  item,
  tool: null,
  tooWeak: [],
})
const byTool = (
  block: string,
  item: string,
  tool: string,
  tooWeak: readonly string[] = [],
): GatherTarget => ({
  block,
  blocks: [block],
  item,
  tool,
  tooWeak,
})

/** Blocks that the bare hand takes. */
export const handTargets: readonly GatherTarget[] = [
  ...['oak_log', 'birch_log', 'spruce_log', 'jungle_log', 'acacia_log', 'dark_oak_log'].map((log) =>
    byHand(log),
  ),
  byHand('dirt'),
  byHand('grass_block', 'dirt'),
  byHand('red_sand'),
  byHand('oak_planks'),
  byHand('pumpkin'),
  byHand('melon', 'melon_slice'),
  byHand('clay', 'clay_ball'),
  byHand('hay_block'),
  byHand('white_wool'),
  byHand('crafting_table'),
  byHand('soul_sand'),
]

const belowStone = ['wooden_axe', 'stone_shovel', 'wooden_sword']
const belowIron = ['wooden_pickaxe', 'golden_pickaxe', 'stone_axe']
const belowDiamond = ['stone_pickaxe', 'wooden_pickaxe', 'golden_pickaxe']

/** Blocks that need a tool of a kind and tier. */
export const toolTargets: readonly GatherTarget[] = [
  byTool('cobblestone', 'cobblestone', 'wooden_pickaxe', belowStone),
  byTool('coal_ore', 'coal', 'wooden_pickaxe', belowStone),
  byTool('bricks', 'bricks', 'stone_pickaxe', belowStone),
  byTool('sandstone', 'sandstone', 'wooden_pickaxe', belowStone),
  byTool('obsidian', 'obsidian', 'diamond_pickaxe', ['iron_pickaxe', 'stone_pickaxe']),
  byTool('iron_ore', 'iron_ore', 'stone_pickaxe', belowIron),
  byTool('lapis_ore', 'lapis_lazuli', 'stone_pickaxe', belowIron),
  byTool('gold_ore', 'gold_ore', 'iron_pickaxe', belowDiamond),
  byTool('diamond_ore', 'diamond', 'iron_pickaxe', belowDiamond),
  byTool('redstone_ore', 'redstone', 'iron_pickaxe', belowDiamond),
  byTool('emerald_ore', 'emerald', 'iron_pickaxe', belowDiamond),
  byTool('nether_bricks', 'nether_bricks', 'iron_pickaxe', belowStone),
]

/** 1.17 and later drop raw metal. */
export function inVersion(target: GatherTarget, version: string | undefined): GatherTarget {
  if (version !== '1.20.4') return target
  const raw: Readonly<Record<string, string>> = { iron_ore: 'raw_iron', gold_ore: 'raw_gold' }
  return { ...target, item: raw[target.item] ?? target.item }
}

export function drawTarget(draw: Draw): GatherTarget {
  return draw.pick([...handTargets, ...toolTargets])
}

/** Cells around the body that are still free: on the level, within `least` to `most` blocks. */
export function freeCells(
  draw: Draw,
  count: number,
  least = 2,
  most = 7,
): { readonly x: number; readonly z: number }[] {
  const cells: { readonly x: number; readonly z: number }[] = []
  for (let tries = 0; cells.length < count && tries < 200; tries++) {
    const cell = draw.aside(least, most)
    if (!cells.some(({ x, z }) => Math.abs(x - cell.x) < 2 && Math.abs(z - cell.z) < 2)) cells.push(cell)
  }
  return cells
}

/** Puts some blocks of the target around the body, on the ground, and returns where. */
export function placeTargets(
  stage: Stage,
  draw: Draw,
  { block }: GatherTarget,
  count: number,
  least = 2,
  most = 7,
): readonly { readonly x: number; readonly z: number }[] {
  const cells = freeCells(draw, count, least, most)
  for (const { x, z } of cells) stage.put(block, x, 0, z)
  return cells
}
