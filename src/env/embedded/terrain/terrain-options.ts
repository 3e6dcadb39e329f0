/** The biomes whose share of the land a world file can weigh. */
export const weighableBiomes = [
  'plains',
  'forest',
  'birch_forest',
  'taiga',
  'snowy_taiga',
  'desert',
  'mountains',
] as const
export type WeighableBiome = (typeof weighableBiomes)[number]

/** Where an ore lies and how much of it there is. */
export interface OreBand {
  /** Veins begun in each chunk, on average. */
  readonly veins: number
  /** Size of a vein in vanilla's sense; about so many blocks in solid stone. */
  readonly size: number
  /** Lowest and highest y at which a vein is centred. */
  readonly minY: number
  readonly maxY: number
}

/** The ores that the overworld generator lays. */
export const oreNames = [
  'coal_ore',
  'iron_ore',
  'gold_ore',
  'redstone_ore',
  'diamond_ore',
  'lapis_ore',
  'emerald_ore',
] as const
export type OreName = (typeof oreNames)[number]

/** Ore bands of vanilla 1.16 (data of its overworld features). Lapis is densest in the middle of its band; emerald lies in mountains only. */
export const vanillaOreBands: Readonly<Record<OreName, OreBand>> = {
  coal_ore: { veins: 20, size: 17, minY: 0, maxY: 127 },
  iron_ore: { veins: 20, size: 9, minY: 0, maxY: 63 },
  gold_ore: { veins: 2, size: 9, minY: 0, maxY: 31 },
  redstone_ore: { veins: 8, size: 8, minY: 0, maxY: 15 },
  diamond_ore: { veins: 1, size: 8, minY: 0, maxY: 15 },
  lapis_ore: { veins: 1, size: 7, minY: 0, maxY: 30 },
  emerald_ore: { veins: 5.5, size: 1, minY: 4, maxY: 31 },
}

/** What a world file may set of the overworld. */
export interface OverworldOptions {
  /** Share of each biome relative to an ordinary world's: 1 is ordinary, 0 leaves it out. */
  readonly biomeWeights: Readonly<Record<WeighableBiome, number>>
  readonly ores: Readonly<Record<OreName, OreBand>>
  /** Trees relative to an ordinary world: 1 is ordinary, 0 is none. */
  readonly treeDensity: number
  /** Volume of caves relative to an ordinary world: 1 is ordinary, 0 is none. */
  readonly caveDensity: number
  /** Hamlets relative to an ordinary world: 1 is ordinary, 0 is none. */
  readonly hamletDensity: number
}

/** An ordinary world. */
export const ordinaryOverworld: OverworldOptions = {
  biomeWeights: {
    plains: 1,
    forest: 1,
    birch_forest: 1,
    taiga: 1,
    snowy_taiga: 1,
    desert: 1,
    mountains: 1,
  },
  ores: vanillaOreBands,
  treeDensity: 1,
  caveDensity: 1,
  hamletDensity: 1,
}
