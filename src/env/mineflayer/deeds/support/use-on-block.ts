import { Vec3 } from 'vec3'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { createBlockView } from './block-view.ts'
import { eyeHeightBlocks, findSightline } from './reach.ts'
import { withinTicks } from './wait-until.ts'

/** Ticks for one right click. */
const useTicks = 20

/** Right-clicks a block in reach with what is in hand. */
export async function useOnBlock(context: DeedContext, position: Position): Promise<void> {
  const { bot } = context
  const block = bot.blockAt(new Vec3(position.x, position.y, position.z), false)
  if (block === null) return
  const eyes = bot.entity.position.offset(0, eyeHeightBlocks, 0)
  const line = findSightline(createBlockView(bot), eyes, position)
  const face = line.status === 'clear' ? new Vec3(line.face.x, line.face.y, line.face.z) : new Vec3(0, 1, 0)
  // The turn is made here at once; mineflayer would make it over several ticks.
  await bot.lookAt(block.position.offset(0.5, 0.5, 0.5), true)
  await withinTicks(context, useTicks, bot.activateBlock(block, face))
}
