import type { Obstacle } from '../../attempt.ts'
import type { Position } from '../../position.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { isOnFoot } from '../body/is-on-foot.ts'
import { createBlockView } from './support/block-view.ts'
import { carriedCount } from './support/carried.ts'
import { digBlock } from './support/dig-block.ts'
import { findPlaceSpots } from './support/find-place-spot.ts'
import { obstacle } from './support/obstacle.ts'
import { placeAt } from './support/place-at.ts'
import { waitUntil } from './support/wait-until.ts'

/** Spots tried before placing is given up. */
const mostTries = 4

/** Ticks to wait until the slot shows what is left: a slow round trip. */
const slotBudgetTicks = 10

/** Places one carried block on a free spot beside the body, or in a niche that it digs for it. */
export const place: Deed<'place'> = async (context, subgoal) => {
  const { bot } = context
  if (carriedCount(bot, subgoal.block) === 0) {
    return obstacle('missing-item', subgoal.block, `No ${subgoal.block} is carried.`)
  }
  await waitUntil(context, 20, () => isOnFoot(bot))
  let last: Obstacle | null = null
  for (let tries = 0; tries < mostTries; tries++) {
    const spots = findPlaceSpots(createBlockView(bot), bot.entity.position, (cell) =>
      standsEntityIn(context, cell),
    )
    const spot = spots[tries]
    if (spot === undefined) break
    if (spot.mustDig) {
      last = await digBlock(context, spot.cell, { dropWanted: false })
      if (last !== null) continue
    }
    const before = carriedCount(bot, subgoal.block)
    last = await placeAt(context, subgoal.block, spot.cell)
    if (last === null) {
      // The block shows a tick before the slot does; who looks at once would think to carry it still.
      await waitUntil(context, slotBudgetTicks, () => carriedCount(bot, subgoal.block) < before)
      context.perceived.look()
      return null
    }
  }
  return last ?? obstacle('placement-refused', subgoal.block, 'There is no free spot within reach.')
}

/** True if a creature is in the cell; drops give way to a block. */
function standsEntityIn(context: DeedContext, cell: Position): boolean {
  const { bot } = context
  return Object.values(bot.entities).some((entity) => {
    if (entity === bot.entity || ['item', 'experience_orb', 'arrow'].includes(entity.name ?? '')) return false
    const half = (entity.width || 0.6) / 2
    const { x, y, z } = entity.position
    return (
      x + half > cell.x &&
      x - half < cell.x + 1 &&
      z + half > cell.z &&
      z - half < cell.z + 1 &&
      y < cell.y + 1 &&
      y + (entity.height || 1.8) > cell.y
    )
  })
}
