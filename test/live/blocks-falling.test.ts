import { Vec3 } from 'vec3'
import { describe, expect, it } from 'vitest'
import { playFlat } from '../support/server-game.ts'

describe('sand and gravel', () => {
  it('fall as entities that the bot sees, and lie where they land', () =>
    playFlat(async (game) => {
      const { bot } = game
      const spawned: string[] = []
      bot.on('entitySpawn', (entity) => {
        spawned.push(entity.name ?? '')
      })
      game.put('dirt', 3, 9, 0)
      game.put('sand', 3, 10, 0)
      game.put('gravel', 3, 11, 0)
      await game.waitTicks(5)
      expect([game.nameAt(3, 10, 0), game.nameAt(3, 11, 0)]).toEqual(['sand', 'gravel'])
      game.put('air', 3, 9, 0)
      await game.waitTicks(6)
      expect(spawned).toContain('falling_block')
      expect(game.nameAt(3, 10, 0)).toBe('air')
      await game.waitTicks(40)
      expect([4, 5, 6].map((y) => game.nameAt(3, y, 0))).toEqual(['sand', 'gravel', 'air'])
      expect(bot.blockAt(new Vec3(3, 4, 0))?.name).toBe('sand')
      expect(Object.values(bot.entities).filter(({ name }) => name === 'falling_block')).toEqual([])
    }))

  it('need 14 ticks for four blocks (vanilla: 0.04 blocks per tick faster each tick, 2 % drag)', () =>
    playFlat(async (game) => {
      game.put('sand', 3, 8, 0)
      const start = game.server.tickNumber
      await game.waitFor(() => game.nameAt(3, 4, 0) === 'sand', 40)
      // Two ticks pass before it begins to fall.
      expect(game.server.tickNumber - start - 2).toBeGreaterThanOrEqual(14)
      expect(game.server.tickNumber - start - 2).toBeLessThanOrEqual(16)
    }))

  it('break on a torch, and take the place of grass', () =>
    playFlat(async (game) => {
      game.put('torch', 3, 4, 0)
      game.put('sand', 3, 7, 0)
      game.put('grass', 5, 4, 0)
      game.put('gravel', 5, 7, 0)
      await game.waitTicks(40)
      expect(game.nameAt(3, 4, 0)).toBe('torch')
      expect(
        [...game.server.entities.items].map(({ stack }) => game.server.rules.itemName(stack.item)),
      ).toEqual(['sand'])
      expect(game.nameAt(5, 4, 0)).toBe('gravel')
    }))

  it('bury a head, which then suffocates, but do not hurt by falling on it', () =>
    playFlat(async (game) => {
      for (let y = 6; y <= 9; y++) game.put('sand', 0, y, 0)
      await game.waitTicks(8)
      expect(game.player.body.health).toBe(20)
      await game.waitFor(() => game.player.body.health < 20, 60)
    }))
})

describe('an anvil', () => {
  it('hurts whom it falls on: two half hearts a block after the first', () =>
    playFlat(async (game) => {
      const { x, z } = game.player.body.position
      game.put('anvil', Math.floor(x), 9, Math.floor(z))
      await game.waitFor(() => game.player.body.health < 20, 60)
      expect(20 - game.player.body.health).toBeGreaterThanOrEqual(4)
    }))
})

describe('concrete powder', () => {
  it('hardens in water', () =>
    playFlat(async (game) => {
      game.put('water', 4, 4, 4)
      game.put('white_concrete_powder', 5, 4, 4)
      await game.waitTicks(2)
      expect(game.nameAt(5, 4, 4)).toBe('white_concrete')
    }))
})
