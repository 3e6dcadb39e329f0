import type { Obstacle } from '../../../attempt.ts'
import type { DeedContext } from '../../deed.ts'
import { approach } from './approach.ts'
import type { CraftingGrid } from './crafting-grid.ts'
import type { InventoryWindow } from './inventory-window.ts'
import { obstacle } from './obstacle.ts'
import { closeWindow, openWindow } from './open-window.ts'

/** The hand's own grid where `sideCells` fit it, else that of the nearest known table; none of `keep` is placed on the way there. */
export async function openGrid(
  context: DeedContext,
  sideCells: number,
  keep: readonly string[] = [],
): Promise<CraftingGrid | Obstacle> {
  const { bot } = context
  if (sideCells <= 2) {
    if (bot.currentWindow !== null) await closeWindow(context, bot.currentWindow)
    return { window: bot.inventory as unknown as InventoryWindow, side: 2 }
  }
  const tables = context.perceived.nearest(['crafting_table'], bot.entity.position, 4)
  let last: Obstacle | null = null
  for (const table of tables) {
    last = await approach(context, table.position, 'crafting_table', 600, keep)
    if (last !== null) continue
    const window = await openWindow(context, table.position)
    if (window !== null && String(window.type).includes('crafting')) return { window, side: 3 }
    if (window !== null) await closeWindow(context, window)
    last = obstacle('refused', 'crafting_table', 'The crafting table did not open.')
  }
  return (
    last ??
    obstacle('missing-station', 'crafting_table', 'The recipe needs a crafting table and none is known.')
  )
}
