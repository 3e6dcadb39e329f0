import type { Obstacle } from '../../../attempt.ts'
import type { SubgoalOf } from '../../../subgoal.ts'
import type { DeedContext } from '../../deed.ts'
import { clickSlot } from './click-slot.ts'
import { fuelTicks } from './fuel-ticks.ts'
import { furnaceSlot } from './furnace-window.ts'
import type { FurnaceGauge } from './furnace-window.ts'
import { itemIn, slotsWith } from './inventory-window.ts'
import type { InventoryWindow } from './inventory-window.ts'
import { putFromCursor, stowCursor, takeStack } from './move-stack.ts'
import { obstacle } from './obstacle.ts'
import { waitUntil } from './wait-until.ts'

/** Sees to it that `count` pieces of input are in the furnace, or as many as are carried. */
export async function feed(
  context: DeedContext,
  subgoal: SubgoalOf<'smelt'>,
  count: number,
  window: InventoryWindow,
): Promise<Obstacle | null> {
  if (
    itemIn(window, furnaceSlot.input) !== null &&
    itemIn(window, furnaceSlot.input)?.name !== subgoal.input
  ) {
    await takeStack(context, window, furnaceSlot.input)
  }
  const inside = itemIn(window, furnaceSlot.input)?.count ?? 0
  if (inside >= count) return null
  const put = await putInto(context, window, furnaceSlot.input, subgoal.input, count - inside)
  if (put + inside > 0) return null
  return obstacle('missing-item', subgoal.input, `No ${subgoal.input} is left to smelt.`)
}

/** Adds the fuel that the input still needs, and no more. */
export async function stoke(
  context: DeedContext,
  subgoal: SubgoalOf<'smelt'>,
  window: InventoryWindow,
  gauge: FurnaceGauge,
): Promise<Obstacle | null> {
  const inside = itemIn(window, furnaceSlot.input)?.count ?? 0
  const neededTicks = inside * gauge.cookTotalTicks() - gauge.progressTicks()
  const laid = itemIn(window, furnaceSlot.fuel)
  if (laid !== null && laid.name !== subgoal.fuel) {
    if (
      fuelTicks(laid.name) !== null &&
      gauge.burnLeftTicks() + laid.count * fuelTicks(laid.name)! >= neededTicks
    )
      return null
    await takeStack(context, window, furnaceSlot.fuel)
  }
  // A server may shift what a fuel is worth; one piece at a time then shows it.
  const pieceTicks = fuelTicks(subgoal.fuel) ?? gauge.burnTotalTicks() ?? neededTicks
  const laidCount = itemIn(window, furnaceSlot.fuel)?.count ?? 0
  const open = Math.ceil((neededTicks - gauge.burnLeftTicks()) / pieceTicks) - laidCount
  if (open <= 0) return null
  const put = await putInto(context, window, furnaceSlot.fuel, subgoal.fuel, open)
  if (put + laidCount > 0 || gauge.burnLeftTicks() > 0) return null
  return obstacle('missing-fuel', subgoal.fuel, `No ${subgoal.fuel} is left to burn.`)
}

/** True where the next fire in a furnace is sure to be of this fuel: none burns, and no other fuel lies there. */
export function isClearFor(
  { fuel }: SubgoalOf<'smelt'>,
  window: InventoryWindow,
  gauge: FurnaceGauge,
): boolean {
  const laid = itemIn(window, furnaceSlot.fuel)
  return gauge.burnLeftTicks() === 0 && (laid === null || laid.name === fuel)
}

/** Ticks in which a fuel lights under something that smelts; a server says so within two, and lag may add some. */
const lightingTicks = 20
const usualLightingTicks = 3

/**
 * Waits for the fire in a furnace that was clear for this fuel before it was stoked, and records what the server says that the piece is worth. False where a
 * fuel that is not known to burn does not light, so that nobody waits for it; what is known to burn is given the time that the input takes.
 */
export async function lights(
  context: DeedContext,
  { fuel }: SubgoalOf<'smelt'>,
  gauge: FurnaceGauge,
): Promise<boolean> {
  const isKnown = fuelTicks(fuel) !== null
  const isLit = await waitUntil(
    context,
    isKnown ? usualLightingTicks : lightingTicks,
    () => gauge.burnLeftTicks() > 0,
  )
  if (isLit) context.trace('furnace-lit', { fuel, burnTicks: gauge.burnTotalTicks() })
  return isLit || isKnown
}

/** Moves up to `count` of an item into a container slot. Returns how many went. */
async function putInto(
  context: DeedContext,
  window: InventoryWindow,
  slot: number,
  item: string,
  count: number,
): Promise<number> {
  let moved = 0
  while (moved < count) {
    const source = slotsWith(window, item)[0]
    if (source === undefined || !(await clickSlot(context, window, source, 'left'))) break
    const put = Math.min(count - moved, window.selectedItem?.count ?? 0)
    const done = put > 0 && (await putFromCursor(context, window, slot, put))
    await stowCursor(context, window)
    if (!done) break
    moved += put
  }
  return moved
}
