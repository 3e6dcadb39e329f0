import type { Position } from '../../../position.ts'
import { assessStep } from './assess-step.ts'
import type { BlockView } from './block-view.ts'
import { isStandable } from './block-view.ts'
import { headings } from './cell.ts'

/** How far around a place to begin digging is looked for. */
const radiusBlocks = 14

/** The nearest place to stand from which stairs down can be begun, or null. */
export function findDrySpot(view: BlockView, feet: Position, maxFallBlocks: number): Position | null {
  let best: Position | null = null
  let bestDistance = Infinity
  for (let x = -radiusBlocks; x <= radiusBlocks; x++) {
    for (let z = -radiusBlocks; z <= radiusBlocks; z++) {
      for (let y = 4; y >= -6; y--) {
        const cell = { x: feet.x + x, y: feet.y + y, z: feet.z + z }
        const distance = Math.abs(x) + Math.abs(z) + Math.abs(y) * 2
        if (distance === 0 || distance >= bestDistance) continue
        if (!isStandable(view, cell.x, cell.y, cell.z)) continue
        if (
          !headings.some((heading) => assessStep(view, cell, { heading, rise: -1 }, maxFallBlocks) === 'free')
        )
          continue
        best = cell
        bestDistance = distance
      }
    }
  }
  return best
}
