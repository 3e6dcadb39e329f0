import { Vec3 } from 'vec3'
import { describe, expect, it } from 'vitest'
import { placeFluid, takeFluid } from '../../src/env/embedded/mechanics/fluid-sources.ts'
import { playFlat, type ServerGame } from '../support/server-game.ts'

/** What the bot sees at a place: its name and the properties that matter. */
function seen({ bot }: ServerGame, x: number, y: number, z: number): string {
  const block = bot.blockAt(new Vec3(x, y, z))!
  const level = block.getProperties()['level']
  return level === undefined ? block.name : `${block.name} ${level}`
}

describe('water', () => {
  it('spreads seven blocks at one block in five ticks, and dries up when its source is taken', () =>
    playFlat(async (game) => {
      placeFluid(game.server, 'water', 5, 4, 5)
      await game.waitTicks(11)
      expect([5, 6, 7, 8].map((x) => seen(game, x, 4, 5))).toEqual(['water 0', 'water 1', 'water 2', 'air'])
      await game.waitTicks(60)
      expect(seen(game, 12, 4, 5)).toBe('water 7')
      expect(seen(game, 13, 4, 5)).toBe('air')
      expect(seen(game, 8, 4, 8)).toBe('water 6')
      expect(takeFluid(game.server, 6, 4, 5)).toBeNull()
      expect(takeFluid(game.server, 5, 4, 5)).toBe('water')
      await game.waitTicks(120)
      for (let x = -3; x <= 13; x++) expect(seen(game, x, 4, 5)).toBe('air')
    }))

  it('falls, and runs to the nearest edge', () =>
    playFlat(async (game) => {
      for (let x = 2; x <= 8; x++) for (let z = -3; z <= 3; z++) game.put('stone', x, 7, z)
      game.put('torch', 6, 8, 0)
      placeFluid(game.server, 'water', 7, 8, 0)
      await game.waitTicks(60)
      expect(seen(game, 8, 8, 0)).toBe('water 1')
      expect(seen(game, 9, 8, 0)).toBe('water 2')
      expect([7, 6, 5, 4].map((y) => seen(game, 9, y, 0))).toEqual(Array(4).fill('water 8'))
      // The way over the edge is shorter than the way to the torch.
      expect(seen(game, 6, 8, 0)).toBe('torch')
    }))

  it('washes a torch away and carries it along', () =>
    playFlat(async (game) => {
      game.put('torch', 6, 4, 0)
      placeFluid(game.server, 'water', 4, 4, 0)
      await game.waitTicks(12)
      expect(game.nameAt(6, 4, 0)).toBe('water')
      const [item] = game.server.entities.items
      expect(game.server.rules.itemName(item!.stack.item)).toBe('torch')
      await game.waitTicks(80)
      expect(item!.position.x).toBeGreaterThan(9)
    }))

  it('renews itself between two sources', () =>
    playFlat(async (game) => {
      for (const x of [4, 5, 6]) game.put('air', x, 3, 5)
      placeFluid(game.server, 'water', 4, 3, 5)
      placeFluid(game.server, 'water', 6, 3, 5)
      await game.waitTicks(12)
      expect(seen(game, 5, 3, 5)).toBe('water 0')
      expect(takeFluid(game.server, 5, 3, 5)).toBe('water')
      await game.waitTicks(12)
      expect(seen(game, 5, 3, 5)).toBe('water 0')
    }))
})

describe('lava', () => {
  it('spreads three blocks, one in thirty ticks', () =>
    playFlat(async (game) => {
      placeFluid(game.server, 'lava', 8, 4, 8)
      await game.waitTicks(32)
      expect([9, 10].map((x) => seen(game, x, 4, 8))).toEqual(['lava 2', 'air'])
      await game.waitTicks(200)
      expect([10, 11, 12].map((x) => seen(game, x, 4, 8))).toEqual(['lava 4', 'lava 6', 'air'])
    }))

  it('becomes obsidian, cobblestone or stone where it meets water', () =>
    playFlat(async (game) => {
      const { server } = game
      for (const x of [3, 4, 5, 6, 7]) game.put('air', x, 3, 8)
      placeFluid(server, 'lava', 3, 3, 8)
      placeFluid(server, 'water', 5, 3, 8)
      await game.waitTicks(10)
      expect(seen(game, 3, 3, 8)).toBe('obsidian')
      placeFluid(server, 'lava', -6, 4, 8)
      await game.waitTicks(40)
      expect(seen(game, -5, 4, 8)).toBe('lava 2')
      placeFluid(server, 'water', -4, 4, 8)
      await game.waitTicks(2)
      expect(seen(game, -5, 4, 8)).toBe('cobblestone')
      game.put('air', 6, 3, -6)
      placeFluid(server, 'water', 6, 3, -6)
      placeFluid(server, 'lava', 6, 5, -6)
      await game.waitTicks(45)
      expect(game.nameAt(6, 3, -6)).toBe('water')
      await game.waitTicks(60)
      expect(game.nameAt(6, 3, -6)).toBe('stone')
    }))
})
