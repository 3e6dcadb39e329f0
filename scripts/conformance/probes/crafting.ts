import minecraftData from 'minecraft-data'
import { createStack } from '../../../src/env/embedded/server/item-stack.ts'
import type { Lab } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'
import { click, drag, openBlock } from '../windows.ts'
import { cellsOf, type DataRecipe } from './items.ts'

/** First slot of the pack in a crafting table's window, and in the inventory. */
const packStart = 10
const inventoryStart = 9
const freeHotbarSlot = 3

/**
 * Crafts every recipe of a kind in a crafting table: each ingredient is spread over its cells by dragging, and the result
 * is taken in one way. The share, in percent, that leave just the result.
 */
async function craftsBy(lab: Lab, { kind, how }: Ask): Promise<number> {
  const all = Object.values(minecraftData(lab.bot.version).recipes).flat() as unknown as DataRecipe[]
  const recipes = all.filter(({ inShape }) => (inShape === undefined) === (kind === 'shapeless'))
  const { id } = await openBlock(lab, 'crafting_table')
  let worked = 0
  const failed: string[] = []
  for (const recipe of recipes) {
    const cells = cellsOf(recipe, 3)
    if (cells !== null) await lay(lab, id, cells)
    if (how === 'shift-click') click(lab, id, 0, 1)
    else click(lab, id, 0, 2, freeHotbarSlot)
    await lab.game.waitTicks(1)
    const { result } = recipe
    const carried = (lab.bot.currentWindow?.slots ?? []).slice(packStart)
    const count = carried.reduce((sum, item) => sum + (item?.type === result.id ? item.count : 0), 0)
    if (count === result.count) worked++
    else failed.push(lab.bot.registry.items[result.id]?.name ?? String(result.id))
    await empty(lab, id)
  }
  if (failed.length > 0) {
    process.stderr.write(`    ${String(how)}: ${[...new Set(failed)].slice(0, 20).join(' ')}\n`)
  }
  return Math.round((10_000 * worked) / recipes.length) / 100
}

async function lay(lab: Lab, windowId: number, cells: readonly (number | null)[]): Promise<void> {
  const { inventory } = lab.player
  const { rules } = lab.server
  const places = new Map<number, number[]>()
  cells.forEach((item, cell) => {
    if (item !== null) places.set(item, [...(places.get(item) ?? []), 1 + cell])
  })
  let from = 0
  const stacks: { readonly slot: number; readonly into: readonly number[] }[] = []
  for (const [item, slots] of places) {
    const perStack = rules.stackSizeOf(item)
    for (let first = 0; first < slots.length; first += perStack) {
      const into = slots.slice(first, first + perStack)
      inventory.setStack(inventoryStart + from, createStack(item, into.length))
      stacks.push({ slot: packStart + from++, into })
    }
  }
  await lab.game.waitTicks(1)
  for (const { slot, into } of stacks) {
    click(lab, windowId, slot)
    drag(lab, windowId, into)
  }
  await lab.game.waitTicks(1)
}

/** What is left in the grid goes back, and the pack is emptied. */
async function empty(lab: Lab, windowId: number): Promise<void> {
  for (let cell = 1; cell <= 9; cell++) click(lab, windowId, cell, 1)
  await lab.game.waitTicks(1)
  lab.player.inventory.clear()
}

export const craftingProbes: Probes = { craftsBy }
