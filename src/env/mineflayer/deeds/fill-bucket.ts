import { Vec3 } from 'vec3'
import type { Obstacle } from '../../attempt.ts'
import type { Position } from '../../position.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { approach } from './support/approach.ts'
import { carriedCount } from './support/carried.ts'
import { holdItem } from './support/hold-item.ts'
import { obstacle } from './support/obstacle.ts'
import { waitUntil } from './support/wait-until.ts'

/** Known blocks of the fluid that are looked through for sources, and sources that are tried. */
const mostKnown = 64
const mostTries = 4
/** Ticks for the turn of the head to reach the server, and for the full bucket to come. */
const turnTicks = 2
const filledTicks = 20

/** Fills one carried bucket from the nearest known source. */
export const fillBucket: Deed<'fill-bucket'> = async (context, { fluid }) => {
  const { bot } = context
  const filled = `${fluid}_bucket`
  const wanted = (context.preState.inventory[filled] ?? 0) + 1
  const isDone = () => carriedCount(bot, filled) >= wanted
  if (isDone()) return null
  if (carriedCount(bot, 'bucket') === 0) return obstacle('missing-item', 'bucket', 'No bucket is carried.')
  const known = context.perceived.nearest([fluid], bot.entity.position, mostKnown)
  const sources = known.filter(({ position }) => isSource(context, position)).slice(0, mostTries)
  let last: Obstacle = obstacle('target-not-found', fluid, `No source of ${fluid} is known.`)
  for (const { position } of sources) {
    const failed = await approach(context, position, fluid, 600)
    if (failed !== null) {
      last = failed
      continue
    }
    if (!(await holdItem(context, 'bucket'))) {
      return obstacle('refused', 'bucket', 'The bucket could not be taken in hand.')
    }
    await bot.lookAt(new Vec3(position.x + 0.5, position.y + 0.8, position.z + 0.5), true)
    await context.clock.waitTicks(turnTicks, context.signal)
    bot.activateItem()
    const came = await waitUntil(context, filledTicks, isDone)
    bot.deactivateItem()
    if (came) return null
    last = obstacle('refused', fluid, `The bucket stayed empty at the ${fluid}.`)
  }
  return last
}

function isSource({ bot }: DeedContext, { x, y, z }: Position): boolean {
  const level = bot.blockAt(new Vec3(x, y, z), false)?.getProperties()['level']
  return Number(level) === 0
}
