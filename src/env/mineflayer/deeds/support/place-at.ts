import { Vec3 } from 'vec3'
import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import { holdItem } from './hold-item.ts'
import { obstacle } from './obstacle.ts'
import { eyeHeightBlocks } from './reach.ts'
import { findSupport } from './find-support.ts'
import { waitUntil, withinTicks } from './wait-until.ts'

/** Ticks to wait for the placed block to appear: a slow round trip. */
const placeBudgetTicks = 20

/** Places one carried block into a free cell, against a neighbour that can be seen. Null when the server shows it there. */
export async function placeAt(
  context: DeedContext,
  blockName: string,
  cell: Position,
): Promise<Obstacle | null> {
  const { bot } = context
  const { x, y, z } = cell
  const view = createBlockView(bot)
  if ((view.traitsAt(x, y, z) & trait.replaceable) === 0) {
    return obstacle(
      'placement-refused',
      blockName,
      `There is ${view.nameAt(x, y, z)} where ${blockName} should go.`,
    )
  }
  if (!(await holdItem(context, blockName))) {
    return obstacle('missing-item', blockName, `No ${blockName} is carried.`)
  }
  const eyes = bot.entity.position.offset(0, eyeHeightBlocks, 0)
  const support = findSupport(view, eyes, cell)
  if (support === null) {
    return obstacle(
      'placement-refused',
      blockName,
      `Nothing to place ${blockName} against is in sight and reach.`,
    )
  }
  const reference = bot.blockAt(new Vec3(support.block.x, support.block.y, support.block.z), false)
  if (reference === null)
    return obstacle('placement-refused', blockName, 'The neighbouring block is not loaded.')
  const before = view.nameAt(x, y, z)
  // Mineflayer turns the head slowly unless it looks there already.
  await bot.lookAt(new Vec3(support.point.x, support.point.y, support.point.z), true)
  const face = new Vec3(support.face.x, support.face.y, support.face.z)
  await withinTicks(context, placeBudgetTicks, bot.placeBlock(reference, face))
  const placed = await waitUntil(
    context,
    2,
    () => view.nameAt(x, y, z) !== before && isOf(view.nameAt(x, y, z), blockName),
  )
  context.trace('place-end', { block: blockName, x, y, z, placed })
  if (placed) return null
  return obstacle(
    'placement-refused',
    blockName,
    `The server did not let ${blockName} stand at ${x} ${y} ${z}.`,
  )
}

/** A wall torch is the block of a torch item, and so on. */
function isOf(blockName: string, itemName: string): boolean {
  return blockName === itemName || blockName.replace('wall_', '') === itemName
}
