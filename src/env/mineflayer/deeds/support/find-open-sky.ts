import type { Position } from '../../../position.ts'
import { trait } from './block-traits.ts'
import type { BlockView } from './block-view.ts'
import { isFloor, isOpen } from './block-view.ts'

/** How far around a place under the sky is looked for, sideways and up or down. */
const radiusBlocks = 12
const heightBlocks = 5

/** Highest block that can be in the way of the sky, in any version. */
const topY = 320

/** The nearest cell to stand in with nothing solid above it, or null. */
export function findOpenSky(view: BlockView, feet: Position): Position | null {
  let best: Position | null = null
  let bestDistance = Infinity
  for (let x = -radiusBlocks; x <= radiusBlocks; x++) {
    for (let z = -radiusBlocks; z <= radiusBlocks; z++) {
      for (let y = -heightBlocks; y <= heightBlocks; y++) {
        const distance = Math.abs(x) + Math.abs(z) + Math.abs(y) * 2
        if (distance >= bestDistance) continue
        const cell = { x: feet.x + x, y: feet.y + y, z: feet.z + z }
        if (!isOpen(view, cell.x, cell.y, cell.z) || !isFloor(view, cell.x, cell.y - 1, cell.z)) continue
        if (!isUnderSky(view, cell)) continue
        best = cell
        bestDistance = distance
      }
    }
  }
  return best
}

/** True if nothing solid is above the cell, as far as loaded. */
export function isUnderSky(view: BlockView, cell: Position): boolean {
  for (let y = cell.y; y < topY; y++) {
    const bits = view.traitsAt(cell.x, y, cell.z)
    if ((bits & trait.unknown) !== 0) return y > cell.y
    if ((bits & trait.passable) === 0) return false
  }
  return true
}
