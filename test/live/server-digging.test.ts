import { describe, expect, it } from 'vitest'
import { Vec3 } from 'vec3'
import { playFlat, type ServerGame } from '../support/server-game.ts'

/** Ticks until the block at this place is gone, from the first hit. */
async function ticksToDig(game: ServerGame, x: number, y: number, z: number): Promise<number> {
  const start = game.server.tickNumber
  await game.dig(x, y, z)
  await game.waitFor(() => game.nameAt(x, y, z) === 'air', 40)
  return game.server.tickNumber - start
}

describe('digging', () => {
  it('takes as long as the tool in hand asks for, and drops only with the right one', () =>
    playFlat(async (game) => {
      game.put('stone', 2, 4, 0)
      await game.waitTicks(1)
      expect(await ticksToDig(game, 2, 4, 0)).toBeCloseTo(150, -1)
      await game.waitTicks(20)
      expect(game.server.entities.items.size).toBe(0)
      game.put('stone', 2, 4, 0)
      game.give('wooden_pickaxe')
      await game.hold('wooden_pickaxe')
      expect(await ticksToDig(game, 2, 4, 0)).toBeLessThan(27)
      const [item] = game.server.entities.items
      expect(game.server.rules.itemName(item!.stack.item)).toBe('cobblestone')
    }))

  it('wears the tool, and breaks it at its last use', () =>
    playFlat(async (game) => {
      game.give('wooden_pickaxe', 1, 57)
      await game.hold('wooden_pickaxe')
      game.put('stone', 2, 4, 0)
      await ticksToDig(game, 2, 4, 0)
      await game.waitTicks(2)
      expect(game.player.inventory.held?.damage).toBe(58)
      expect(game.bot.heldItem?.durabilityUsed).toBe(58)
      game.put('stone', 2, 4, 0)
      await game.waitTicks(1)
      await ticksToDig(game, 2, 4, 0)
      await game.waitTicks(2)
      expect(game.player.inventory.held).toBeNull()
      expect(game.bot.heldItem).toBeNull()
    }))

  it('gives what was dug to whoever walks there', () =>
    playFlat(async (game) => {
      game.put('oak_log', 3, 4, 0)
      await ticksToDig(game, 3, 4, 0)
      await game.waitTicks(10)
      await game.bot.lookAt(new Vec3(3.5, 5.6, 0.5), true)
      game.bot.setControlState('forward', true)
      await game.waitFor(() => game.carried()['oak_log'] === 1, 60)
      game.bot.setControlState('forward', false)
      expect(game.server.entities.items.size).toBe(0)
      expect(Object.values(game.bot.entities).filter(({ name }) => name === 'item')).toEqual([])
    }))

  it('refuses what is too far away or was not dug long enough, and shows the block again', () =>
    playFlat(async (game) => {
      game.put('stone', 2, 4, 0)
      game.put('dirt', 9, 4, 0)
      await game.waitTicks(2)
      const dig = (status: number, x: number) => {
        game.bot._client.write('block_dig', { status, location: new Vec3(x, 4, 0), face: 1 })
      }
      dig(0, 2)
      await game.waitTicks(20)
      dig(2, 2)
      dig(0, 9)
      await game.waitTicks(40)
      dig(2, 9)
      await game.waitTicks(200)
      expect([game.nameAt(2, 4, 0), game.nameAt(9, 4, 0)]).toEqual(['stone', 'dirt'])
      expect(game.bot.blockAt(new Vec3(2, 4, 0))?.name).toBe('stone')
    }))
})
