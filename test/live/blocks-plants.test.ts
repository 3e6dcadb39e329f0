import { Vec3 } from 'vec3'
import { describe, expect, it } from 'vitest'
import { playFlat, type ServerGame } from '../support/server-game.ts'

const up = new Vec3(0, 1, 0)
const propertiesAt = ({ server }: ServerGame, x: number, y: number, z: number) =>
  server.blocks.propertiesOf(server.world.stateAt(x, y, z))

describe('a field', () => {
  it('is tilled, drinks, is sown, grows and is harvested', () =>
    playFlat(async (game) => {
      const { bot } = game
      game.give('iron_hoe')
      game.give('wheat_seeds', 4)
      game.put('water', 3, 3, 3)
      await game.hold('iron_hoe')
      await bot.activateBlock(bot.blockAt(new Vec3(2, 3, 2))!, up)
      await game.waitTicks(2)
      expect(game.nameAt(2, 3, 2)).toBe('farmland')
      expect(bot.heldItem?.durabilityUsed).toBe(1)
      await game.hold('wheat_seeds')
      await bot.placeBlock(bot.blockAt(new Vec3(2, 3, 2))!, up)
      expect(propertiesAt(game, 2, 4, 2)).toEqual({ age: '0' })
      await game.waitFor(() => propertiesAt(game, 2, 3, 2)['moisture'] === '7', 10_000)
      // A lone plant takes 9,557 ticks from one age to the next, on average: no need to see them all.
      await game.waitFor(() => propertiesAt(game, 2, 4, 2)['age'] === '1', 60_000)
      game.put('wheat', 2, 4, 2, { age: 6 })
      await game.waitFor(() => propertiesAt(game, 2, 4, 2)['age'] === '7', 60_000)
      await game.dig(2, 4, 2)
      await game.waitTicks(20)
      const dropped = [...game.server.entities.items].map(({ stack }) =>
        game.server.rules.itemName(stack.item),
      )
      expect([...dropped, ...Object.keys(game.carried())]).toContain('wheat')
    }))

  it('is not sown where the soil is not tilled, and seeds do not grow in the dark', () =>
    playFlat(async (game) => {
      const { bot } = game
      game.give('carrot', 2)
      await game.hold('carrot')
      await bot.placeBlock(bot.blockAt(new Vec3(2, 3, 2))!, up).catch(() => undefined)
      await game.waitTicks(2)
      expect(game.nameAt(2, 4, 2)).toBe('air')
      for (const [x, z] of [
        [4, 3],
        [4, 5],
        [3, 4],
        [5, 4],
      ] as const)
        game.put('stone', x, 4, z)
      game.put('stone', 4, 5, 4)
      game.put('farmland', 4, 3, 4, { moisture: 7 })
      game.put('carrots', 4, 4, 4)
      await game.waitTicks(12_000)
      expect(propertiesAt(game, 4, 4, 4)['age']).toBe('0')
    }))
})

describe('leaves', () => {
  it('decay when their log is gone, unless they were placed', () =>
    playFlat(async (game) => {
      game.put('oak_log', 4, 4, 4)
      for (let x = 5; x <= 8; x++) game.put('oak_leaves', x, 4, 4, { distance: x - 4, persistent: 'false' })
      game.put('oak_leaves', 3, 4, 4, { distance: 1, persistent: 'true' })
      await game.waitTicks(20)
      expect(propertiesAt(game, 8, 4, 4)['distance']).toBe('4')
      game.put('air', 4, 4, 4)
      await game.waitTicks(20)
      expect(propertiesAt(game, 5, 4, 4)['distance']).toBe('7')
      await game.waitFor(() => [5, 6, 7, 8].every((x) => game.nameAt(x, 4, 4) === 'air'), 20_000)
      expect(game.nameAt(3, 4, 4)).toBe('oak_leaves')
    }))
})

describe('a sapling', () => {
  it('becomes a tree', () =>
    playFlat(async (game) => {
      game.give('oak_sapling')
      await game.hold('oak_sapling')
      await game.bot.placeBlock(game.bot.blockAt(new Vec3(3, 3, 3))!, up)
      await game.waitFor(() => game.nameAt(3, 4, 3) === 'oak_log', 80_000)
      expect(game.nameAt(3, 7, 3)).toBe('oak_log')
      expect(game.nameAt(3, 3, 3)).toBe('dirt')
      expect(game.nameAt(4, 7, 3)).toBe('oak_leaves')
    }))
})

describe('sugar cane', () => {
  it('needs water beside it and grows three high', () =>
    playFlat(async (game) => {
      const { bot } = game
      game.give('sugar_cane', 2)
      await game.hold('sugar_cane')
      await bot.placeBlock(bot.blockAt(new Vec3(3, 3, 0))!, up).catch(() => undefined)
      expect(game.nameAt(3, 4, 0)).toBe('air')
      game.put('water', 2, 3, 3)
      await bot.placeBlock(bot.blockAt(new Vec3(3, 3, 3))!, up)
      expect(game.nameAt(3, 4, 3)).toBe('sugar_cane')
      await game.waitFor(() => game.nameAt(3, 6, 3) === 'sugar_cane', 120_000)
      await game.waitTicks(100)
      expect(game.nameAt(3, 7, 3)).toBe('air')
      game.put('air', 3, 4, 3)
      await game.waitTicks(4)
      expect(game.nameAt(3, 6, 3)).toBe('air')
    }))
})

describe('cactus', () => {
  it('breaks when a block comes beside it', () =>
    playFlat(async (game) => {
      game.put('sand', 3, 4, 3)
      game.put('cactus', 3, 5, 3)
      await game.waitTicks(3)
      expect(game.nameAt(3, 5, 3)).toBe('cactus')
      game.put('stone', 4, 5, 3)
      await game.waitTicks(3)
      expect(game.nameAt(3, 5, 3)).toBe('air')
    }))
})
