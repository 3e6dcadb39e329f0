import type { BlockFacts } from '../server/block-facts.ts'
import type { BlockWorld } from '../world/block-world.ts'

/** A moving body: the middle of its underside, and its velocity in blocks per tick. Mutated by `moveBox`. */
export interface MovingBox {
  readonly position: { x: number; y: number; z: number }
  readonly velocity: { x: number; y: number; z: number }
  readonly width: number
  readonly height: number
  onGround: boolean
}

/** Boxes closer than this touch. */
const epsilon = 1e-7

/** Six numbers per box: lower corner, upper corner. Grows to the most boxes ever met at once. */
const nearby: number[] = []

/**
 * Moves a box by its velocity, stopped by blocks: up and down first, then along the longer way (as vanilla). Where
 * it is stopped, its velocity becomes 0.
 */
export function moveBox(world: Pick<BlockWorld, 'stateAt'>, blocks: BlockFacts, body: MovingBox): void {
  const { position, velocity, width, height } = body
  const half = width / 2
  const boxCount = collectBoxes(world, blocks, body)
  const low = [position.x - half, position.y, position.z - half] as [number, number, number]
  const high = [position.x + half, position.y + height, position.z + half] as [number, number, number]
  const movedY = clip(boxCount, low, high, 1, velocity.y)
  shift(low, high, 1, movedY)
  const xFirst = Math.abs(velocity.x) >= Math.abs(velocity.z)
  const first = clip(boxCount, low, high, xFirst ? 0 : 2, xFirst ? velocity.x : velocity.z)
  shift(low, high, xFirst ? 0 : 2, first)
  const second = clip(boxCount, low, high, xFirst ? 2 : 0, xFirst ? velocity.z : velocity.x)
  const movedX = xFirst ? first : second
  const movedZ = xFirst ? second : first
  position.x += movedX
  position.y += movedY
  position.z += movedZ
  body.onGround = velocity.y < 0 && movedY !== velocity.y
  if (movedY !== velocity.y) velocity.y = 0
  if (movedX !== velocity.x) velocity.x = 0
  if (movedZ !== velocity.z) velocity.z = 0
}

type Corner = [number, number, number]

function shift(low: Corner, high: Corner, axis: 0 | 1 | 2, by: number): void {
  low[axis] += by
  high[axis] += by
}

/** Fills `nearby` with the block boxes on the way; returns how many. */
function collectBoxes(world: Pick<BlockWorld, 'stateAt'>, blocks: BlockFacts, body: MovingBox): number {
  const { position, velocity, width, height } = body
  const half = width / 2
  const fromX = Math.floor(position.x - half + Math.min(0, velocity.x))
  const toX = Math.floor(position.x + half + Math.max(0, velocity.x))
  // Fences and walls reach half a block into the one above them.
  const fromY = Math.floor(position.y + Math.min(0, velocity.y) - 0.5)
  const toY = Math.floor(position.y + height + Math.max(0, velocity.y))
  const fromZ = Math.floor(position.z - half + Math.min(0, velocity.z))
  const toZ = Math.floor(position.z + half + Math.max(0, velocity.z))
  let count = 0
  for (let y = fromY; y <= toY; y++) {
    for (let x = fromX; x <= toX; x++) {
      for (let z = fromZ; z <= toZ; z++) {
        for (const box of blocks.boxesOf(world.stateAt(x, y, z))) {
          const start = count * 6
          nearby[start] = box[0] + x
          nearby[start + 1] = box[1] + y
          nearby[start + 2] = box[2] + z
          nearby[start + 3] = box[3] + x
          nearby[start + 4] = box[4] + y
          nearby[start + 5] = box[5] + z
          count++
        }
      }
    }
  }
  return count
}

/** How far the box gets along one axis. */
function clip(boxCount: number, low: Corner, high: Corner, axis: 0 | 1 | 2, wanted: number): number {
  let allowed = wanted
  if (wanted === 0) return 0
  const [sideA, sideB] = axis === 0 ? [1, 2] : axis === 1 ? [0, 2] : [0, 1]
  for (let index = 0; index < boxCount; index++) {
    const start = index * 6
    const beside =
      low[sideA]! + epsilon >= nearby[start + 3 + sideA]! ||
      high[sideA]! - epsilon <= nearby[start + sideA]! ||
      low[sideB]! + epsilon >= nearby[start + 3 + sideB]! ||
      high[sideB]! - epsilon <= nearby[start + sideB]!
    if (beside) continue
    if (wanted > 0) {
      const gap = nearby[start + axis]! - high[axis]
      if (gap >= -epsilon && gap < allowed) allowed = Math.max(0, gap)
    } else {
      const gap = nearby[start + 3 + axis]! - low[axis]
      if (gap <= epsilon && gap > allowed) allowed = Math.min(0, gap)
    }
  }
  return allowed
}
