import { fleeFrom } from '../body/fleeing.ts'
import type { Deed } from '../deed.ts'

/** Moves away from the nearest entity of a name, or from where the body stands. */
export const retreat: Deed<'retreat'> = async (context, { from, distanceBlocks }) => {
  const { bot } = context
  const entity = from === undefined ? null : bot.nearestEntity(({ name }) => name === from)
  const { x, y, z } = (entity ?? bot.entity).position
  if (await fleeFrom(context, { x, y, z }, distanceBlocks, context.remainingTicks())) return null
  const detail = `No way leads ${distanceBlocks} blocks away from here.`
  return { kind: 'target-unreachable', subject: from ?? null, detail }
}
