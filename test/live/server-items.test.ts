import { describe, expect, it } from 'vitest'
import { createStack } from '../../src/env/embedded/server/item-stack.ts'
import { playFlat, type ServerGame } from '../support/server-game.ts'

function lying({ server }: ServerGame): readonly string[] {
  return [...server.entities.items].map(({ stack }) => `${server.rules.itemName(stack.item)} ${stack.count}`)
}
function drop({ server }: ServerGame, item: string, count: number, x: number, y = 4.2, z = 0.5): void {
  const still = { velocity: { x: 0, y: 0, z: 0 } }
  server.dropStack(createStack(server.rules.itemId(item), count), x, y, z, still)
}

describe('items on the ground', () => {
  it('join others of their kind, up to a stack, and the bot sees the sum', () =>
    playFlat(async (game) => {
      drop(game, 'dirt', 30, 6.5)
      drop(game, 'dirt', 20, 6.7)
      drop(game, 'dirt', 40, 6.6)
      drop(game, 'stone', 1, 6.5)
      await game.waitTicks(40)
      expect([...lying(game)].sort()).toEqual(['dirt 40', 'dirt 50', 'stone 1'])
      const seen = Object.values(game.bot.entities).filter(({ name }) => name === 'item')
      expect(seen.map((entity) => entity.getDroppedItem()?.count).sort()).toEqual([1, 40, 50])
      expect(seen.every(({ position }) => Math.abs(position.y - 4) < 0.01)).toBe(true)
    }))

  it('burn in lava, fall when the ground goes, and vanish after five minutes', () =>
    playFlat(async (game) => {
      game.put('lava', 6, 3, 0)
      game.put('stone', 8, 4, 0)
      drop(game, 'dirt', 1, 6.5)
      drop(game, 'stone', 1, 8.5, 5.1)
      await game.waitTicks(40)
      expect(lying(game)).toEqual(['stone 1'])
      const [item] = game.server.entities.items
      expect(item!.position.y).toBe(5)
      game.put('air', 8, 4, 0)
      await game.waitTicks(30)
      expect(item!.position.y).toBe(4)
      await game.waitTicks(6000)
      expect(lying(game)).toEqual([])
      expect(Object.values(game.bot.entities).filter(({ name }) => name === 'item')).toEqual([])
    }))

  it('are taken as far as there is room, and nothing is lost or doubled', () =>
    playFlat(async (game) => {
      game.give('dirt', 60)
      for (let slot = 0; slot < 35; slot++) game.give('wooden_sword')
      await game.waitTicks(5)
      drop(game, 'dirt', 10, 0.5)
      await game.waitTicks(30)
      expect(game.carried()['dirt']).toBe(64)
      expect(lying(game)).toEqual(['dirt 6'])
    }))

  it('come from the drop key, and cannot be taken back at once', () =>
    playFlat(async (game) => {
      game.give('dirt', 5)
      await game.hold('dirt')
      game.bot._client.write('block_dig', { status: 4, location: { x: 0, y: 0, z: 0 }, face: 0 })
      await game.waitTicks(2)
      expect(game.carried()).toEqual({ dirt: 4 })
      expect(lying(game)).toEqual(['dirt 1'])
      game.player.teleport(0.5, 4, 2.5)
      await game.waitTicks(20)
      expect(game.carried()).toEqual({ dirt: 4 })
      await game.bot.tossStack(game.bot.heldItem!)
      await game.waitTicks(3)
      expect(game.carried()).toEqual({})
    }))
})

describe('the chunks around a body', () => {
  it('come as it walks and go when they are far', () =>
    playFlat(async (game) => {
      const { bot, player, server } = game
      await game.waitTicks(60)
      expect(player.chunks.size).toBe(81)
      await bot.look(-Math.PI / 2, 0, true)
      bot.setControlState('forward', true)
      bot.setControlState('sprint', true)
      await game.waitFor(() => bot.entity.position.x > 100, 1000)
      bot.clearControlStates()
      await game.waitTicks(60)
      const columns = bot.world as unknown as { getColumn(x: number, z: number): unknown }
      expect(columns.getColumn(0, 0)).toBeFalsy()
      expect(columns.getColumn((Math.floor(bot.entity.position.x) >> 4) + 4, 4)).toBeTruthy()
      expect(player.chunks.size).toBeLessThan(9 * 11 + 1)
      expect(server.players[0]!.body.position.x).toBeCloseTo(bot.entity.position.x, 2)
    }))
})
