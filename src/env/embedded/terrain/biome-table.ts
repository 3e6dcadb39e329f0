import type { WeighableBiome } from './terrain-options.ts'

/** The kinds of tree. */
export type TreeKind = 'oak' | 'birch' | 'spruce'

/** What grows in a biome and what its ground is. */
export interface BiomeTraits {
  /** Trees tried per chunk, on average; vanilla's counts. */
  readonly trees: number
  /** Chance of each kind; they add up to 1. */
  readonly treeKinds: Readonly<Partial<Record<TreeKind, number>>>
  /** Share of the ground covered with grass and ferns. */
  readonly grass: number
  /** Share of the ground with a flower. */
  readonly flowers: number
  readonly ground: 'grass' | 'sand'
  /** True where snow lies and water freezes. */
  readonly snow: boolean
}

/** Every biome that the overworld generator makes, under its registry name. */
export const biomeTraits = {
  plains: {
    trees: 0.05,
    treeKinds: { oak: 1 },
    grass: 0.22,
    flowers: 0.015,
    ground: 'grass',
    snow: false,
  },
  forest: {
    trees: 10,
    treeKinds: { oak: 0.8, birch: 0.2 },
    grass: 0.05,
    flowers: 0.012,
    ground: 'grass',
    snow: false,
  },
  birch_forest: {
    trees: 10,
    treeKinds: { birch: 1 },
    grass: 0.05,
    flowers: 0.008,
    ground: 'grass',
    snow: false,
  },
  taiga: { trees: 10, treeKinds: { spruce: 1 }, grass: 0.08, flowers: 0.002, ground: 'grass', snow: false },
  snowy_taiga: { trees: 10, treeKinds: { spruce: 1 }, grass: 0.03, flowers: 0, ground: 'grass', snow: true },
  desert: { trees: 0, treeKinds: {}, grass: 0, flowers: 0, ground: 'sand', snow: false },
  mountains: {
    trees: 0.4,
    treeKinds: { spruce: 0.66, oak: 0.34 },
    grass: 0.03,
    flowers: 0.003,
    ground: 'grass',
    snow: false,
  },
  river: { trees: 0, treeKinds: {}, grass: 0.05, flowers: 0.003, ground: 'grass', snow: false },
  beach: { trees: 0, treeKinds: {}, grass: 0, flowers: 0, ground: 'sand', snow: false },
} as const satisfies Record<string, BiomeTraits>
export type BiomeName = keyof typeof biomeTraits

/** All biome names, in the order of their small index within the generator. */
export const biomeNames = Object.keys(biomeTraits) as readonly BiomeName[]

/** How a biome takes to the climate. */
export interface ClimateTaste {
  readonly biome: Exclude<WeighableBiome, 'mountains'>
  /** Added to the biome's own noise: the more, the more common it is. */
  readonly bias: number
  /** Liking for warmth (positive) or cold (negative). */
  readonly warmth: number
}

/** The biomes that compete for a place by climate. */
export const climateTastes: readonly ClimateTaste[] = [
  { biome: 'plains', bias: 0.12, warmth: 0.1 },
  { biome: 'forest', bias: 0.16, warmth: 0 },
  { biome: 'birch_forest', bias: -0.05, warmth: -0.1 },
  { biome: 'taiga', bias: -0.25, warmth: -1 },
  { biome: 'snowy_taiga', bias: -0.7, warmth: -1.9 },
  { biome: 'desert', bias: -0.45, warmth: 1.4 },
]
