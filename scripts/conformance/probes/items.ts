import minecraftData from 'minecraft-data'
import type { Window } from 'prismarine-windows'
import { createStack } from '../../../src/env/embedded/server/item-stack.ts'
import type { Lab } from '../lab.ts'
import { beside } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'
import { click, openBlock, watchProperty } from '../windows.ts'

/** A recipe as minecraft-data keeps it. */
export interface DataRecipe {
  readonly inShape?: readonly (readonly (number | null)[])[]
  readonly ingredients?: readonly number[]
  readonly result: { readonly id: number; readonly count: number }
}
interface SlotItem {
  readonly present: boolean
  readonly itemId?: number
  readonly itemCount?: number
}

/** Lays every recipe of minecraft-data out by clicks and counts those that offer what it says. */
async function recipesThatWork(lab: Lab, { grid }: Ask): Promise<number> {
  const size = grid as number
  const recipes = (
    Object.values(minecraftData(lab.bot.version).recipes).flat() as unknown as DataRecipe[]
  ).filter((recipe) => cellsOf(recipe, size) !== null)
  const offers = { last: null as SlotItem | null }
  const lastOffer = (): SlotItem | null => offers.last
  const onSlot = (packet: { slot: number; item: SlotItem }) => {
    if (packet.slot === 0) offers.last = packet.item
  }
  const onItems = (packet: { items: SlotItem[] }) => (offers.last = packet.items[0] ?? null)
  const client = lab.bot._client as unknown as NodeJS.EventEmitter
  client.on('set_slot', onSlot)
  client.on('window_items', onItems)
  let windowId = 0
  if (size === 3) windowId = (await openBlock(lab, 'crafting_table')).id
  // The first slot of the pack in each window, and the inventory's own number of it.
  const packStart = size === 3 ? 10 : 9
  let worked = 0
  const failed: string[] = []
  for (const recipe of recipes) {
    const cells = cellsOf(recipe, size)!
    const { inventory } = lab.player
    cells.forEach((item, index) => inventory.setStack(9 + index, item === null ? null : createStack(item)))
    await lab.game.waitTicks(1)
    offers.last = null
    cells.forEach((item, index) => {
      if (item === null) return
      click(lab, windowId, packStart + index)
      click(lab, windowId, 1 + index)
    })
    await lab.game.waitTicks(1)
    const last = lastOffer()
    if (last?.present === true && last.itemId === recipe.result.id && last.itemCount === recipe.result.count)
      worked++
    else failed.push(lab.bot.registry.items[recipe.result.id]?.name ?? String(recipe.result.id))
    // Taken by shift-click, so that the next recipe finds an empty grid; what is left of it goes back by hand.
    cells.forEach((item, index) => {
      if (item !== null) click(lab, windowId, 1 + index, 1)
    })
    await lab.game.waitTicks(1)
    inventory.clear()
  }
  client.off('set_slot', onSlot)
  client.off('window_items', onItems)
  if (failed.length > 0)
    process.stderr.write(`    recipes that do not work: ${[...new Set(failed)].slice(0, 20).join(' ')}\n`)
  return Math.round((10_000 * worked) / recipes.length) / 100
}

/** The recipe laid into the top left of a grid, row by row; null when it does not fit. */
export function cellsOf(
  { inShape, ingredients }: DataRecipe,
  size: number,
): readonly (number | null)[] | null {
  if (inShape === undefined) {
    const items = ingredients ?? []
    return items.length > size * size ? null : items
  }
  if (inShape.length > size || inShape.some((row) => row.length > size)) return null
  return inShape.flatMap((row) => Array.from({ length: size }, (_, x) => row[x] ?? null))
}

async function layOut(lab: Lab, cells: readonly (string | null)[]): Promise<void> {
  const { id } = await openBlock(lab, 'crafting_table')
  const { rules } = lab.server
  cells.forEach((item, index) => {
    if (item === null) return
    const [name = '', damage = '0'] = item.split(':')
    lab.player.inventory.setStack(9 + index, createStack(rules.itemId(name), 1, Number(damage)))
  })
  await lab.game.waitTicks(1)
  cells.forEach((item, index) => {
    if (item === null) return
    click(lab, id, 10 + index)
    click(lab, id, 1 + index)
  })
  await lab.game.waitTicks(1)
}

async function mirroredHoe(lab: Lab): Promise<string> {
  await layOut(lab, ['oak_planks', 'oak_planks', null, 'stick', null, null, 'stick', null, null])
  return lab.bot.currentWindow?.slots[0]?.name ?? 'nothing'
}

