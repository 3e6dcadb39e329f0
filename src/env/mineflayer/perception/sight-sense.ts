import type { BlockFacts } from './block-facts.ts'
import type { BlockMemory } from './block-memory.ts'
import type { BlockSense, Eyes } from './block-sense.ts'
import { lookClosely } from './close-look.ts'
import { createDirections } from './directions.ts'
import { SightRay } from './sight-ray.ts'
import type { StateGrid } from './state-grid.ts'

/** How far blocks are made out, in blocks. Three chunks: well inside the smallest view distance in common use. */
export const sightReachBlocks = 48
/** How far blocks near the height of the eyes are made out, where so much is loaded: a village shows from afar. */
const horizonReachBlocks = 96
/** Rays to the horizon rise or fall no more than this by the block: 16 blocks up or down at its end. */
const horizonSlope = 1 / 6
/** Directions in all; at 24 blocks they lie half a block apart, at the horizon three quarters. */
const directionCount = 32_768
const horizonDirectionCount = 16_384
/** Rays of one deliberate look. */
const lookRays = 8192
const horizonLookRays = 1024
/** Rays of one glance while moving, and the ticks between glances. */
const glanceRays = 384
const horizonGlanceRays = 128
const glanceEveryTicks = 10
/** The close look is repeated when the eyes have moved this far, and at most every so many ticks. */
const closeLookMoveBlocks = 0.4
const closeLookEveryTicks = 4

const allAround = createDirections(directionCount)
const alongHorizon = createDirections(horizonDirectionCount, horizonSlope)

/** Learns of blocks by looking: rays from the eyes in all directions, and every block close by that has a free line. */
export class SightSense implements BlockSense {
  private readonly memory: BlockMemory
  private readonly facts: BlockFacts
  private readonly grid: StateGrid
  private readonly ray: SightRay
  private nextAround = 0
  private nextAlong = 0
  private ticks = 0
  private surroundingsChanged = true
  private closeAt: Eyes = { x: NaN, y: NaN, z: NaN }
  private glanceAt: Eyes = { x: NaN, y: NaN, z: NaN }
  private lookAt: Eyes = { x: NaN, y: NaN, z: NaN }
  private looksHere = 0

  constructor(grid: StateGrid, facts: BlockFacts, memory: BlockMemory) {
    this.grid = grid
    this.facts = facts
    this.memory = memory
    this.ray = new SightRay(grid, facts, memory)
  }

  look(eyes: Eyes): void {
    if (isNear(this.lookAt, eyes, 0.05) && !this.surroundingsChanged) {
      // All windows of directions have been tried from this very spot: there is nothing more to see.
      if (this.looksHere >= directionCount / lookRays) return
      this.looksHere++
    } else {
      this.looksHere = 1
    }
    this.lookAt = { ...eyes }
    this.castAround(eyes, lookRays)
    this.castAlong(eyes, horizonLookRays)
    this.closeLook(eyes)
  }

  step(eyes: Eyes): void {
    this.ticks++
    if (this.ticks % closeLookEveryTicks === 0) {
      if (this.surroundingsChanged || !isNear(this.closeAt, eyes, closeLookMoveBlocks)) this.closeLook(eyes)
    }
    if (this.ticks % glanceEveryTicks === 0 && !isNear(this.glanceAt, eyes, 0.5)) {
      this.glanceAt = { ...eyes }
      this.castAround(eyes, glanceRays)
      this.castAlong(eyes, horizonGlanceRays)
    }
  }

  blockChanged(x: number, y: number, z: number): void {
    if (Math.hypot(x - this.closeAt.x, y - this.closeAt.y, z - this.closeAt.z) < 12)
      this.surroundingsChanged = true
  }

  columnLoaded(): void {
    this.surroundingsChanged = true
  }

  private closeLook(eyes: Eyes): void {
    this.closeAt = { ...eyes }
    this.surroundingsChanged = false
    lookClosely(this.grid, this.facts, this.memory, eyes)
  }

  private castAround(eyes: Eyes, count: number): void {
    for (let cast = 0; cast < count; cast++) {
      this.ray.cast(eyes, allAround, this.nextAround * 3, sightReachBlocks)
      this.nextAround = (this.nextAround + 1) % directionCount
    }
  }

  private castAlong(eyes: Eyes, count: number): void {
    for (let cast = 0; cast < count; cast++) {
      this.ray.cast(eyes, alongHorizon, this.nextAlong * 3, horizonReachBlocks)
      this.nextAlong = (this.nextAlong + 1) % horizonDirectionCount
    }
  }
}

/** False for a place not set yet, whose coordinates are not numbers. */
function isNear(place: Eyes, eyes: Eyes, withinBlocks: number): boolean {
  return Math.hypot(place.x - eyes.x, place.y - eyes.y, place.z - eyes.z) < withinBlocks
}
