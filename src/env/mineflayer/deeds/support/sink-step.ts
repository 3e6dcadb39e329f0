import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { trait } from './block-traits.ts'
import type { BlockView } from './block-view.ts'
import { offset } from './cell.ts'
import { dropBelow, lavaTouches, openingHazard } from './dig-hazard.ts'
import { digBlock } from './dig-block.ts'
import { freeFeet } from './free-feet.ts'
import { obstacle } from './obstacle.ts'
import { waitUntil } from './wait-until.ts'

/** A body 0.6 wide falls through a hole one wide if its middle is no farther than this from the hole's, along each axis. */
const centredBlocks = 0.17
const centreBudgetTicks = 30
/** Falling three blocks takes 14 ticks. */
const fallBudgetTicks = 30

/**
 * True if the block that the body stands on can be dug away from under it: firm ground within the allowed fall, nothing that flows in,
 * and no lava beside where it lands.
 */
export function canSink(view: BlockView, feet: Position, maxFallBlocks: number): boolean {
  const floor = offset(feet, 0, -1, 0)
  const bits = view.traitsAt(floor.x, floor.y, floor.z)
  if ((bits & trait.diggable) === 0 || (bits & (trait.interactive | trait.passable)) !== 0) return false
  if (openingHazard(view, floor) !== null || lavaTouches(view, floor)) return false
  const drop = dropBelow(view, floor, maxFallBlocks - 1)
  if (drop.landsIn !== 'solid' || drop.depthBlocks > maxFallBlocks - 1) return false
  return !lavaTouches(view, offset(floor, 0, -drop.depthBlocks, 0))
}

/** Digs the block under the feet away and falls. Null when the body stands lower. The caller has asked `canSink`. */
export async function sinkStep(
  context: DeedContext,
  feet: Position,
  spareFor: readonly string[],
): Promise<Obstacle | null> {
  const { bot } = context
  const buried = await freeFeet(context, feet)
  if (buried !== null) return buried
  if (!(await centre(context, feet))) {
    return obstacle('stuck', null, `The body did not get to the middle of ${feet.x} ${feet.y} ${feet.z}.`)
  }
  const failed = await digBlock(context, offset(feet, 0, -1, 0), { dropWanted: false, spareFor })
  if (failed !== null) return failed
  const hasFallen = await waitUntil(
    context,
    fallBudgetTicks,
    () => bot.entity.onGround && bot.entity.position.y < feet.y - 0.5,
  )
  if (hasFallen) return null
  return obstacle('stuck', null, `The body did not fall from ${feet.x} ${feet.y} ${feet.z}.`)
}

/** Steps to the middle of the cell, crouched so that it does not overshoot. */
async function centre({ bot, clock, signal }: DeedContext, cell: Position): Promise<boolean> {
  const away = () => ({ x: cell.x + 0.5 - bot.entity.position.x, z: cell.z + 0.5 - bot.entity.position.z })
  const isThere = () => Math.max(Math.abs(away().x), Math.abs(away().z)) <= centredBlocks
  try {
    for (let tick = 0; tick < centreBudgetTicks; tick++) {
      if (isThere()) return true
      await bot.look(Math.atan2(-away().x, -away().z), 0, true)
      bot.setControlState('sneak', true)
      bot.setControlState('forward', true)
      await clock.waitTicks(1, signal)
    }
    return isThere()
  } finally {
    bot.setControlState('forward', false)
    bot.setControlState('sneak', false)
  }
}
