import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import type { BlockView } from './block-view.ts'
import { offset } from './cell.ts'
import { openingHazard } from './dig-hazard.ts'
import { digBlock } from './dig-block.ts'
import { eyeHeightBlocks } from './reach.ts'
import { waitUntil } from './wait-until.ts'

/** Water over the ceiling that is swum through, in blocks, and the ticks that this may take: a breath lasts 300. Source: vanilla. */
const mostWaterBlocks = 10
const swimTicks = 140

/**
 * Opens the ceiling although water comes in, and swims up to the air over it: the way out of a cell at the bottom of a lake, where every other
 * way lets water in as well. False where there is more above than a ceiling and water, or the body did not come up.
 */
export async function swimUp(
  context: DeedContext,
  feet: Position,
  mostBareHandTicks: number,
): Promise<boolean> {
  const { bot } = context
  const view = createBlockView(bot)
  const ceiling = offset(feet, 0, 2, 0)
  if (openingHazard(view, ceiling)?.kind !== 'water' || !isAirOver(view, ceiling)) return false
  const options = { dropWanted: false, mayOpenWater: true, mostBareHandTicks }
  if ((await digBlock(context, ceiling, options)) !== null) return false
  bot.setControlState('jump', true)
  try {
    return await waitUntil(context, swimTicks, () => {
      const { x, y, z } = bot.entity.position
      const eyes = view.traitsAt(Math.floor(x), Math.floor(y + eyeHeightBlocks), Math.floor(z))
      return y > feet.y + 1 && (eyes & trait.water) === 0
    })
  } finally {
    bot.setControlState('jump', false)
  }
}

/** True where only water lies between a cell and open air over it. */
function isAirOver(view: BlockView, { x, y, z }: Position): boolean {
  for (let above = y + 1; above <= y + 1 + mostWaterBlocks; above++) {
    const bits = view.traitsAt(x, above, z)
    if ((bits & (trait.unknown | trait.lava | trait.harmful)) !== 0) return false
    if ((bits & trait.water) === 0) return (bits & trait.passable) !== 0
  }
  return false
}
