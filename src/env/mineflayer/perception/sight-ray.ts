import type { BlockFacts } from './block-facts.ts'
import type { SectionStates, StateGrid } from './state-grid.ts'
import type { BlockMemory, SectionMemory } from './block-memory.ts'

/** Casts rays through blocks and remembers what they meet. One instance is reused, so that a ray allocates nothing. */
export class SightRay {
  private readonly grid: StateGrid
  private readonly facts: BlockFacts
  private readonly memory: BlockMemory

  constructor(grid: StateGrid, facts: BlockFacts, memory: BlockMemory) {
    this.grid = grid
    this.facts = facts
    this.memory = memory
  }

  /**
   * Follows a ray from the eyes along the unit vector that begins at `index` of `directions`, for `reachBlocks`, and
   * remembers every block it passes, up to and with the first opaque one. It ends early where nothing is loaded. Voxel
   * traversal after Amanatides and Woo (1987). Numbers come in an array: handed over one by one, each would be garbage.
   */
  cast(
    { x: fromX, y: fromY, z: fromZ }: Readonly<Record<'x' | 'y' | 'z', number>>,
    directions: Float64Array,
    index: number,
    reachBlocks: number,
  ): void {
    const dirX = directions[index]!
    const dirY = directions[index + 1]!
    const dirZ = directions[index + 2]!
    const { minY, endY } = this.grid
    let x = Math.floor(fromX)
    let y = Math.floor(fromY)
    let z = Math.floor(fromZ)
    const stepX = dirX > 0 ? 1 : -1
    const stepY = dirY > 0 ? 1 : -1
    const stepZ = dirZ > 0 ? 1 : -1
    const deltaX = dirX === 0 ? Infinity : Math.abs(1 / dirX)
    const deltaY = dirY === 0 ? Infinity : Math.abs(1 / dirY)
    const deltaZ = dirZ === 0 ? Infinity : Math.abs(1 / dirZ)
    let nextX = dirX === 0 ? Infinity : (dirX > 0 ? x + 1 - fromX : fromX - x) * deltaX
    let nextY = dirY === 0 ? Infinity : (dirY > 0 ? y + 1 - fromY : fromY - y) * deltaY
    let nextZ = dirZ === 0 ? Infinity : (dirZ > 0 ? z + 1 - fromZ : fromZ - z) * deltaZ
    const { opaque, kind } = this.facts
    let sectionX = x >> 4
    let sectionY = y >> 4
    let sectionZ = z >> 4
    let states: SectionStates | undefined = this.grid.sectionAt(sectionX, sectionY, sectionZ)
    let remembered: SectionMemory | null = null
    let travelled = 0
    while (travelled <= reachBlocks && y >= minY && y < endY) {
      if (x >> 4 !== sectionX || y >> 4 !== sectionY || z >> 4 !== sectionZ) {
        sectionX = x >> 4
        sectionY = y >> 4
        sectionZ = z >> 4
        states = this.grid.sectionAt(sectionX, sectionY, sectionZ)
        remembered = null
      }
      if (states === undefined) return
      const cell = ((y & 15) << 8) | ((z & 15) << 4) | (x & 15)
      const state = states === null ? 0 : states[cell]!
      remembered ??= this.memory.section(sectionX, sectionY, sectionZ)
      if (remembered.cells[cell] !== kind[state]) this.memory.record(remembered, cell, kind[state]!)
      if (opaque[state] === 1) return
      if (nextX < nextY && nextX < nextZ) {
        x += stepX
        travelled = nextX
        nextX += deltaX
      } else if (nextY < nextZ) {
        y += stepY
        travelled = nextY
        nextY += deltaY
      } else {
        z += stepZ
        travelled = nextZ
        nextZ += deltaZ
      }
    }
  }
}

/**
 * True if nothing opaque lies strictly between a point and the block that holds the other point. Where nothing is loaded
 * the line is blocked. The end block itself does not count.
 */
export function hasLineOfSight(
  grid: StateGrid,
  opaque: Uint8Array,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
): boolean {
  let x = Math.floor(fromX)
  let y = Math.floor(fromY)
  let z = Math.floor(fromZ)
  const endX = Math.floor(toX)
  const endY = Math.floor(toY)
  const endZ = Math.floor(toZ)
  const dirX = toX - fromX
  const dirY = toY - fromY
  const dirZ = toZ - fromZ
  const stepX = dirX > 0 ? 1 : -1
  const stepY = dirY > 0 ? 1 : -1
  const stepZ = dirZ > 0 ? 1 : -1
  const deltaX = dirX === 0 ? Infinity : Math.abs(1 / dirX)
  const deltaY = dirY === 0 ? Infinity : Math.abs(1 / dirY)
  const deltaZ = dirZ === 0 ? Infinity : Math.abs(1 / dirZ)
  let nextX = dirX === 0 ? Infinity : (dirX > 0 ? x + 1 - fromX : fromX - x) * deltaX
  let nextY = dirY === 0 ? Infinity : (dirY > 0 ? y + 1 - fromY : fromY - y) * deltaY
  let nextZ = dirZ === 0 ? Infinity : (dirZ > 0 ? z + 1 - fromZ : fromZ - z) * deltaZ
  // A line crosses one cell for every step along each axis, so this many steps always reach the end.
  let steps = Math.abs(endX - x) + Math.abs(endY - y) + Math.abs(endZ - z)
  while (steps-- > 0) {
    if (nextX < nextY && nextX < nextZ) {
      x += stepX
      nextX += deltaX
    } else if (nextY < nextZ) {
      y += stepY
      nextY += deltaY
    } else {
      z += stepZ
      nextZ += deltaZ
    }
    if (x === endX && y === endY && z === endZ) return true
    const state = grid.stateAt(x, y, z)
    if (state < 0 || opaque[state] === 1) return false
  }
  return x === endX && y === endY && z === endZ
}
