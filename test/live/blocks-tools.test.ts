import { Vec3 } from 'vec3'
import { describe, expect, it } from 'vitest'
import type { Player } from '../../src/env/embedded/server/server-context.ts'
import { playFlat, type ServerGame } from '../support/server-game.ts'

const up = new Vec3(0, 1, 0)

/** Takes an item in hand and uses it on the top of a block. */
async function use(game: ServerGame, item: string, x: number, y: number, z: number): Promise<void> {
  await game.hold(item)
  await game.bot.activateBlock(game.bot.blockAt(new Vec3(x, y, z))!, up)
  await game.waitTicks(2)
}

describe('a tool used on a block', () => {
  it.each(['1.16.5', '1.20.4'])(
    'strips a log, flattens grass to a path that a block on it spoils (%s)',
    (version) =>
      playFlat(
        async (game) => {
          const { server, bot } = game
          for (const item of ['iron_axe', 'iron_shovel']) game.give(item)
          game.put('birch_log', 2, 4, 0, { axis: 'x' })
          await use(game, 'iron_axe', 2, 4, 0)
          expect(game.nameAt(2, 4, 0)).toBe('stripped_birch_log')
          expect(server.blocks.propertiesOf(server.world.stateAt(2, 4, 0))['axis']).toBe('x')
          expect(bot.heldItem?.durabilityUsed).toBe(1)
          await use(game, 'iron_axe', 2, 4, 0)
          expect(bot.heldItem?.durabilityUsed).toBe(1)
          await use(game, 'iron_shovel', 2, 3, 1)
          expect(game.nameAt(2, 3, 1)).toBe(version === '1.16.5' ? 'grass_path' : 'dirt_path')
          await use(game, 'iron_shovel', 2, 3, 0)
          expect(game.nameAt(2, 3, 0)).toBe('grass_block')
          expect(bot.heldItem?.durabilityUsed).toBe(1)
          game.put('stone', 2, 4, 1)
          await game.waitTicks(3)
          expect(game.nameAt(2, 3, 1)).toBe('dirt')
        },
        { version },
      ),
  )
})

describe('a block used', () => {
  it('is a cake that is eaten slice by slice, a bush that is picked, a pumpkin that is carved', () =>
    playFlat(async (game) => {
      const { bot, player, server } = game
      const propertiesAt = (x: number, y: number, z: number) =>
        server.blocks.propertiesOf(server.world.stateAt(x, y, z))
      game.put('cake', 2, 4, 0)
      game.put('sweet_berry_bush', 2, 4, 1, { age: 3 })
      game.put('pumpkin', 2, 4, -1)
      game.give('shears')
      await use(game, 'shears', 2, 4, 0)
      expect(propertiesAt(2, 4, 0)['bites']).toBe('0')
      for (let slice = 1; slice <= 7; slice++) {
        player.body.food = 10
        await bot.activateBlock(bot.blockAt(new Vec3(2, 4, 0))!, up)
        await game.waitTicks(2)
        expect([player.body.food, game.nameAt(2, 4, 0)]).toEqual([12, slice < 7 ? 'cake' : 'air'])
      }
      await use(game, 'shears', 2, 4, 1)
      await use(game, 'shears', 2, 4, 1)
      expect(propertiesAt(2, 4, 1)['age']).toBe('1')
      await use(game, 'shears', 2, 4, -1)
      expect(game.nameAt(2, 4, -1)).toBe('carved_pumpkin')
      const lying = [...server.entities.items].map(({ stack }) => [
        server.rules.itemName(stack.item),
        stack.count,
      ])
      const found = { ...Object.fromEntries(lying), ...game.carried() } as Record<string, number>
      expect(found['pumpkin_seeds']).toBe(4)
      expect(found['sweet_berries']).toBeGreaterThanOrEqual(2)
      expect(found['sweet_berries']).toBeLessThanOrEqual(3)
    }))
})

describe('bone meal', () => {
  it('ripens wheat by two to five ages a piece, and is not used on ripe wheat or stone', () =>
    playFlat(async (game) => {
      const { server } = game
      game.give('bone_meal', 10)
      game.put('farmland', 2, 3, 0, { moisture: 7 })
      game.put('wheat', 2, 4, 0, { age: 0 })
      const age = () => Number(server.blocks.propertiesOf(server.world.stateAt(2, 4, 0))['age'])
      await use(game, 'bone_meal', 2, 4, 0)
      expect(age()).toBeGreaterThanOrEqual(2)
      expect(age()).toBeLessThanOrEqual(5)
      for (let piece = 0; piece < 3 && age() < 7; piece++) await use(game, 'bone_meal', 2, 4, 0)
      expect(age()).toBe(7)
      const left = game.carried()['bone_meal']
      await use(game, 'bone_meal', 2, 4, 0)
      game.put('stone', 2, 4, 2)
      await use(game, 'bone_meal', 2, 4, 2)
      expect(game.carried()['bone_meal']).toBe(left)
    }))

  it('makes a sapling a tree and grass come up around', () =>
    playFlat(async (game) => {
      game.give('bone_meal', 40)
      await use(game, 'bone_meal', 2, 3, -2)
      const up = [-3, -2, -1, 0, 1, 2, 3].flatMap((x) =>
        [-5, -4, -3, -2, -1].map((z) => game.nameAt(2 + x, 4, z)),
      )
      expect(up.filter((name) => name === 'grass').length).toBeGreaterThan(5)
      game.put('oak_sapling', 2, 4, 3)
      for (let piece = 0; piece < 30 && game.nameAt(2, 4, 3) !== 'oak_log'; piece++)
        await use(game, 'bone_meal', 2, 4, 3)
      expect(game.nameAt(2, 4, 3)).toBe('oak_log')
    }))
})

describe('an axe against a shield', () => {
  it('stops the shield for five seconds; a sword does not', () =>
    playFlat(async (game) => {
      const { bot, player, server } = game
      const { x, y, z } = player.body.position
      const attackerWith = (item: string): Player =>
        ({
          body: { position: { x, y, z: z + 2 } },
          inventory: { held: { item: server.rules.itemId(item), count: 1, damage: 0, nbt: null } },
        }) as unknown as Player
      game.give('shield')
      await game.hold('shield')
      await bot.look(Math.PI, 0, true)
      const raise = async () => {
        bot.activateItem()
        await game.waitTicks(8)
      }
      await raise()
      player.hurt(5, 'player', attackerWith('iron_sword'))
      expect([player.body.health, player.shield === null]).toEqual([20, false])
      await game.waitTicks(22)
      player.hurt(5, 'player', attackerWith('iron_axe'))
      expect([player.body.health, player.shield]).toEqual([20, null])
      await game.waitTicks(70)
      await raise()
      expect(player.shield).toBeNull()
      await game.waitTicks(25)
      await raise()
      expect(player.shield).not.toBeNull()
    }))
})
