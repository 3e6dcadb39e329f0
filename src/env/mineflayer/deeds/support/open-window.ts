import { Vec3 } from 'vec3'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import type { InventoryWindow } from './inventory-window.ts'
import { createBlockView } from './block-view.ts'
import { eyeHeightBlocks, findSightline } from './reach.ts'
import { withinTicks } from './wait-until.ts'

/** Ticks to wait for a window after the click: a slow round trip. */
const openBudgetTicks = 40

/** Ticks to wait for the last word on a closed window. */
const closeBudgetTicks = 40

/** Opens the window of a block in reach by a right click. Null if none opened. */
export async function openWindow(context: DeedContext, position: Position): Promise<InventoryWindow | null> {
  const { bot } = context
  if (bot.currentWindow !== null) await closeWindow(context, bot.currentWindow)
  const block = bot.blockAt(new Vec3(position.x, position.y, position.z), false)
  if (block === null) return null
  const eyes = bot.entity.position.offset(0, eyeHeightBlocks, 0)
  const line = findSightline(createBlockView(bot), eyes, position)
  const face = line.status === 'clear' ? new Vec3(line.face.x, line.face.y, line.face.z) : new Vec3(0, 1, 0)
  // The turn is made here at once; mineflayer would make it over several ticks.
  await bot.lookAt(block.position.offset(0.5, 0.5, 0.5), true)
  let onOpen: (window: unknown) => void = () => undefined
  const opened = new Promise<InventoryWindow>((resolve) => {
    onOpen = (window) => resolve(window as InventoryWindow)
  })
  bot.once('windowOpen', onOpen)
  try {
    await withinTicks(context, openBudgetTicks, bot.activateBlock(block, face))
    const settled = await withinTicks(context, openBudgetTicks, opened)
    if (settled.status !== 'done') {
      const found = bot.blockAt(new Vec3(position.x, position.y, position.z), false)?.name ?? null
      context.trace('window-refused', { block: block.name, found })
      return null
    }
    context.trace('window-open', { window: String(settled.value.type) })
    return settled.value
  } finally {
    bot.removeListener('windowOpen', onOpen)
  }
}

/** Closes a window, or the player's own grid, and waits until the server has settled what was in it. */
export async function closeWindow(context: DeedContext, window: InventoryWindow): Promise<void> {
  context.trace('window-close', { window: String(window.type) })
  await withinTicks(context, closeBudgetTicks, closeNow(context, window))
}

/** Closes without waiting: for an abort, when nothing may take time any more. */
export function abandonWindow(context: DeedContext, window: InventoryWindow): void {
  context.trace('window-close', { window: String(window.type) })
  closeNow(context, window).catch(() => undefined)
}

/** Mineflayer's typing says that closing is synchronous; below 1.17 it ends with a confirmed click. */
async function closeNow(context: DeedContext, window: InventoryWindow): Promise<void> {
  const { bot } = context
  const close = bot.closeWindow as unknown as (window: InventoryWindow) => Promise<void> | undefined
  await close(window)
}
