import type { Obstacle } from '../../attempt.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { approach } from './support/approach.ts'
import { clickSlot } from './support/click-slot.ts'
import { itemIn, slotsWith } from './support/inventory-window.ts'
import type { InventoryWindow } from './support/inventory-window.ts'
import { stowCursor } from './support/move-stack.ts'
import { obstacle } from './support/obstacle.ts'
import { abandonWindow, closeWindow, openWindow } from './support/open-window.ts'

const chestBlocks = ['chest', 'trapped_chest', 'barrel']

/** Puts all carried stacks of the named items into the nearest known chest that has room. */
export const store: Deed<'store'> = async (context, subgoal) => {
  const carried = (): boolean =>
    context.bot.inventory.items().some((item) => subgoal.items.includes(item.name))
  if (!carried()) return null
  const chests = context.perceived.nearest(chestBlocks, context.bot.entity.position, 6)
  let last: Obstacle = obstacle('missing-station', 'chest', 'No chest is known.')
  for (const chest of chests) {
    const failed = await approach(context, chest.position, chest.name, 600)
    if (failed !== null) {
      last = failed
      continue
    }
    const window = await openWindow(context, chest.position)
    if (window === null) {
      last = obstacle('refused', chest.name, 'The chest did not open; a solid block above keeps it shut.')
      continue
    }
    await fill(context, window, subgoal.items)
    if (!carried()) return null
    last = obstacle('inventory-full', chest.name, 'The chest has no more room.')
  }
  return last
}

async function fill(context: DeedContext, window: InventoryWindow, items: readonly string[]): Promise<void> {
  let settled = false
  try {
    for (const item of items) {
      for (const source of slotsWith(window, item)) {
        if (!(await clickSlot(context, window, source, 'left'))) continue
        await pour(context, window)
        await stowCursor(context, window)
      }
    }
    await closeWindow(context, window)
    settled = true
  } finally {
    if (!settled) abandonWindow(context, window)
  }
}

/** Puts what is on the cursor into the container: onto stacks of the same, then into empty slots. */
async function pour(context: DeedContext, window: InventoryWindow): Promise<void> {
  for (const wantEmpty of [false, true]) {
    for (let slot = 0; slot < window.inventoryStart && window.selectedItem !== null; slot++) {
      const there = itemIn(window, slot)
      const fits = wantEmpty
        ? there === null
        : there !== null && there.name === window.selectedItem.name && there.count < there.stackSize
      if (fits && !(await clickSlot(context, window, slot, 'left'))) return
    }
  }
}
