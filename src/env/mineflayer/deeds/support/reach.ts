import type { Position } from '../../../position.ts'
import { trait } from './block-traits.ts'
import type { BlockView } from './block-view.ts'

/** How far a survival player digs and places, from the eyes to the point looked at. */
export const reachBlocks = 4.5

/** Height of the eyes above the feet of a standing player. */
export const eyeHeightBlocks = 1.62

/** Distance from a point to the nearest point of a block's cube. */
export function distanceToBlock(from: Position, block: Position): number {
  const x = Math.max(block.x - from.x, 0, from.x - block.x - 1)
  const y = Math.max(block.y - from.y, 0, from.y - block.y - 1)
  const z = Math.max(block.z - from.z, 0, from.z - block.z - 1)
  return Math.hypot(x, y, z)
}

/** The point of a block to look at, or what hides it. */
export type Sightline =
  | { readonly status: 'clear'; readonly point: Position; readonly face: Position }
  | { readonly status: 'hidden'; readonly by: Position }
  | { readonly status: 'too-far' }

const faces: readonly Position[] = [
  { x: 0, y: 1, z: 0 },
  { x: 0, y: -1, z: 0 },
  { x: 1, y: 0, z: 0 },
  { x: -1, y: 0, z: 0 },
  { x: 0, y: 0, z: 1 },
  { x: 0, y: 0, z: -1 },
]

/**
 * Looks for a point on the sides of `block` that face `eyes`, within reach and with nothing solid before it. If none
 * is free, names the first block in the way of the nearest side. `onlyFace` narrows the search to one side.
 */
export function findSightline(
  view: BlockView,
  eyes: Position,
  block: Position,
  onlyFace?: Position,
): Sightline {
  let hiddenBy: Position | null = null
  let hiddenDistance = Infinity
  let within = false
  for (const face of onlyFace === undefined ? faces : [onlyFace]) {
    const point = {
      x: block.x + 0.5 + face.x * 0.499,
      y: block.y + 0.5 + face.y * 0.499,
      z: block.z + 0.5 + face.z * 0.499,
    }
    const towards = (eyes.x - point.x) * face.x + (eyes.y - point.y) * face.y + (eyes.z - point.z) * face.z
    if (towards <= 0) continue
    const distance = Math.hypot(eyes.x - point.x, eyes.y - point.y, eyes.z - point.z)
    if (distance > reachBlocks) continue
    within = true
    const by = firstSolidBetween(view, eyes, point, block)
    if (by === null) return { status: 'clear', point, face }
    if (distance < hiddenDistance) {
      hiddenDistance = distance
      hiddenBy = by
    }
  }
  if (hiddenBy !== null) return { status: 'hidden', by: hiddenBy }
  if (!within && onlyFace === undefined && insideBlock(eyes, block)) {
    return {
      status: 'clear',
      point: { x: block.x + 0.5, y: block.y + 0.5, z: block.z + 0.5 },
      face: faces[0]!,
    }
  }
  return { status: 'too-far' }
}

function insideBlock(point: Position, block: Position): boolean {
  return Math.floor(point.x) === block.x && Math.floor(point.y) === block.y && Math.floor(point.z) === block.z
}

/** The first cell on the way that is neither passable nor the target, stepping a tenth of a block at a time. */
function firstSolidBetween(view: BlockView, from: Position, to: Position, target: Position): Position | null {
  const length = Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z)
  const steps = Math.ceil(length * 10)
  for (let step = 1; step < steps; step++) {
    const share = step / steps
    const x = Math.floor(from.x + (to.x - from.x) * share)
    const y = Math.floor(from.y + (to.y - from.y) * share)
    const z = Math.floor(from.z + (to.z - from.z) * share)
    if (x === target.x && y === target.y && z === target.z) return null
    if ((view.traitsAt(x, y, z) & trait.passable) === 0) return { x, y, z }
  }
  return null
}