/** Two wooden pickaxes with 10 and 20 uses left: 59 - (10 + 20 + 2) = 27 taken; here 50 and 50 taken leaves 39. */
async function gridRepair(lab: Lab): Promise<string> {
  await layOut(lab, ['wooden_pickaxe:50', 'wooden_pickaxe:50'])
  const item = lab.bot.currentWindow?.slots[0] as { name: string; durabilityUsed: number } | null | undefined
  return item == null ? 'nothing' : `${item.name} with ${item.durabilityUsed} uses taken off`
}

async function stackSize(lab: Lab, { item }: Ask): Promise<number> {
  const id = lab.server.rules.itemId(item as string)
  for (let given = 0; given < 70; given++) lab.player.giveStack(createStack(id))
  await lab.game.waitTicks(2)
  return Math.max(...lab.bot.inventory.items().map(({ count }) => count))
}

/** Puts items into a furnace by clicks; slots 0 input, 1 fuel. */
async function loadFurnace(
  lab: Lab,
  input: string | null,
  inputCount: number,
  fuel: string | null,
  fuelCount = 1,
  block = 'furnace',
): Promise<Window> {
  const { rules } = lab.server
  if (input !== null) lab.player.inventory.setStack(9, createStack(rules.itemId(input), inputCount))
  if (fuel !== null) lab.player.inventory.setStack(10, createStack(rules.itemId(fuel), fuelCount))
  const window = await openBlock(lab, block)
  for (const [from, to] of [
    [3, 0],
    [4, 1],
  ] as const) {
    click(lab, window.id, from)
    click(lab, window.id, to)
  }
  await lab.game.waitTicks(1)
  return window
}

async function smeltsTo(lab: Lab, { input, block = 'furnace' }: Ask): Promise<string> {
  const window = await loadFurnace(lab, input as string, 1, 'coal', 1, block as string)
  await lab.ticksUntil(() => window.slots[2] != null, 210)
  return window.slots[2]?.name ?? 'nothing'
}

async function smeltTicks(lab: Lab, { input = 'iron_ore', block = 'furnace' }: Ask): Promise<number> {
  const window = await loadFurnace(lab, input as string, 2, 'coal', 1, block as string)
  await lab.ticksUntil(() => window.slots[2] != null, 400)
  return lab.ticksUntil(() => window.slots[2]?.count === 2, 400)
}

async function smeltsByOne(lab: Lab, { fuel, count = 1 }: Ask): Promise<number> {
  const window = await loadFurnace(lab, 'cobblestone', 12, fuel as string, count as number)
  await lab.game.waitTicks(2_300)
  return window.slots[2]?.count ?? 0
}

/** The whole burning time of a fuel, as the furnace's window tells it (its property 1). */
async function fuelTicks(lab: Lab, { item, block = 'furnace', input = 'cobblestone' }: Ask): Promise<number> {
  const told = watchProperty(lab, 1)
  await loadFurnace(lab, input as string, 4, item as string, 1, block as string)
  await lab.game.waitTicks(4)
  told.end()
  return told.most()
}

async function chestSlots(lab: Lab, { pair }: Ask): Promise<number> {
  lab.put('chest', beside, { facing: 'west', type: pair === true ? 'right' : 'single' })
  if (pair === true) lab.put('chest', beside.offset(0, 0, 1), { facing: 'west', type: 'left' })
  const window = await openBlock(lab, 'chest')
  return window.slots.length - 36
}

async function fillChest(lab: Lab): Promise<void> {
  lab.player.inventory.setStack(9, createStack(lab.server.rules.itemId('dirt'), 7))
  const window = await openBlock(lab, 'chest')
  click(lab, window.id, 27)
  click(lab, window.id, 5)
  await lab.game.waitTicks(1)
  void lab.bot.closeWindow(window)
  await lab.game.waitTicks(2)
}

async function chestKeeps(lab: Lab): Promise<string> {
  await fillChest(lab)
  const window = await openBlock(lab, 'chest')
  const item = window.slots[5]
  return item == null ? 'nothing' : `${item.name} x ${item.count}`
}

async function chestSpills(lab: Lab): Promise<string> {
  await fillChest(lab)
  await lab.game.dig(beside.x, beside.y, beside.z)
  await lab.game.waitTicks(3)
  const lying = Object.entries(lab.lying()).sort(([one], [other]) => (one < other ? -1 : 1))
  return lying.map(([item, count]) => `${item} x ${count}`).join(', ')
}

export const itemProbes: Probes = {
  ...{ recipesThatWork, mirroredHoe, gridRepair, stackSize, smeltsTo, smeltTicks, smeltsByOne, fuelTicks },
  ...{ chestSlots, chestKeeps, chestSpills },
}
