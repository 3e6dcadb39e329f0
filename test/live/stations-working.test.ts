import { describe, expect, it } from 'vitest'
import { createStack } from '../../src/env/embedded/server/item-stack.ts'
import { carriedOnServer, joinContainersWorld, openBlock } from './containers-world.ts'
import { click, onGround } from './support/station-window.ts'

describe('a blast furnace', () => {
  it('melts iron in 100 ticks on half the fuel, and leaves stone alone', async () => {
    const world = await joinContainersWorld(
      ['2 iron_ore', '1 coal', '1 cobblestone'],
      [{ block: 'blast_furnace', at: [2, 0, 0] }],
    )
    await openBlock(world, world.block('blast_furnace'))
    for (const slot of [30, 31]) click(world, slot, 0, 1)
    await world.wait(1)
    const { server, bot } = world
    const lit = () => world.block('blast_furnace').getProperties()['lit']
    await world.wait(3)
    expect(lit()).toBe(true)
    await world.wait(100)
    expect(bot.currentWindow?.slots[2]?.count).toBe(1)
    await world.wait(100)
    expect(bot.currentWindow?.slots[2]?.count).toBe(2)
    click(world, 2, 0, 1)
    await world.wait(12)
    expect(carriedOnServer(world)).toEqual({ cobblestone: 1, iron_ingot: 2 })
    expect(server.players[0]!.body.experienceTotal).toBeGreaterThanOrEqual(1)
    // What it cannot melt goes to the other part of the pack by a shift-click, and not into it.
    click(world, 32, 0, 1)
    await world.wait(520)
    expect(bot.currentWindow?.slots[0] ?? null).toBeNull()
    expect(lit()).toBe(true)
    await world.wait(80)
    expect(lit()).toBe(false)
  })
})

describe('a stonecutter', () => {
  it.each([
    [1, 'smooth stone into slabs', 'smooth_stone', 0, 'smooth_stone_slab', 2],
    [2, 'stone into what its third button says', 'stone', 2, 'stone_brick_stairs', 1],
  ] as const)(
    'cuts (%i) %s, by the button that was pressed',
    async (_, __, input, button, result, perPiece) => {
      const world = await joinContainersWorld(
        [`5 ${input}`, '1 dirt'],
        [{ block: 'stonecutter', at: [2, 0, 0] }],
      )
      const { bot } = world
      await openBlock(world, world.block('stonecutter'))
      const windowId = bot.currentWindow!.id
      click(world, 29, 0, 1)
      await world.wait(2)
      expect(bot.currentWindow?.slots[1] ?? null).toBeNull()
      bot._client.write('enchant_item', { windowId, enchantment: button })
      await world.wait(2)
      expect(bot.currentWindow?.slots[1]?.name).toBe(result)
      click(world, 1, 0, 0)
      click(world, 29)
      await world.wait(1)
      click(world, 1, 0, 1)
      await world.wait(2)
      expect(carriedOnServer(world)).toEqual({ [result]: 5 * perPiece, dirt: 1 })
      bot._client.write('enchant_item', { windowId, enchantment: 99 })
      bot._client.write('enchant_item', { windowId: windowId + 1, enchantment: 0 })
      await world.wait(2)
      expect(world.server.players).toHaveLength(1)
    },
  )
})

describe('a hopper', () => {
  it('empties a chest into a furnace below it, item by item, and takes what falls in', async () => {
    const world = await joinContainersWorld(
      [],
      [
        { block: 'furnace', at: [2, 0, 0] },
        { block: 'hopper', at: [2, 1, 0], properties: { facing: 'down' } },
        { block: 'chest', at: [2, 2, 0] },
      ],
    )
    const { server, bot } = world
    const item = (name: string) => server.rules.itemId(name)
    const { x, y, z } = world.block('hopper').position
    await openBlock(world, world.block('chest'))
    server.players[0]!.inventory.setStack(9, createStack(item('beef'), 3))
    await world.wait(1)
    click(world, 27, 0, 1)
    await world.wait(2)
    await world.play(() => Promise.resolve(bot.closeWindow(bot.currentWindow!)))
    await openBlock(world, world.block('hopper'))
    await world.play(() => Promise.resolve(bot.closeWindow(bot.currentWindow!)))
    await world.wait(60)
    await openBlock(world, world.block('furnace'))
    expect(bot.currentWindow?.slots[0]).toMatchObject({ name: 'beef', count: 3 })
    server.world.setState(x, y + 1, z, 0)
    await world.wait(2)
    server.dropStack(createStack(item('beef'), 5), x + 0.5, y + 1.3, z + 0.5)
    await world.wait(80)
    expect(bot.currentWindow?.slots[0]).toMatchObject({ name: 'beef', count: 8 })
    expect(onGround(world)).toEqual({})
  })
})

describe('an ender chest', () => {
  it('shows the same stacks everywhere, and they outlive chest, death and departure', async () => {
    const world = await joinContainersWorld(
      ['7 dirt'],
      [
        { block: 'ender_chest', at: [2, 0, 0] },
        { block: 'ender_chest', at: [0, 0, 2] },
      ],
    )
    const { server, bot } = world
    const [first, second] = bot.findBlocks({ matching: world.block('ender_chest').type, count: 2 })
    await openBlock(world, bot.blockAt(first!)!)
    click(world, 54, 0, 1)
    await world.wait(2)
    server.world.setState(first!.x, first!.y, first!.z, 0)
    await world.wait(2)
    expect([bot.currentWindow, onGround(world)]).toEqual([null, {}])
    await openBlock(world, bot.blockAt(second!)!)
    expect(bot.currentWindow?.slots[0]).toMatchObject({ name: 'dirt', count: 7 })
    const player = server.players[0]!
    player.hurt(1_000, 'generic')
    await world.wait(2)
    expect(onGround(world)).toEqual({})
    server.records.keep(player, [])
    player.enderChest.clear()
    server.records.restore(player)
    expect(player.enderChest.stackAt(0)).toMatchObject({ count: 7 })
  })
})
