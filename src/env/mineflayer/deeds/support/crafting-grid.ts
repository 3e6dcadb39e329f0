import type { CraftingRecipe } from '../../../subgoal.ts'
import type { DeedContext } from '../../deed.ts'
import { clickSlot } from './click-slot.ts'
import { itemIn, slotsWith } from './inventory-window.ts'
import type { InventoryWindow } from './inventory-window.ts'
import { putFromCursor, stowCursor, takeStack } from './move-stack.ts'
import { waitUntil } from './wait-until.ts'

/** The result slot is the first of the player's own window and of the crafting table's. */
export const resultSlot = 0

/** Ticks until a result that does not appear counts as not coming. */
const resultBudgetTicks = 20

/** The crafting part of a window: `side` is 2 in the player's own, 3 at a table. */
export interface CraftingGrid {
  readonly window: InventoryWindow
  readonly side: 2 | 3
}

/** In the grid and the result slot the server's word goes before mineflayer's replay of the click. */
function authority(grid: CraftingGrid): (slot: number) => boolean {
  return (slot) => slot <= grid.side * grid.side
}

/** Which slots hold which item when the recipe is laid out in the upper left corner. */
export function layOut(recipe: CraftingRecipe, side: number): ReadonlyMap<string, readonly number[]> {
  const slotsByItem = new Map<string, number[]>()
  recipe.rows.forEach((row, y) => {
    row.forEach((item, x) => {
      if (item === null) return
      const slots = slotsByItem.get(item) ?? []
      slots.push(1 + x + side * y)
      slotsByItem.set(item, slots)
    })
  })
  return slotsByItem
}

/** Lays `times` of each ingredient into the grid. False if the server refused or the ingredients ran out. */
export async function fillGrid(
  context: DeedContext,
  grid: CraftingGrid,
  recipe: CraftingRecipe,
  times: number,
): Promise<boolean> {
  const { window } = grid
  const rule = authority(grid)
  for (const [item, slots] of layOut(recipe, grid.side)) {
    for (const slot of slots) {
      let open = times
      while (open > 0) {
        if (window.selectedItem?.name !== item) {
          if (!(await stowCursor(context, window, rule))) return false
          const source = slotsWith(window, item)[0]
          if (source === undefined || !(await clickSlot(context, window, source, 'left', rule))) return false
        }
        const put = Math.min(open, (window.selectedItem as { count: number } | null)?.count ?? 0)
        if (put === 0 || !(await putFromCursor(context, window, slot, put, rule))) return false
        open -= put
      }
    }
    if (!(await stowCursor(context, window, rule))) return false
  }
  return true
}

/**
 * Takes the result `times` times into the player's slots, waiting for the server to show it each time. Returns how
 * many items were taken.
 */
export async function takeResults(
  context: DeedContext,
  grid: CraftingGrid,
  item: string,
  times: number,
): Promise<number> {
  const { window } = grid
  const rule = authority(grid)
  let taken = 0
  for (let use = 0; use < times; use++) {
    const shown = await waitUntil(context, resultBudgetTicks, () => itemIn(window, resultSlot)?.name === item)
    const result = itemIn(window, resultSlot)
    if (!shown || result === null) break
    const { count, stackSize } = result
    const onCursor = window.selectedItem?.count ?? 0
    if (onCursor + count > stackSize && !(await stowCursor(context, window, rule))) break
    const before = gridCounts(grid)
    if (!(await clickSlot(context, window, resultSlot, 'left', rule))) break
    taken += count
    consumeUnlessTold(grid, before)
  }
  await stowCursor(context, window, rule)
  return taken
}

function gridCounts(grid: CraftingGrid): readonly number[] {
  return Array.from(
    { length: grid.side * grid.side },
    (_, index) => itemIn(grid.window, index + 1)?.count ?? 0,
  )
}

/**
 * A server that follows vanilla does not repeat what a client can work out, and mineflayer does not work it out: one
 * of each ingredient is gone. Where the server did tell, the counts have changed already.
 */
function consumeUnlessTold(grid: CraftingGrid, before: readonly number[]): void {
  before.forEach((count, index) => {
    const slot = index + 1
    const item = itemIn(grid.window, slot)
    if (item?.count !== count) return
    if (count === 1) grid.window.updateSlot(slot, null)
    else item.count--
  })
}

/** Takes everything out of the grid again. */
export async function emptyGrid(context: DeedContext, grid: CraftingGrid): Promise<void> {
  const rule = authority(grid)
  await stowCursor(context, grid.window, rule)
  for (let slot = 1; slot <= grid.side * grid.side; slot++) await takeStack(context, grid.window, slot, rule)
}

/** What lies in the grid, for people: `oak_planks oak_planks / stick`. */
export function describeGrid(grid: CraftingGrid): string {
  const rows = Array.from({ length: grid.side }, (_, y) =>
    Array.from({ length: grid.side }, (_, x) => itemIn(grid.window, 1 + x + grid.side * y)?.name ?? '-').join(
      ' ',
    ),
  )
  return rows.join(' / ')
}
