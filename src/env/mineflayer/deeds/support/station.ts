import type { Obstacle } from '../../../attempt.ts'
import type { DeedContext } from '../../deed.ts'
import { approach } from './approach.ts'
import { clickSlot } from './click-slot.ts'
import { itemIn } from './inventory-window.ts'
import type { InventoryWindow } from './inventory-window.ts'
import { stowCursor, takeStack } from './move-stack.ts'
import { obstacle } from './obstacle.ts'
import { closeWindow, openWindow } from './open-window.ts'
import { waitUntil } from './wait-until.ts'

/** Ticks until a result that does not appear counts as not coming. */
const resultBudgetTicks = 20

/** The hand's grid is 2 x 2, after its result. */
const lastHandGridSlot = 4

/** A window whose inputs together make a result: the hand's grid, a grindstone, an anvil. */
export interface Station {
  readonly window: InventoryWindow
  /** Slots for the first and the second thing. */
  readonly inputs: readonly [number, number]
  readonly result: number
}

/** The hand's own crafting grid. */
export async function openHandGrid(context: DeedContext): Promise<Station> {
  const { bot } = context
  if (bot.currentWindow !== null) await closeWindow(context, bot.currentWindow)
  return { window: bot.inventory as unknown as InventoryWindow, inputs: [1, 2], result: 0 }
}

/** Goes to the nearest known block of these names and opens its window, if that is of the wanted kind. */
export async function openStation(
  context: DeedContext,
  blocks: readonly string[],
  windowKind: string,
): Promise<Station | Obstacle> {
  const name = blocks[0]!
  let last = obstacle('missing-station', name, `No ${name} is known.`)
  for (const block of context.perceived.nearest(blocks, context.bot.entity.position, 4)) {
    const failed = await approach(context, block.position, block.name, 600)
    if (failed !== null) {
      last = failed
      continue
    }
    const window = await openWindow(context, block.position)
    if (window !== null && String(window.type).includes(windowKind))
      return { window, inputs: [0, 1], result: 2 }
    if (window !== null) await closeWindow(context, window)
    last = obstacle('refused', block.name, `The ${block.name} did not open.`)
  }
  return last
}

/** In a station's own slots the server's word goes before mineflayer's replay of the click. */
function authorityOf({ result }: Station): (slot: number) => boolean {
  const last = result === 0 ? lastHandGridSlot : result
  return (slot) => slot <= last
}

/**
 * Lays `count` of what is in a player slot into an input; 0 is all of it. The rest goes back. False if the server
 * refused.
 */
export async function layInto(
  context: DeedContext,
  station: Station,
  source: number,
  input: 0 | 1,
  count = 0,
): Promise<boolean> {
  const { window } = station
  const rule = authorityOf(station)
  if (!(await clickSlot(context, window, source, 'left', rule))) return false
  const slot = station.inputs[input]
  if (count === 0) return clickSlot(context, window, slot, 'left', rule)
  for (let put = 0; put < count; put++) {
    if (!(await clickSlot(context, window, slot, 'right', rule))) return false
  }
  return stowCursor(context, window, rule)
}

/** Waits for the result and takes it into the player's slots. False when none of that name appears or it is refused. */
export async function takeResult(context: DeedContext, station: Station, item: string): Promise<boolean> {
  const { window, result } = station
  const rule = authorityOf(station)
  const shown = await waitUntil(context, resultBudgetTicks, () => itemIn(window, result)?.name === item)
  if (!shown || !(await clickSlot(context, window, result, 'left', rule))) return false
  return stowCursor(context, window, rule)
}

/** Takes back what still lies in the inputs and closes the window. */
export async function leaveStation(context: DeedContext, station: Station): Promise<void> {
  const rule = authorityOf(station)
  await stowCursor(context, station.window, rule)
  for (const slot of station.inputs) await takeStack(context, station.window, slot, rule)
  await closeWindow(context, station.window)
}
