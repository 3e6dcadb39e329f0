import type { DeedContext } from '../../deed.ts'
import { clickSlot } from './click-slot.ts'
import { itemIn, slotWithRoom } from './inventory-window.ts'
import type { InventoryWindow } from './inventory-window.ts'

type Authority = (slot: number) => boolean

/** Puts what is on the cursor into the player's slots. False if there is no room or the server refused. */
export async function stowCursor(
  context: DeedContext,
  window: InventoryWindow,
  authoritative?: Authority,
): Promise<boolean> {
  for (let clicks = 0; window.selectedItem !== null && clicks < 40; clicks++) {
    const slot = slotWithRoom(window, window.selectedItem)
    if (slot === null) return false
    if (!(await clickSlot(context, window, slot, 'left', authoritative))) return false
  }
  return window.selectedItem === null
}

/** Takes the whole stack out of a container slot into the player's slots. True also when the slot was empty. */
export async function takeStack(
  context: DeedContext,
  window: InventoryWindow,
  slot: number,
  authoritative?: Authority,
): Promise<boolean> {
  if (itemIn(window, slot) === null) return true
  if (!(await clickSlot(context, window, slot, 'left', authoritative))) return false
  return stowCursor(context, window, authoritative)
}

/**
 * Puts `count` of the item on the cursor into a slot that is empty or holds the same: one left click when that is all
 * of it, else a right click for each.
 */
export async function putFromCursor(
  context: DeedContext,
  window: InventoryWindow,
  slot: number,
  count: number,
  authoritative?: Authority,
): Promise<boolean> {
  if (window.selectedItem?.count === count) return clickSlot(context, window, slot, 'left', authoritative)
  for (let put = 0; put < count; put++) {
    if (!(await clickSlot(context, window, slot, 'right', authoritative))) return false
  }
  return true
}
