import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import { digBlock } from './dig-block.ts'
import type { DigOptions } from './dig-block.ts'
import { obstacle } from './obstacle.ts'

/** A column of sand or gravel higher than this is not dug away block by block. */
const longestColumnBlocks = 24

/** Ticks that a block takes to come down by one: it starts after 2 ticks and falls from rest. */
const fallTicks = 9

/**
 * Makes a cell passable: digs what is in it, and again what falls in from above. Null when the body can be in it
 * (water counts as passable only with `mayOpenWater`).
 */
export async function clearCell(
  context: DeedContext,
  cell: Position,
  options: Omit<DigOptions, 'dropWanted'> = {},
): Promise<Obstacle | null> {
  const view = createBlockView(context.bot)
  let waited = false
  for (let dug = 0; dug < longestColumnBlocks; dug++) {
    const bits = view.traitsAt(cell.x, cell.y, cell.z)
    if ((bits & trait.lava) !== 0) return obstacle('danger', 'lava', 'There is lava in the way.')
    if ((bits & trait.water) !== 0 && options.mayOpenWater !== true) {
      return obstacle('danger', 'water', 'There is water in the way.')
    }
    const open = (bits & trait.passable) !== 0 && (bits & (trait.sticky | trait.harmful)) === 0
    if (!open) {
      waited = false
      const failed = await digBlock(context, cell, { dropWanted: false, ...options })
      if (failed !== null) return failed
    }
    const fallsIn = (view.traitsAt(cell.x, cell.y + 1, cell.z) & trait.falling) !== 0
    // Sand that has not moved after a wait hangs there until something touches it.
    if (open && (!fallsIn || waited)) return null
    if (fallsIn) {
      await context.clock.waitTicks(fallTicks, context.signal)
      waited = true
    }
  }
  return obstacle(
    'target-unreachable',
    view.nameAt(cell.x, cell.y, cell.z),
    'More and more falls in from above.',
  )
}
