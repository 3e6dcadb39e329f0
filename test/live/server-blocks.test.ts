import { describe, expect, it } from 'vitest'
import { Vec3 } from 'vec3'
import { playFlat, type ServerGame } from '../support/server-game.ts'

const up = new Vec3(0, 1, 0)

/** Places what is in hand against a block; false when the bot says that it failed. */
async function place({ bot }: ServerGame, x: number, y: number, z: number, face = up): Promise<boolean> {
  const block = bot.blockAt(new Vec3(x, y, z))!
  try {
    await bot.placeBlock(block, face)
    return true
  } catch {
    return false
  }
}

describe('placing', () => {
  it('puts the block in hand where there is room, and takes it from the inventory', () =>
    playFlat(async (game) => {
      game.give('cobblestone', 2)
      await game.hold('cobblestone')
      expect(await place(game, 2, 3, 0)).toBe(true)
      await game.waitTicks(2)
      expect(game.nameAt(2, 4, 0)).toBe('cobblestone')
      expect(game.bot.heldItem?.count).toBe(1)
    }))

  it('replaces grass, and refuses to bury a body or to reach too far', () =>
    playFlat(async (game) => {
      game.put('grass', 2, 4, 0)
      game.put('stone', 9, 4, 0)
      game.give('cobblestone', 3)
      await game.hold('cobblestone')
      // The bot waits for a block above the grass: it does not know that grass gives way.
      await place(game, 2, 4, 0)
      expect([game.nameAt(2, 4, 0), game.nameAt(2, 5, 0)]).toEqual(['cobblestone', 'air'])
      expect(await place(game, 0, 3, 0)).toBe(false)
      expect(await place(game, 9, 4, 0)).toBe(false)
      await game.waitTicks(2)
      expect([game.nameAt(0, 4, 0), game.nameAt(9, 5, 0)]).toEqual(['air', 'air'])
      expect(game.bot.heldItem?.count).toBe(2)
    }))

  it('turns blocks the way vanilla does', () =>
    playFlat(async (game) => {
      const { bot } = game
      const { blocks, world } = game.server
      const stateOf = (x: number, y: number, z: number) => blocks.propertiesOf(world.stateAt(x, y, z))
      for (const item of ['furnace', 'oak_log', 'torch', 'oak_door', 'ladder', 'oak_slab']) game.give(item, 2)
      game.put('stone', 3, 4, 0)
      game.put('stone', 3, 5, 0)
      await game.hold('oak_log')
      await place(game, 3, 4, 0, new Vec3(-1, 0, 0))
      expect([game.nameAt(2, 4, 0), stateOf(2, 4, 0)['axis']]).toEqual(['oak_log', 'x'])
      await game.hold('torch')
      await place(game, 3, 5, 0, new Vec3(-1, 0, 0))
      expect([game.nameAt(2, 5, 0), stateOf(2, 5, 0)['facing']]).toEqual(['wall_torch', 'west'])
      await game.hold('furnace')
      await bot.lookAt(new Vec3(0.5, 4, 2.5), true)
      await game.waitTicks(2)
      await place(game, 0, 3, 2)
      expect(stateOf(0, 4, 2)['facing']).toBe('north')
      await game.hold('oak_door')
      await place(game, -2, 3, 0)
      expect([game.nameAt(-2, 4, 0), stateOf(-2, 5, 0)['half']]).toEqual(['oak_door', 'upper'])
      await game.dig(-2, 4, 0)
      await game.waitTicks(30)
      expect(game.nameAt(-2, 5, 0)).toBe('air')
    }))

  it('breaks a torch whose wall is gone, and lets sand fall', () =>
    playFlat(async (game) => {
      game.put('dirt', 2, 4, 0)
      game.put('torch', 2, 5, 0)
      game.put('stone', 0, 4, 2)
      game.put('dirt', 0, 5, 2)
      game.put('sand', 0, 6, 2)
      await game.waitTicks(5)
      expect(game.nameAt(2, 5, 0)).toBe('torch')
      await game.dig(2, 4, 0)
      await game.dig(0, 5, 2)
      await game.waitTicks(10)
      expect(game.nameAt(2, 5, 0)).toBe('air')
      expect([game.nameAt(0, 5, 2), game.nameAt(0, 6, 2)]).toEqual(['sand', 'air'])
      expect(game.bot.blockAt(new Vec3(0, 5, 2))?.name).toBe('sand')
    }))

  it('opens doors', () =>
    playFlat(async (game) => {
      game.put('oak_door', 2, 4, 0, { half: 'lower' })
      game.put('oak_door', 2, 5, 0, { half: 'upper' })
      await game.waitTicks(2)
      await game.bot.activateBlock(game.bot.blockAt(new Vec3(2, 4, 0))!)
      await game.waitTicks(2)
      const open = (y: number) => game.server.blocks.propertiesOf(game.server.world.stateAt(2, y, 0))['open']
      expect([open(4), open(5)]).toEqual(['true', 'true'])
    }))
})

describe('the night', () => {
  it('is slept through in a bed', () =>
    playFlat(
      async ({ bot, server, put, waitTicks }) => {
        put('red_bed', 2, 4, 0, { part: 'foot', facing: 'east' })
        put('red_bed', 3, 4, 0, { part: 'head', facing: 'east' })
        await waitTicks(25)
        await bot.sleep(bot.blockAt(new Vec3(2, 4, 0))!)
        expect(bot.isSleeping).toBe(true)
        await waitTicks(110)
        expect(bot.isSleeping).toBe(false)
        expect(server.timeOfDay).toBeLessThan(100)
      },
      { timeOfDay: 13_000 },
    ))
})
