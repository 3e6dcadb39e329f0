import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import { clearCell } from './clear-cell.ts'

/**
 * Digs away gravel or sand that came down on the feet: it hides all that lies lower, and holds the body where it is. Null when the feet
 * are free.
 */
export async function freeFeet(context: DeedContext, feet: Position): Promise<Obstacle | null> {
  const bits = createBlockView(context.bot).traitsAt(feet.x, feet.y, feet.z)
  return (bits & trait.falling) === 0 ? null : clearCell(context, feet)
}
