import type { Position } from '../../position.ts'
import type { BiomeName } from './biome-table.ts'
import type { CaveField } from './cave-field.ts'
import type { LandShape } from './land-shape.ts'
import { seaLevel, surface } from './land-shape.ts'
import { widestTree } from './tree-shapes.ts'
import type { Trees } from './trees.ts'

/** The biomes in which vanilla looks for a spawn, of those that there are here. */
const homelyBiomes: ReadonlySet<BiomeName> = new Set<BiomeName>(['forest', 'plains', 'taiga', 'birch_forest'])

const strideBlocks = 4
const searchRadiusBlocks = 512

/**
 * Where a new player stands: the nearest dry, even, grassy spot to the origin in a biome that vanilla spawns
 * in; if there is none within 512 blocks, any dry and even spot; at last the origin itself.
 */
export function findSpawn(land: LandShape, caves: CaveField, trees: Trees): Position {
  for (const isPicky of [true, false]) {
    for (let ring = 0; ring * strideBlocks <= searchRadiusBlocks; ring++) {
      for (let step = 0; step < Math.max(1, ring * 8); step++) {
        const [ringX, ringZ] = onRing(ring, step)
        const x = ringX * strideBlocks
        const z = ringZ * strideBlocks
        if (fits(x, z, isPicky)) return { x: x + 0.5, y: heightAt(x, z) + 1, z: z + 0.5 }
      }
    }
  }
  return { x: 0.5, y: Math.max(heightAt(0, 0) + 1, seaLevel), z: 0.5 }

  function fits(x: number, z: number, isPicky: boolean): boolean {
    const chunk = land.chunk(x >> 4, z >> 4)
    const foot = ((z & 15) << 4) | (x & 15)
    const ground = chunk.heights[foot]!
    if (ground < seaLevel || caves.isHollow(x, ground, z) || caves.isHollow(x, ground - 1, z)) return false
    for (let side = 0; side < 4; side++) {
      const sideX = x + ((side & 1) * 2 - 1) * (side >> 1)
      const sideZ = z + ((side & 1) * 2 - 1) * (1 - (side >> 1))
      if (Math.abs(heightAt(sideX, sideZ) - ground) > 1) return false
    }
    if (isUnderTree(x, z)) return false
    return !isPicky || (chunk.surface[foot] === surface.grass && homelyBiomes.has(land.biomeAt(x, z)))
  }

  function isUnderTree(x: number, z: number): boolean {
    for (let stepZ = -1; stepZ <= 1; stepZ++) {
      for (let stepX = -1; stepX <= 1; stepX++) {
        for (const tree of trees.inChunk((x >> 4) + stepX, (z >> 4) + stepZ)) {
          if (Math.abs(tree.x - x) <= widestTree && Math.abs(tree.z - z) <= widestTree) return true
        }
      }
    }
    return false
  }

  function heightAt(x: number, z: number): number {
    return land.chunk(x >> 4, z >> 4).heights[((z & 15) << 4) | (x & 15)]!
  }
}

/** Place `step` of the square ring at distance `ring` from the middle, clockwise; the ring has `ring * 8` places. */
function onRing(ring: number, step: number): readonly [number, number] {
  if (ring === 0) return [0, 0]
  const side = Math.floor(step / (ring * 2))
  const along = (step % (ring * 2)) - ring
  if (side === 0) return [along, -ring]
  if (side === 1) return [ring, along]
  if (side === 2) return [-along, ring]
  return [-ring, -along]
}
