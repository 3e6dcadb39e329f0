import { describe, expect, it } from 'vitest'
import { createStack } from '../../src/env/embedded/server/item-stack.ts'
import { playFlat, type ServerGame } from '../support/server-game.ts'

/** A hit of a creature from a place beside the player. */
function hit({ player }: ServerGame, amount: number, offsetX: number, offsetZ: number): boolean {
  const { x, y, z } = player.body.position
  player.body.invulnerableTicks = 0
  const position = { x: x + offsetX, y, z: z + offsetZ }
  return player.hurt(amount, 'mob', { entityId: 999, species: 'zombie', position })
}

describe('armour', () => {
  it('is put on by shift-click and by using it, stops its share, and wears', async () => {
    await playFlat(
      async (game) => {
        const { bot, player, give, waitTicks, hold } = game
        give('iron_helmet')
        give('iron_chestplate')
        give('iron_leggings')
        give('iron_boots')
        await waitTicks(2)
        for (const item of ['iron_helmet', 'iron_chestplate'] as const) {
          const slot = bot.inventory.items().find(({ name }) => name === item)!.slot
          await bot.clickWindow(slot, 0, 1)
        }
        for (const item of ['iron_leggings', 'iron_boots'] as const) {
          await hold(item)
          bot.activateItem()
          await waitTicks(3)
        }
        const worn = [5, 6, 7, 8].map((slot) => player.inventory.stackAt(slot)?.item)
        expect(worn).toEqual(
          ['iron_helmet', 'iron_chestplate', 'iron_leggings', 'iron_boots'].map((name) =>
            game.server.rules.itemId(name),
          ),
        )
        // 15 points: a hit of 8 meets max(3, 15 - 8 / 2) = 11 of them, 4 % each.
        expect(hit(game, 8, 0, 2)).toBe(true)
        expect(player.body.health).toBeCloseTo(20 - 8 * (1 - 11 / 25))
        expect([5, 6, 7, 8].map((slot) => player.inventory.stackAt(slot)?.damage)).toEqual([2, 2, 2, 2])
        await waitTicks(2)
        expect(bot.health).toBeCloseTo(player.body.health, 3)
      },
      { difficulty: 'normal', gameRules: { naturalRegeneration: false } },
    )
  })
})

describe('a shield', () => {
  it('stops what comes from the front after five ticks, wears by it, and lets the rest through', async () => {
    await playFlat(
      async (game) => {
        const { bot, player, waitTicks, server } = game
        const shield = server.rules.itemId('shield')
        player.inventory.setStack(45, createStack(shield))
        await waitTicks(2)
        await bot.look(0, 0, true)
        await waitTicks(3)
        // Mineflayer's 0 looks north, to negative z.
        bot.activateItem(true)
        await waitTicks(2)
        expect(hit(game, 4, 0, -2)).toBe(true)
        expect(player.body.health).toBe(16)
        await waitTicks(6)
        expect(hit(game, 4, 0, -2)).toBe(false)
        expect(player.body.health).toBe(16)
        expect(player.inventory.stackAt(45)?.damage).toBe(5)
        expect(hit(game, 2, 0, -2)).toBe(false)
        expect(player.inventory.stackAt(45)?.damage).toBe(5)
        expect(hit(game, 4, 0, 2)).toBe(true)
        expect(player.body.health).toBe(12)
        bot.deactivateItem()
        await waitTicks(2)
        expect(hit(game, 4, 0, -2)).toBe(true)
        expect(player.body.health).toBe(8)
        player.inventory.setStack(45, createStack(shield, 1, 335))
        await waitTicks(2)
        bot.activateItem(true)
        await waitTicks(8)
        expect(hit(game, 3, 0, -2)).toBe(false)
        expect(player.inventory.stackAt(45)).toBeNull()
        expect(hit(game, 3, 0, -2)).toBe(true)
      },
      { difficulty: 'normal', gameRules: { naturalRegeneration: false } },
    )
  })
})

describe('the void', () => {
  it('hurts four in ten ticks, as any hit does', async () => {
    await playFlat(
      async ({ player, waitTicks }) => {
        player.hurt(4, 'outOfWorld')
        expect(player.hurt(4, 'outOfWorld')).toBe(false)
        await waitTicks(9)
        expect(player.hurt(4, 'outOfWorld')).toBe(false)
        await waitTicks(2)
        expect(player.hurt(4, 'outOfWorld')).toBe(true)
        expect(player.body.health).toBe(12)
      },
      { difficulty: 'normal', gameRules: { naturalRegeneration: false } },
    )
  })
})

describe('experience', () => {
  it('comes from ores as orbs that fly to the digger, and lies where a player dies', async () => {
    await playFlat(async ({ bot, player, put, give, hold, dig, waitFor, waitTicks, server }) => {
      const { x, y, z } = bot.entity.position.floored()
      give('iron_pickaxe')
      await hold('iron_pickaxe')
      put('diamond_ore', x + 2, y, z)
      await dig(x + 2, y, z)
      const orbs = () =>
        [...server.entities.all].flatMap((entity) =>
          'points' in entity ? [(entity as unknown as { readonly points: number }).points] : [],
        )
      await waitFor(() => bot.experience.points >= 3 && orbs().length === 0, 100)
      expect(player.body.experienceTotal).toBeLessThanOrEqual(7)
      player.gainExperience(100)
      const { experienceLevel: level } = player.body
      await waitTicks(2)
      expect(bot.experience.level).toBe(level)
      expect(level).toBe(7)
      player.hurt(1000, 'generic')
      expect(player.body.experienceLevel).toBe(0)
      expect(orbs().reduce((total, points) => total + points, 0)).toBe(level * 7)
    })
  })

  it('comes from a furnace when its result is taken', async () => {
    await playFlat(async ({ bot, player, put, give, waitTicks }) => {
      const { x, y, z } = bot.entity.position.floored()
      put('furnace', x + 2, y, z)
      give('iron_ore', 10)
      give('coal', 2)
      await waitTicks(3)
      const block = bot.blockAt(bot.entity.position.floored().offset(2, 0, 0))!
      const furnace = await bot.openFurnace(block)
      const { itemsByName } = bot.registry
      await furnace.putInput(itemsByName['iron_ore']!.id, null, 10)
      await furnace.putFuel(itemsByName['coal']!.id, null, 2)
      await waitTicks(10 * 200 + 20)
      expect(player.body.experienceTotal).toBe(0)
      await furnace.takeOutput()
      await waitTicks(60)
      expect(player.body.experienceTotal).toBe(7)
    })
  })
})
