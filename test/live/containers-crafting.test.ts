import { describe, expect, it } from 'vitest'
import type { ContainersWorld } from './containers-world.ts'
import { carriedOnServer, joinContainersWorld, openBlock } from './containers-world.ts'

const table = { block: 'crafting_table', at: [2, 0, 0] } as const

/** Crafts by mineflayer's own crafting, with the table when there is one. */
async function craft(world: ContainersWorld, item: string, times: number, withTable = false): Promise<void> {
  const { bot, itemId } = world
  const station = withTable ? world.block('crafting_table') : null
  const recipe = bot.recipesFor(itemId(item), null, 1, station)[0]
  expect(recipe).toBeDefined()
  await world.play(() => bot.craft(recipe!, times, station ?? undefined))
}

describe('crafting', () => {
  it('makes planks, sticks and a table in the small grid', async () => {
    const world = await joinContainersWorld(['3 oak_log'])
    await craft(world, 'oak_planks', 3)
    await craft(world, 'stick', 1)
    await craft(world, 'crafting_table', 1)
    await world.wait(5)
    expect(world.carried()).toEqual({ oak_planks: 6, stick: 4, crafting_table: 1 })
    expect(carriedOnServer(world)).toEqual(world.carried())
  })

  it('makes a pickaxe on a table', async () => {
    const world = await joinContainersWorld(['3 oak_planks', '5 stick', '3 cobblestone'], [table])
    await craft(world, 'wooden_pickaxe', 1, true)
    await craft(world, 'stone_pickaxe', 1, true)
    await world.wait(5)
    expect(world.carried()).toEqual({ wooden_pickaxe: 1, stone_pickaxe: 1, stick: 1 })
    expect(carriedOnServer(world)).toEqual(world.carried())
  })

  it('shift-click makes as many as the ingredients allow', async () => {
    const world = await joinContainersWorld(['20 oak_log'], [table])
    const window = await openBlock(world, world.block('crafting_table'))
    const source = window.findInventoryItem(world.itemId('oak_log'), null, false)!.slot
    await world.play(async () => {
      await world.bot.clickWindow(source, 0, 0)
      await world.bot.clickWindow(5, 0, 0)
      await world.bot.clickWindow(0, 0, 1)
    })
    await world.wait(5)
    expect(carriedOnServer(world)).toEqual({ oak_planks: 80 })
  })

  it('gives back the grid when the table is closed, broken or left behind', async () => {
    const world = await joinContainersWorld(['20 oak_log'], [table])
    for (const leave of ['close', 'break', 'walk'] as const) {
      const block = world.block('crafting_table')
      const window = await openBlock(world, block)
      const source = window.findInventoryItem(world.itemId('oak_log'), null, false)!.slot
      await world.play(async () => {
        await world.bot.clickWindow(source, 0, 0)
        await world.bot.clickWindow(5, 0, 0)
      })
      expect(carriedOnServer(world)).toEqual({})
      const { x, y, z } = block.position
      if (leave === 'close') await world.play(async () => world.bot.closeWindow(window))
      if (leave === 'break') world.server.world.setState(x, y, z, 0)
      if (leave === 'walk') world.server.players[0]!.teleport(x + 20, y, z)
      await world.wait(10)
      expect(carriedOnServer(world)).toEqual({ oak_log: 20 })
      expect(world.bot.currentWindow).toBeNull()
      const state = world.server.blocks.stateOf('crafting_table')
      world.server.world.setState(x, y, z, state)
      await world.wait(5)
    }
  })
})
