import type { Obstacle } from '../../../attempt.ts'
import { gridContents, gridText, isTableGrid } from '../../../crafting-grid.ts'
import type { CraftingGridRows } from '../../../crafting-grid.ts'
import type { DeedContext } from '../../deed.ts'
import { carriedCount } from './carried.ts'
import { emptyGrid, fillGrid, resultSlot, takeResults } from './crafting-grid.ts'
import type { CraftingGrid } from './crafting-grid.ts'
import { itemIn } from './inventory-window.ts'
import { makeRoomFor } from './make-room.ts'
import { obstacle } from './obstacle.ts'
import { openGrid } from './open-grid.ts'
import { abandonWindow, closeWindow } from './open-window.ts'
import { waitUntil } from './wait-until.ts'

/** Ticks after the last click until what a server shows counts as its answer: it comes with the click's confirmation. */
const answerTicks = 2

/**
 * Lays out these grids one after another and tells by the trace what the server makes of each. What makes `item` is taken and ends the
 * trial; of all else nothing is used up.
 */
export async function tryGrids(
  context: DeedContext,
  item: string,
  grids: readonly CraftingGridRows[],
): Promise<Obstacle | null> {
  const { bot } = context
  // After a reflex the deed is called again, and what was wanted may be there.
  if (carriedCount(bot, item) > (context.preState.inventory[item] ?? 0)) return null
  for (const [name, count] of neededFor(grids)) {
    const carried = carriedCount(bot, name)
    if (carried < count)
      return obstacle('missing-item', name, `${count} ${name} are to be tried and ${carried} are carried.`)
  }
  if (!(await makeRoomFor(context, item)))
    return obstacle('inventory-full', item, `There is no room for the ${item}.`)
  const opened = await openGrid(context, grids.some(isTableGrid) ? 3 : 2)
  if ('kind' in opened) return opened
  let settled = false
  try {
    let isTaken = false
    for (const grid of grids) {
      const answer = await tryGrid(context, opened, item, grid)
      await emptyGrid(context, opened)
      if (answer === 'refused')
        return obstacle('craft-failed', item, `The server refused a click as ${gridText(grid)} was laid out.`)
      isTaken = answer === 'taken'
      if (isTaken) break
    }
    await closeWindow(context, opened.window)
    settled = true
    if (isTaken) await waitUntil(context, 5, () => carriedCount(bot, item) > 0)
    return isTaken
      ? null
      : obstacle('recipe-unknown', item, `None of ${grids.length} grids that were tried makes ${item}.`)
  } finally {
    if (!settled) abandonWindow(context, opened.window)
  }
}

async function tryGrid(
  context: DeedContext,
  opened: CraftingGrid,
  item: string,
  rows: CraftingGridRows,
): Promise<'taken' | 'other' | 'refused'> {
  if (!(await fillGrid(context, opened, { rows, result: item, resultCount: 1 }, 1))) return 'refused'
  await context.clock.waitTicks(answerTicks, context.signal)
  const shown = itemIn(opened.window, resultSlot)
  context.trace('grid-tried', {
    grid: gridText(rows),
    shown: shown?.name ?? null,
    count: shown?.count ?? 0,
  })
  if (shown?.name !== item) return 'other'
  return (await takeResults(context, opened, item, 1)) > 0 ? 'taken' : 'other'
}

/** Pieces of each item with which every one of these grids can be laid out. */
function neededFor(grids: readonly CraftingGridRows[]): ReadonlyMap<string, number> {
  const needed = new Map<string, number>()
  for (const grid of grids)
    for (const [name, count] of gridContents(grid)) needed.set(name, Math.max(needed.get(name) ?? 0, count))
  return needed
}
