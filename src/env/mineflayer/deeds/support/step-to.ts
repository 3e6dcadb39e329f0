import type { Bot } from 'mineflayer'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'

/** How far from the middle of a cell a step may end, in blocks: the body then overlaps no other cell by much. */
const toleranceBlocks = 0.25

/**
 * Walks straight to a neighbouring cell, up or down one block as it comes. True once the body stands in it, or below it
 * after a fall.
 */
export async function stepTo(context: DeedContext, cell: Position, budgetTicks = 40): Promise<boolean> {
  const { bot } = context
  try {
    for (let tick = 0; tick < budgetTicks; tick++) {
      if (standsIn(bot, cell) || hasLandedBelow(bot, cell)) return true
      const dx = cell.x + 0.5 - bot.entity.position.x
      const dz = cell.z + 0.5 - bot.entity.position.z
      const distance = Math.hypot(dx, dz)
      const near = distance < toleranceBlocks
      if (!near) await bot.look(Math.atan2(-dx, -dz), 0, true)
      bot.setControlState('forward', !near)
      const mustRise = cell.y > bot.entity.position.y + 0.6
      bot.setControlState('jump', mustRise || isSwimming(bot))
      await context.clock.waitTicks(1, context.signal)
    }
    return standsIn(bot, cell) || hasLandedBelow(bot, cell)
  } finally {
    bot.setControlState('forward', false)
    bot.setControlState('jump', false)
  }
}

/** True if the feet are in this cell, on the ground or in water, near enough to its middle. */
export function standsIn(bot: Bot, cell: Position): boolean {
  const { position, onGround } = bot.entity
  return (
    Math.abs(position.x - cell.x - 0.5) <= toleranceBlocks &&
    Math.abs(position.z - cell.z - 0.5) <= toleranceBlocks &&
    Math.floor(position.y + 0.13) === cell.y &&
    (onGround || isSwimming(bot))
  )
}

function hasLandedBelow(bot: Bot, cell: Position): boolean {
  const { position, onGround } = bot.entity
  const inColumn = Math.floor(position.x) === cell.x && Math.floor(position.z) === cell.z
  return inColumn && onGround && position.y < cell.y - 0.5
}

function isSwimming(bot: Bot): boolean {
  return (bot.entity as unknown as { readonly isInWater?: boolean }).isInWater === true
}
