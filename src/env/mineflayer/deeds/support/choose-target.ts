import type { Position } from '../../../position.ts'
import type { PerceivedBlock } from '../../deed.ts'

/**
 * A guess at the ticks it takes to get to a block and have it: walking on the level is cheapest, climbing and digging
 * up or down to it dearer. Distances are from the feet.
 */
export function guessCostTicks(feet: Position, block: Position): number {
  const sideways = Math.hypot(block.x + 0.5 - feet.x, block.z + 0.5 - feet.z)
  const rise = block.y - feet.y
  // Up to three blocks above the feet are in reach from where one stands.
  const climb = rise > 3 ? (rise - 3) * 25 : rise < -1 ? (-rise - 1) * 16 : 0
  return Math.max(0, sideways - 3) * 5 + sideways * 0.5 + climb + Math.abs(rise) * 0.2
}

/** The block that is cheapest to have; among equals the first. */
export function chooseTarget(feet: Position, blocks: readonly PerceivedBlock[]): PerceivedBlock | null {
  let best: PerceivedBlock | null = null
  let bestCost = Infinity
  for (const block of blocks) {
    const cost = guessCostTicks(feet, block.position)
    if (cost >= bestCost) continue
    best = block
    bestCost = cost
  }
  return best
}
