import { describe, expect, it } from 'vitest'
import { Vec3 } from 'vec3'
import { playFlat } from '../support/server-game.ts'

const noHealing = { gameRules: { naturalRegeneration: false } }

describe('a body', () => {
  it('is hurt by a fall of more than three blocks, and not by one into water', () =>
    playFlat(async ({ bot, player, put, waitTicks }) => {
      player.teleport(0.5, 7, 0.5)
      await waitTicks(40)
      expect(bot.health).toBe(20)
      player.teleport(0.5, 14, 0.5)
      await waitTicks(60)
      expect(bot.entity.position.y).toBe(4)
      expect(bot.health).toBe(20 - 7)
      put('water', 4, 4, 0)
      player.teleport(4.5, 24, 0.5)
      await waitTicks(80)
      expect(bot.entity.position.y).toBeLessThan(5)
      expect(bot.health).toBe(13)
    }, noHealing))

  it('drowns when it stays under water, and breathes again outside', () =>
    playFlat(async ({ bot, player, put, waitFor, waitTicks }) => {
      for (let y = 4; y < 7; y++) put('water', 0, y, 0)
      put('stone', 0, 7, 0)
      for (const [x, z] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        for (let y = 4; y < 7; y++) put('glass', x, y, z)
      }
      await waitTicks(200)
      expect(bot.oxygenLevel).toBeLessThan(10)
      expect(bot.health).toBe(20)
      await waitFor(() => bot.health < 18, 200)
      player.teleport(5.5, 4, 5.5)
      await waitTicks(120)
      expect(bot.oxygenLevel).toBe(20)
      expect(player.body.airTicks).toBe(300)
    }))

  it('burns in lava and for a while after it, and water puts it out', () =>
    playFlat(async ({ bot, player, put, waitTicks }) => {
      put('lava', 5, 4, 0)
      player.teleport(5.5, 4, 0.5)
      await waitTicks(14)
      expect(bot.health).toBeLessThanOrEqual(12)
      player.teleport(0.5, 4, 0.5)
      await waitTicks(3)
      expect(player.body.fireTicks).toBeGreaterThan(200)
      const burnt = bot.health
      await waitTicks(41)
      expect(bot.health).toBeLessThanOrEqual(burnt - 2)
      expect((bot.entity.metadata as unknown as number[])[0]! & 1).toBe(1)
      put('water', 0, 4, 0)
      await waitTicks(5)
      expect((bot.entity.metadata as unknown as number[])[0]! & 1).toBe(0)
    }, noHealing))

  it('suffocates in a wall', () =>
    playFlat(async ({ bot, put, waitTicks }) => {
      put('stone', 0, 5, 0)
      await waitTicks(25)
      expect(bot.health).toBeLessThan(19)
    }))

  it('grows hungry by running, eats, and heals with a full stomach', () =>
    playFlat(async ({ bot, player, give, hold, waitFor, waitTicks }) => {
      player.body.saturation = 0
      bot.setControlState('forward', true)
      bot.setControlState('sprint', true)
      bot.setControlState('jump', true)
      await waitFor(() => bot.food < 20, 800)
      bot.clearControlStates()
      player.body.food = 15
      player.hurt(6, 'generic')
      give('bread', 2)
      await hold('bread')
      const start = player.body.health
      expect(start).toBe(14)
      await bot.consume()
      await waitTicks(2)
      expect(bot.food).toBe(20)
      expect(bot.heldItem?.count).toBe(1)
      await waitFor(() => bot.health > start + 2, 200)
      expect(player.body.saturation).toBeLessThan(6)
    }))

  it('cannot eat faster, nor when it lets go', () =>
    playFlat(async ({ bot, player, give, hold, waitTicks }) => {
      player.body.food = 10
      give('bread')
      await hold('bread')
      bot.activateItem()
      await waitTicks(20)
      bot.deactivateItem()
      await waitTicks(40)
      expect(player.body.food).toBe(10)
      expect(player.inventory.held?.count).toBe(1)
    }))

  it('starves, but on normal difficulty not to death', () =>
    playFlat(async ({ bot, player, waitTicks }) => {
      player.body.food = 0
      player.body.saturation = 0
      await waitTicks(80 * 22)
      expect(bot.health).toBe(1)
    }))

  it('dies, drops what it carried and lives again at the spawn', () =>
    playFlat(async ({ bot, server, player, give, carried, waitFor, waitTicks }) => {
      const messages: string[] = []
      bot.on('messagestr', (text) => void messages.push(text))
      give('oak_log', 5)
      give('apple', 3)
      player.teleport(20.5, 40, 20.5)
      let deaths = 0
      bot.on('death', () => {
        deaths++
      })
      await waitFor(() => deaths === 1, 200)
      await waitTicks(60)
      expect(player.alive).toBe(true)
      expect(bot.health).toBe(20)
      expect(bot.entity.position.distanceTo(new Vec3(0.5, 4, 0.5))).toBeLessThan(2)
      expect(carried()).toEqual({})
      const lying = [...server.entities.items].map(({ stack }) => [
        server.rules.itemName(stack.item),
        stack.count,
      ])
      expect(lying.sort()).toEqual([
        ['apple', 3],
        ['oak_log', 5],
      ])
      expect(messages.join()).toContain('steve')
      bot.setControlState('forward', true)
      await waitTicks(20)
      expect(bot.entity.position.distanceTo(new Vec3(0.5, 4, 0.5))).toBeGreaterThan(2)
    }))

  it('keeps what it carried where the world says so', () =>
    playFlat(
      async ({ player, give, carried, waitFor, waitTicks }) => {
        give('oak_log', 5)
        await waitTicks(2)
        player.hurt(100, 'generic')
        expect(player.alive).toBe(false)
        await waitFor(() => player.alive, 100)
        await waitTicks(5)
        expect(carried()).toEqual({ oak_log: 5 })
      },
      { gameRules: { keepInventory: true } },
    ))
})
