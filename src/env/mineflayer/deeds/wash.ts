import { Vec3 } from 'vec3'
import type { Item } from 'prismarine-item'
import type { Obstacle } from '../../attempt.ts'
import type { Position } from '../../position.ts'
import { isDyed } from '../body/item-colour.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { approach } from './support/approach.ts'
import { holdItem } from './support/hold-item.ts'
import { slotsWith } from './support/inventory-window.ts'
import { obstacle } from './support/obstacle.ts'
import { abandonWindow, closeWindow } from './support/open-window.ts'
import { layInto, leaveStation, openHandGrid, takeResult } from './support/station.ts'
import { takeOff } from './support/take-off.ts'
import { useOnBlock } from './support/use-on-block.ts'
import { waitUntil, withinTicks } from './support/wait-until.ts'

/** From 1.17 on a cauldron with water is a block of its own. */
const cauldrons = ['water_cauldron', 'cauldron']
/** Ticks until the server shows what a click did. */
const shownTicks = 20
const equipTicks = 60

/** Dyes a leather piece if it is plain, fills the cauldron if it is empty, and washes the colour off again. */
export const wash: Deed<'wash'> = async (context, { item, dye }) => {
  const { bot } = context
  const washed = () => context.observe().tally.washed[item] ?? 0
  if (washed() > (context.preState.tally.washed[item] ?? 0)) return null
  await takeOff(context, item)
  const carried = () => bot.inventory.items().filter(({ name }) => name === item)
  if (carried().length === 0) return obstacle('missing-item', item, `No ${item} is carried.`)
  if (!carried().some(isDyed)) {
    const failed = await colour(context, item, dye)
    if (failed !== null) return failed
  }
  let last: Obstacle = obstacle('missing-station', 'cauldron', 'No cauldron is known.')
  for (const block of context.perceived.nearest(cauldrons, bot.entity.position, 3)) {
    const failed =
      (await approach(context, block.position, 'cauldron', 600)) ?? (await fill(context, block.position))
    if (failed !== null) {
      last = failed
      continue
    }
    const before = washed()
    const piece = carried().find(isDyed)
    if (piece === undefined || !(await hold(context, piece))) {
      return obstacle('refused', item, `The ${item} could not be taken in hand.`)
    }
    await useOnBlock(context, block.position)
    if (await waitUntil(context, shownTicks, () => washed() > before)) return null
    last = obstacle('refused', 'cauldron', `The cauldron left the colour on the ${item}.`)
  }
  return last
}

async function colour(context: DeedContext, item: string, dye: string | undefined): Promise<Obstacle | null> {
  if (dye === undefined) return obstacle('missing-item', item, `No dyed ${item} is carried.`)
  const station = await openHandGrid(context)
  let settled = false
  let done: boolean
  try {
    const [piece] = slotsWith(station.window, item)
    const [dyeSlot] = slotsWith(station.window, dye)
    if (piece === undefined || dyeSlot === undefined) {
      await closeWindow(context, station.window)
      settled = true
      return obstacle('missing-item', dye, `No ${dye} is carried.`)
    }
    const laid =
      (await layInto(context, station, piece, 0)) && (await layInto(context, station, dyeSlot, 1, 1))
    done = laid && (await takeResult(context, station, item))
    await leaveStation(context, station)
    settled = true
  } finally {
    if (!settled) abandonWindow(context, station.window)
  }
  const isDone = () => context.bot.inventory.items().some((held) => held.name === item && isDyed(held))
  if (done && (await waitUntil(context, shownTicks, isDone))) return null
  return obstacle('craft-failed', item, `The ${item} did not take the colour of ${dye}.`)
}

/** Pours a carried bucket of water in when there is none in the cauldron. */
async function fill(context: DeedContext, at: Position): Promise<Obstacle | null> {
  if (levelOf(context, at) > 0) return null
  if (!(await holdItem(context, 'water_bucket'))) {
    return obstacle('missing-item', 'water_bucket', 'The cauldron is empty and no water bucket is carried.')
  }
  await useOnBlock(context, at)
  if (await waitUntil(context, shownTicks, () => levelOf(context, at) > 0)) return null
  return obstacle('refused', 'cauldron', 'The cauldron took no water.')
}

function levelOf({ bot }: DeedContext, { x, y, z }: Position): number {
  const block = bot.blockAt(new Vec3(x, y, z), false)
  const level = block?.getProperties()['level']
  return block === null || level === undefined ? 0 : Number(level)
}

async function hold(context: DeedContext, piece: Item): Promise<boolean> {
  const { bot } = context
  await withinTicks(context, equipTicks, bot.equip(piece, 'hand'))
  const held = bot.heldItem
  return held !== null && held.name === piece.name && isDyed(held)
}
