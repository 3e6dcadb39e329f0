import type { BlockFacts } from './block-facts.ts'
import type { BlockMemory } from './block-memory.ts'
import type { Eyes } from './block-sense.ts'
import { hasLineOfSight } from './sight-ray.ts'
import type { StateGrid } from './state-grid.ts'

/** Within this distance of the eyes no visible block is missed. */
export const closeReachBlocks = 6

/** Where on a face a line may end: the middle and near the four corners, as offsets from the middle. */
const facePoints = [
  [0, 0],
  [0.4, 0.4],
  [-0.4, 0.4],
  [0.4, -0.4],
  [-0.4, -0.4],
] as const

/**
 * Remembers every block within six blocks of the eyes of which a face, at its middle or near a corner, has an
 * unobstructed line to the eyes. Rays in fixed directions could slip past a block of ore in a tunnel wall; this cannot.
 */
export function lookClosely(grid: StateGrid, facts: BlockFacts, memory: BlockMemory, eyes: Eyes): void {
  const centreX = Math.floor(eyes.x)
  const centreY = Math.floor(eyes.y)
  const centreZ = Math.floor(eyes.z)
  for (let y = centreY - closeReachBlocks; y <= centreY + closeReachBlocks; y++) {
    if (y < grid.minY || y >= grid.endY) continue
    for (let z = centreZ - closeReachBlocks; z <= centreZ + closeReachBlocks; z++) {
      for (let x = centreX - closeReachBlocks; x <= centreX + closeReachBlocks; x++) {
        const away = (x + 0.5 - eyes.x) ** 2 + (y + 0.5 - eyes.y) ** 2 + (z + 0.5 - eyes.z) ** 2
        if (away > closeReachBlocks * closeReachBlocks) continue
        const state = grid.stateAt(x, y, z)
        if (state < 0) continue
        const kind = facts.kind[state]!
        // Air needs no certainty: rays learn of it. A block that is remembered rightly needs no second look.
        if (kind === facts.airKind || memory.kindAt(x, y, z) === kind) continue
        if (!isVisible(grid, facts.opaque, eyes, x, y, z)) continue
        memory.record(
          memory.section(x >> 4, y >> 4, z >> 4),
          ((y & 15) << 8) | ((z & 15) << 4) | (x & 15),
          kind,
        )
      }
    }
  }
}

/** True if one of the faces of a block that are turned to the eyes has an unobstructed line to them. */
export function isVisible(
  grid: StateGrid,
  opaque: Uint8Array,
  eyes: Eyes,
  x: number,
  y: number,
  z: number,
): boolean {
  const insideX = eyes.x >= x && eyes.x <= x + 1
  const insideY = eyes.y >= y && eyes.y <= y + 1
  const insideZ = eyes.z >= z && eyes.z <= z + 1
  if (insideX && insideY && insideZ) return true
  const towardsX = eyes.x < x ? -1 : 1
  const towardsY = eyes.y < y ? -1 : 1
  const towardsZ = eyes.z < z ? -1 : 1
  return (
    (!insideX &&
      isOpen(grid, opaque, x + towardsX, y, z) &&
      seesFace(grid, opaque, eyes, x, y, z, 0, towardsX)) ||
    (!insideY &&
      isOpen(grid, opaque, x, y + towardsY, z) &&
      seesFace(grid, opaque, eyes, x, y, z, 1, towardsY)) ||
    (!insideZ &&
      isOpen(grid, opaque, x, y, z + towardsZ) &&
      seesFace(grid, opaque, eyes, x, y, z, 2, towardsZ))
  )
}

function isOpen(grid: StateGrid, opaque: Uint8Array, x: number, y: number, z: number): boolean {
  const state = grid.stateAt(x, y, z)
  return state >= 0 && opaque[state] === 0
}

function seesFace(
  grid: StateGrid,
  opaque: Uint8Array,
  eyes: Eyes,
  x: number,
  y: number,
  z: number,
  axis: 0 | 1 | 2,
  towards: number,
): boolean {
  // Just inside the face, so that the end of the line belongs to this block and not to its neighbour.
  const depth = towards * 0.499
  for (const [one, other] of facePoints) {
    const toX = x + 0.5 + (axis === 0 ? depth : one)
    const toY = y + 0.5 + (axis === 1 ? depth : axis === 0 ? one : other)
    const toZ = z + 0.5 + (axis === 2 ? depth : other)
    if (hasLineOfSight(grid, opaque, eyes.x, eyes.y, eyes.z, toX, toY, toZ)) return true
  }
  return false
}
