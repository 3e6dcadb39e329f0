/** An item or a block that stands for others: how much of the family's measure one of it is. */
export type FamilyWeights = Readonly<Record<string, number>>

/**
 * What must not become more while nobody mines ore: families of items, each with a weight that no recipe, furnace or station
 * can raise. Blocks that are placed count like the items they are placed from.
 */
export const families: Readonly<Record<string, FamilyWeights>> = {
  iron: {
    iron_nugget: 1,
    iron_ingot: 9,
    iron_ore: 9,
    iron_block: 81,
    iron_helmet: 45,
    iron_pickaxe: 27,
    bucket: 27,
    water_bucket: 27,
    lava_bucket: 27,
    milk_bucket: 27,
  },
  gold: { gold_nugget: 1, gold_ingot: 9, gold_block: 81 },
  diamond: { diamond: 1, diamond_block: 9 },
  emerald: { emerald: 1, emerald_block: 9 },
  coal: { coal: 1, coal_block: 9 },
  sand: { sand: 1, glass: 1 },
  wool: { white_wool: 1 },
  chest: { chest: 1 },
  barrel: { barrel: 1 },
  crafting_table: { crafting_table: 1 },
  ender_pearl: { ender_pearl: 1 },
  diamond_pickaxe: { diamond_pickaxe: 1, netherite_pickaxe: 1 },
  netherite_ingot: { netherite_ingot: 1, netherite_pickaxe: 1 },
}

/** What every player owns when it joins for the first time. */
const givenItems: readonly (readonly [string, number])[] = [
  ['diamond', 40],
  ['diamond_block', 4],
  ['gold_nugget', 30],
  ['gold_ingot', 20],
  ['iron_ingot', 30],
  ['iron_ore', 16],
  ['iron_pickaxe', 1],
  ['iron_helmet', 1],
  ['emerald', 20],
  ['coal', 40],
  ['sand', 64],
  ['sand', 20],
  ['white_wool', 48],
  ['chest', 2],
  ['barrel', 1],
  ['crafting_table', 1],
  ['ender_pearl', 9],
  ['diamond_pickaxe', 1],
  ['netherite_ingot', 2],
  ['bucket', 3],
  ['water_bucket', 1],
]

interface Station {
  readonly block: string
  readonly x: number
  readonly z: number
}

/** The stations around the spawn, in blocks from it, all within reach of it. */
export const stations: readonly Station[] = [
  { block: 'chest', x: 2, z: 0 },
  { block: 'chest', x: 2, z: 1 },
  { block: 'furnace', x: -2, z: 0 },
  { block: 'anvil', x: -2, z: 2 },
  { block: 'crafting_table', x: 0, z: 2 },
  { block: 'barrel', x: 2, z: -2 },
  { block: 'grindstone', x: 0, z: -2 },
  { block: 'smithing_table', x: -2, z: -2 },
  { block: 'hopper', x: -1, z: -3 },
  { block: 'ender_chest', x: 1, z: 3 },
  { block: 'stonecutter', x: -1, z: 3 },
  { block: 'blast_furnace', x: 3, z: 2 },
]

/** The world file of the flood: a lawn with stations, where nothing of the families grows or can be mined. */
export function floodWorld(): object {
  return {
    name: 'flood',
    generator: { name: 'flat' },
    difficulty: 'peaceful',
    gameRules: { doMobSpawning: false },
    viewDistanceChunks: 3,
    givenItems: givenItems.map(([item, count]) => ({ item, count })),
    placedBlocks: stations.map(({ block, x, z }) => ({ block, x, y: 0, z, relativeTo: 'spawn' })),
  }
}

/** How much of each family there may be when so many players have ever joined. */
export function allowance(players: number): ReadonlyMap<string, number> {
  const count = (weights: FamilyWeights) =>
    players * givenItems.reduce((sum, [item, number]) => sum + number * (weights[item] ?? 0), 0) +
    stations.reduce((sum, { block }) => sum + (weights[block] ?? 0), 0)
  return new Map(Object.entries(families).map(([family, weights]) => [family, count(weights)]))
}
