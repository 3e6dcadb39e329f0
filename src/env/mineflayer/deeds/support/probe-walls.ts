import type { DeedContext } from '../../deed.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import { cellOf, offset, turn } from './cell.ts'
import type { Heading } from './cell.ts'
import { digBlock } from './dig-block.ts'
import { openingHazard } from './dig-hazard.ts'

/** Depth of a probe: the face of the fourth block is 3.5 blocks from eyes in the middle of the corridor. */
const depthBlocks = 4

/**
 * Digs a hole one block wide at eye height into the walls left and right of a corridor. Per block dug it shows about
 * four new ones, where a corridor shows three and must be walked besides. True as soon as `found` is.
 */
export async function probeWalls(
  context: DeedContext,
  heading: Heading,
  spareFor: readonly string[],
  found: () => boolean,
): Promise<boolean> {
  const feet = cellOf(context.bot.entity.position)
  for (const quarter of [1, -1]) {
    const side = turn(heading, quarter)
    let dug = false
    for (let depth = 1; depth <= depthBlocks; depth++) {
      const cell = offset(feet, side.x * depth, 1, side.z * depth)
      const view = createBlockView(context.bot)
      const bits = view.traitsAt(cell.x, cell.y, cell.z)
      // An open cave is seen into without digging; falling blocks would fill the hole again.
      if ((bits & trait.cube) === 0 || (bits & trait.diggable) === 0 || (bits & trait.falling) !== 0) break
      if ((view.traitsAt(cell.x, cell.y + 1, cell.z) & trait.falling) !== 0) break
      if (openingHazard(view, cell) !== null) break
      if ((await digBlock(context, cell, { dropWanted: false, spareFor })) !== null) break
      dug = true
    }
    if (dug && found()) return true
  }
  return false
}
