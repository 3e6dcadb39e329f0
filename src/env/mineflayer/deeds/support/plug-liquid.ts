import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import { fillerCarried } from './filler.ts'
import { placeAt } from './place-at.ts'

/** Puts a carried filler where a liquid is. True if the cell holds no liquid afterwards. */
export async function plugLiquid(context: DeedContext, cell: Position): Promise<boolean> {
  const filler = fillerCarried(context.bot)
  if (filler === null) return false
  await placeAt(context, filler, cell)
  const bits = createBlockView(context.bot).traitsAt(cell.x, cell.y, cell.z)
  return (bits & (trait.water | trait.lava)) === 0
}
