import type { ChunkRandom } from './chunk-random.ts'
import type { BiomeName } from './biome-table.ts'
import type { LandShape } from './land-shape.ts'
import { seaLevel, surface } from './land-shape.ts'

/** A hamlet and its fields lie within this distance of its middle, along x and z. */
export const hamletRadius = 20
/** Regions in which there is at most one hamlet, in chunks. Vanilla's villages are larger and twice as far apart. */
export const regionChunks = 16
/** Places tried in a region, and the share of regions that try at all. */
const tries = 8
const regionChance = 0.8
/** Ground that differs more than this is too uneven. */
const evenBlocks = 4
/** Nobody has settled nearer than this to the origin, where players begin. */
const wildernessBlocks = 72
const settledBiomes: ReadonlySet<BiomeName> = new Set<BiomeName>([
  'plains',
  'forest',
  'birch_forest',
  'taiga',
  'snowy_taiga',
])

/** The middle of a hamlet: block coordinates, and the height of the ground. */
export interface HamletSite {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Where the hamlet of a region lies, or null: even, dry, grassy ground, wholly inside the region. */
export function hamletSite(
  land: LandShape,
  random: ChunkRandom,
  regionX: number,
  regionZ: number,
  density: number,
): HamletSite | null {
  random.startAt(regionX, regionZ, 0)
  if (random.next() >= regionChance * density) return null
  const room = regionChunks * 16 - 2 * hamletRadius
  for (let attempt = 0; attempt < tries; attempt++) {
    const x = regionX * regionChunks * 16 + hamletRadius + random.below(room)
    const z = regionZ * regionChunks * 16 + hamletRadius + random.below(room)
    if (Math.max(Math.abs(x), Math.abs(z)) < wildernessBlocks) continue
    const y = evenGround(land, x, z)
    if (y !== null) return { x, y, z }
  }
  return null
}

function evenGround(land: LandShape, x: number, z: number): number | null {
  let lowest = Infinity
  let highest = -Infinity
  for (let dx = -1; dx <= 1; dx++) {
    for (let dz = -1; dz <= 1; dz++) {
      const [atX, atZ] = [x + dx * (hamletRadius - 2), z + dz * (hamletRadius - 2)]
      const chunk = land.chunk(atX >> 4, atZ >> 4)
      const foot = ((atZ & 15) << 4) | (atX & 15)
      const ground = chunk.surface[foot]
      if (ground !== surface.grass && ground !== surface.snowyGrass) return null
      if (!settledBiomes.has(land.biomeAt(atX, atZ))) return null
      lowest = Math.min(lowest, chunk.heights[foot]!)
      highest = Math.max(highest, chunk.heights[foot]!)
    }
  }
  return lowest >= seaLevel && highest - lowest <= evenBlocks ? Math.round((lowest + highest) / 2) : null
}
