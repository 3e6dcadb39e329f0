import { Vec3 } from 'vec3'
import { describe, expect, it } from 'vitest'
import { playFlat } from '../support/server-game.ts'

const up = new Vec3(0, 1, 0)

describe('fences, panes and walls', () => {
  it('reach out to their neighbours and let go of them', () =>
    playFlat(async (game) => {
      const { bot, server } = game
      const sides = (x: number) => {
        const { east, west } = server.blocks.propertiesOf(server.world.stateAt(x, 4, 4))
        return [west, east]
      }
      game.give('oak_fence', 2)
      await game.hold('oak_fence')
      game.put('stone', 3, 4, 4)
      await bot.placeBlock(bot.blockAt(new Vec3(2, 3, 4))!, up)
      expect(sides(2)).toEqual(['false', 'true'])
      await bot.placeBlock(bot.blockAt(new Vec3(1, 3, 4))!, up)
      expect([sides(1), sides(2)]).toEqual([
        ['false', 'true'],
        ['true', 'true'],
      ])
      expect(bot.blockAt(new Vec3(2, 4, 4))?.getProperties()).toMatchObject({ east: true, west: true })
      await game.dig(3, 4, 4)
      await game.waitTicks(2)
      expect(sides(2)).toEqual(['true', 'false'])
      game.put('glass_pane', 6, 4, 4)
      game.put('iron_bars', 7, 4, 4)
      expect(sides(6)).toEqual(['false', 'true'])
      game.put('cobblestone_wall', 5, 4, 4)
      expect([sides(5), sides(6)]).toEqual([
        ['none', 'low'],
        ['true', 'true'],
      ])
      game.put('stone', 5, 5, 4)
      expect(sides(5)).toEqual(['none', 'tall'])
    }))
})

describe('flint and steel', () => {
  it('lights a fire that burns who stands in it, and goes out', () =>
    playFlat(async (game) => {
      const { bot } = game
      game.give('flint_and_steel')
      await game.hold('flint_and_steel')
      await bot.activateBlock(bot.blockAt(new Vec3(2, 3, 0))!, up)
      await game.waitTicks(2)
      expect(game.nameAt(2, 4, 0)).toBe('fire')
      expect(bot.heldItem?.durabilityUsed).toBe(1)
      expect(game.server.light.lightAt(2, 4, 0).block).toBe(15)
      await game.waitFor(() => game.nameAt(2, 4, 0) === 'air', 3_000)
      expect(game.server.light.lightAt(2, 4, 0).block).toBe(0)
    }))
})

describe('light', () => {
  it('of a torch reaches the client, over the border of a chunk, and leaves with it', () =>
    playFlat(async (game) => {
      const { bot, server } = game
      const told: { chunkX: number; chunkZ: number; blockLightMask: number }[] = []
      bot._client.on('packet', (fields, { name }) => {
        if (name === 'update_light') told.push(fields as (typeof told)[number])
      })
      await game.waitTicks(40)
      told.length = 0
      game.put('torch', 15, 4, 8)
      await game.waitTicks(2)
      expect(told.filter(({ blockLightMask }) => blockLightMask !== 0).map(({ chunkX }) => chunkX)).toEqual(
        expect.arrayContaining([0, 1]),
      )
      expect(server.light.lightAt(17, 4, 8).block).toBe(12)
      game.put('air', 15, 4, 8)
      expect(server.light.lightAt(17, 4, 8).block).toBe(0)
    }))
})
