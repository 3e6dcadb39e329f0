import type { Position } from '../../../position.ts'
import type { BlockView } from './block-view.ts'
import { isStandable } from './block-view.ts'
import { lavaTouches } from './dig-hazard.ts'
import { findSupport } from './find-support.ts'
import { eyeHeightBlocks, findSightline } from './reach.ts'

/** Farther away, along one axis, nothing is in reach. */
const radiusBlocks = 4

/**
 * The place to stand nearest to `feet` from which both a filler can be put into `leak` and the block at `cell` can be
 * reached, or null. It touches no lava.
 */
export function findPlugStand(
  view: BlockView,
  feet: Position,
  cell: Position,
  leak: Position,
): Position | null {
  let best: Position | null = null
  let bestDistance = Infinity
  for (let y = cell.y - radiusBlocks; y <= cell.y + radiusBlocks; y++) {
    for (let x = cell.x - radiusBlocks; x <= cell.x + radiusBlocks; x++) {
      for (let z = cell.z - radiusBlocks; z <= cell.z + radiusBlocks; z++) {
        const distance = Math.hypot(x - feet.x, (y - feet.y) * 2, z - feet.z)
        if (distance >= bestDistance || !isStandable(view, x, y, z)) continue
        if (lavaTouches(view, { x, y, z })) continue
        const eyes = { x: x + 0.5, y: y + eyeHeightBlocks, z: z + 0.5 }
        if (findSightline(view, eyes, cell).status === 'too-far') continue
        if (findSupport(view, eyes, leak) === null) continue
        best = { x, y, z }
        bestDistance = distance
      }
    }
  }
  return best
}
