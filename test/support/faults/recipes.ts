import type { CraftingRecipe } from '../../../src/env/index.ts'
import type { Draw } from './draw.ts'

/** A craft with what it takes. */
export interface CraftCase {
  readonly recipe: CraftingRecipe
  /** Ingredient to pieces for one use. */
  readonly needs: Readonly<Record<string, number>>
  readonly needsTable: boolean
}

function craft(result: string, rows: CraftingRecipe['rows'], resultCount = 1): CraftCase {
  const needs: Record<string, number> = {}
  for (const cell of rows.flat()) if (cell !== null) needs[cell] = (needs[cell] ?? 0) + 1
  const needsTable = rows.length > 2 || rows.some((row) => row.length > 2)
  return { recipe: { rows, result, resultCount }, needs, needsTable }
}

const plank = 'oak_planks'
const stick = 'stick'

function pickaxe(result: string, material: string): CraftCase {
  return craft(result, [
    [material, material, material],
    [null, stick, null],
    [null, stick, null],
  ])
}

/** Crafts of both grids. */
export const crafts: readonly CraftCase[] = [
  craft('oak_planks', [['oak_log']], 4),
  craft('birch_planks', [['birch_log']], 4),
  craft('stick', [[plank], [plank]], 4),
  craft('crafting_table', [
    [plank, plank],
    [plank, plank],
  ]),
  craft('torch', [['coal'], [stick]], 4),
  craft('shears', [
    [null, 'iron_ingot'],
    ['iron_ingot', null],
  ]),
  craft('bread', [['wheat', 'wheat', 'wheat']]),
  craft('bucket', [
    ['iron_ingot', null, 'iron_ingot'],
    [null, 'iron_ingot', null],
  ]),
  craft('furnace', [
    ['cobblestone', 'cobblestone', 'cobblestone'],
    ['cobblestone', null, 'cobblestone'],
    ['cobblestone', 'cobblestone', 'cobblestone'],
  ]),
  craft('chest', [
    [plank, plank, plank],
    [plank, null, plank],
    [plank, plank, plank],
  ]),
  pickaxe('wooden_pickaxe', plank),
  pickaxe('stone_pickaxe', 'cobblestone'),
  pickaxe('iron_pickaxe', 'iron_ingot'),
  pickaxe('diamond_pickaxe', 'diamond'),
  craft('iron_sword', [['iron_ingot'], ['iron_ingot'], [stick]]),
  craft('stone_axe', [
    ['cobblestone', 'cobblestone'],
    ['cobblestone', stick],
    [null, stick],
  ]),
  craft(
    'ladder',
    [
      [stick, null, stick],
      [stick, stick, stick],
      [stick, null, stick],
    ],
    3,
  ),
  craft('leather_boots', [
    ['leather', null, 'leather'],
    ['leather', null, 'leather'],
  ]),
  craft('iron_helmet', [
    ['iron_ingot', 'iron_ingot', 'iron_ingot'],
    ['iron_ingot', null, 'iron_ingot'],
  ]),
  craft(
    'bowl',
    [
      [plank, null, plank],
      [null, plank, null],
    ],
    4,
  ),
  craft('white_bed', [
    ['white_wool', 'white_wool', 'white_wool'],
    [plank, plank, plank],
  ]),
  craft('gold_ingot', [
    ['gold_nugget', 'gold_nugget', 'gold_nugget'],
    ['gold_nugget', 'gold_nugget', 'gold_nugget'],
    ['gold_nugget', 'gold_nugget', 'gold_nugget'],
  ]),
]

/** One thing that a furnace makes of another. */
export interface SmeltCase {
  readonly input: string
  readonly item: string
}

export const smelts: readonly SmeltCase[] = [
  { input: 'sand', item: 'glass' },
  { input: 'cobblestone', item: 'stone' },
  { input: 'iron_ore', item: 'iron_ingot' },
  { input: 'gold_ore', item: 'gold_ingot' },
  { input: 'beef', item: 'cooked_beef' },
  { input: 'porkchop', item: 'cooked_porkchop' },
  { input: 'potato', item: 'baked_potato' },
  { input: 'oak_log', item: 'charcoal' },
  { input: 'clay_ball', item: 'brick' },
  { input: 'kelp', item: 'dried_kelp' },
  { input: 'cactus', item: 'green_dye' },
]

/** Fuels and how many ticks each burns. */
export const fuels: Readonly<Record<string, number>> = {
  coal: 1_600,
  charcoal: 1_600,
  oak_planks: 300,
  birch_log: 300,
  stick: 100,
  blaze_rod: 2_400,
}

/** A fuel that is neither the input nor what comes of it. */
export function drawFuel(draw: Draw, input: string): string {
  const made = smelts.find((smelt) => smelt.input === input)?.item
  return draw.pick(Object.keys(fuels).filter((fuel) => fuel !== input && fuel !== made))
}

/** Gives everything for `times` uses. */
export function allFor({ needs }: CraftCase, times: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(needs).map(([item, count]) => [item, count * times]))
}
