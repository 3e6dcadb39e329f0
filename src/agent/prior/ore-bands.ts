import type { OreBand } from './game-knowledge.ts'

interface OreBandRow extends OreBand {
  /** Without a `deepslate_` before it. */
  readonly ore: string
}

/**
 * Heights up to 1.17.1. Source: vanilla's ore features of 1.16 (uniform ranges; lapis a triangle around 16).
 * `bestY` is the height of a corridor's feet: 11 for the deepest ores, just above the lava that fills caves up to 10. Counted over
 * the terrain of eight seeds, a corridor at 12 needs 30 % more blocks to a diamond than one at 11, at 14 three times as many.
 * 20 for gold, the middle of its band; 28 for iron, which is uniform to 63, since the way down shows as much stone as a tunnel and
 * lava is still far.
 */
const uniformBands: readonly OreBandRow[] = [
  { ore: 'coal_ore', lowestY: 5, highestY: 127, bestY: 44 },
  { ore: 'iron_ore', lowestY: 5, highestY: 63, bestY: 28 },
  { ore: 'gold_ore', lowestY: 5, highestY: 31, bestY: 20 },
  { ore: 'lapis_ore', lowestY: 5, highestY: 30, bestY: 14 },
  { ore: 'redstone_ore', lowestY: 5, highestY: 15, bestY: 11 },
  { ore: 'diamond_ore', lowestY: 5, highestY: 15, bestY: 11 },
  { ore: 'emerald_ore', lowestY: 5, highestY: 31, bestY: 20 },
]

/**
 * Heights since 1.18. Source: vanilla's placed features of 1.18 to 1.21 (triangles). Lava fills caves up to -55; deep ores
 * are mined just above it.
 */
const triangleBands: readonly OreBandRow[] = [
  { ore: 'coal_ore', lowestY: 0, highestY: 192, bestY: 90 },
  { ore: 'copper_ore', lowestY: -16, highestY: 112, bestY: 46 },
  { ore: 'iron_ore', lowestY: -60, highestY: 72, bestY: 16 },
  { ore: 'gold_ore', lowestY: -60, highestY: 32, bestY: -17 },
  { ore: 'lapis_ore', lowestY: -60, highestY: 64, bestY: 0 },
  { ore: 'redstone_ore', lowestY: -60, highestY: 15, bestY: -53 },
  { ore: 'diamond_ore', lowestY: -60, highestY: 16, bestY: -53 },
  { ore: 'emerald_ore', lowestY: -16, highestY: 320, bestY: 100 },
  { ore: 'deepslate', lowestY: -60, highestY: 0, bestY: -8 },
  { ore: 'tuff', lowestY: -60, highestY: 0, bestY: -8 },
]

/** The band of an ore, or null when none is known. `hasDeepslateLayers` is true from 1.18 on. */
export function oreBandOf(block: string, hasDeepslateLayers: boolean): OreBand | null {
  const rows = hasDeepslateLayers ? triangleBands : uniformBands
  return rows.find(({ ore }) => ore === block || block === `deepslate_${ore}`) ?? null
}
