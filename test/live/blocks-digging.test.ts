import { Vec3 } from 'vec3'
import { describe, expect, it } from 'vitest'
import { playFlat, type ServerGame } from '../support/server-game.ts'

/**
 * Seconds to dig, from the Minecraft Wiki's page "Breaking" (Java Edition) and the pages of the blocks; 0 is at once. The
 * order of tools is: hand, wooden, stone, iron, diamond, netherite, golden.
 */
const secondsByTier: readonly (readonly [block: string, tool: string, seconds: readonly number[]])[] = [
  ['stone', 'pickaxe', [7.5, 1.15, 0.6, 0.4, 0.3, 0.3, 0.2]],
  ['cobblestone', 'pickaxe', [10, 1.5, 0.75, 0.5, 0.4, 0.35, 0.25]],
  ['coal_ore', 'pickaxe', [15, 2.25, 1.15, 0.75, 0.6, 0.5, 0.4]],
  ['iron_ore', 'pickaxe', [15, 7.5, 1.15, 0.75, 0.6, 0.5, 1.25]],
  ['diamond_ore', 'pickaxe', [15, 7.5, 3.75, 0.75, 0.6, 0.5, 1.25]],
  ['redstone_ore', 'pickaxe', [15, 7.5, 3.75, 0.75, 0.6, 0.5, 1.25]],
  ['obsidian', 'pickaxe', [250, 125, 62.5, 41.7, 9.4, 8.35, 20.85]],
  ['furnace', 'pickaxe', [17.5, 2.65, 1.35, 0.9, 0.7, 0.6, 0.45]],
  ['iron_block', 'pickaxe', [25, 12.5, 1.9, 1.25, 0.95, 0.85, 2.1]],
  ['netherrack', 'pickaxe', [2, 0.3, 0.15, 0.1, 0.1, 0.1, 0.05]],
  ['ice', 'pickaxe', [0.75, 0.4, 0.2, 0.15, 0.1, 0.1, 0.1]],
  ['oak_log', 'axe', [3, 1.5, 0.75, 0.5, 0.4, 0.35, 0.25]],
  ['oak_planks', 'axe', [3, 1.5, 0.75, 0.5, 0.4, 0.35, 0.25]],
  ['crafting_table', 'axe', [3.75, 1.9, 0.95, 0.65, 0.5, 0.45, 0.35]],
  ['chest', 'axe', [3.75, 1.9, 0.95, 0.65, 0.5, 0.45, 0.35]],
  ['pumpkin', 'axe', [1.5, 0.75, 0.4, 0.25, 0.2, 0.2, 0.15]],
  ['dirt', 'shovel', [0.75, 0.4, 0.2, 0.15, 0.1, 0.1, 0.1]],
  ['grass_block', 'shovel', [0.9, 0.45, 0.25, 0.15, 0.15, 0.1, 0.1]],
  ['sand', 'shovel', [0.75, 0.4, 0.2, 0.15, 0.1, 0.1, 0.1]],
  ['gravel', 'shovel', [0.9, 0.45, 0.25, 0.15, 0.15, 0.1, 0.1]],
  ['clay', 'shovel', [0.9, 0.45, 0.25, 0.15, 0.15, 0.1, 0.1]],
  ['snow_block', 'shovel', [1, 0.15, 0.1, 0.05, 0.05, 0.05, 0.05]],
  ['oak_leaves', 'hoe', [0.3, 0.15, 0.1, 0.05, 0.05, 0.05, 0.05]],
  ['hay_block', 'hoe', [0.75, 0.4, 0.2, 0.15, 0.1, 0.1, 0.1]],
]
const tiers = ['hand', 'wooden', 'stone', 'iron', 'diamond', 'netherite', 'golden']

/** Other tools, and what no tool speeds up. */
const secondsByTool: readonly (readonly [block: string, tool: string | null, seconds: number])[] = [
  ['white_wool', null, 1.2],
  ['white_wool', 'shears', 0.25],
  ['oak_leaves', 'shears', 0.05],
  ['oak_leaves', 'iron_sword', 0.2],
  ['cobweb', 'shears', 0.4],
  ['cobweb', 'iron_sword', 0.4],
  ['melon', null, 1.5],
  ['glass', 'iron_pickaxe', 0.45],
  ['wheat', null, 0],
  ['torch', null, 0],
]

/** Puts an item, or nothing, straight into the hand. */
function wield({ player, server }: ServerGame, item: string | null): void {
  player.inventory.setStack(player.inventory.heldSlot, null)
  if (item !== null) player.giveStack({ item: server.rules.itemId(item), count: 1, damage: 0, nbt: null })
}

/** A client may end a dig this much too early: its first tick may have begun before its packet. */
const earlyTicks = 2

/** Ticks from the packet that begins a dig to the block's end; the dig is said to be done from 75 % on. */
async function ticksToDig(game: ServerGame, block: string, expectedTicks: number): Promise<number> {
  const location = new Vec3(1, 5, 1)
  // Firm ground under what needs it, and nothing beside it.
  game.put(block === 'wheat' ? 'farmland' : 'stone', 1, 4, 1)
  game.put(block, 1, 5, 1)
  await game.waitTicks(2)
  const dig = (status: number) => {
    game.bot._client.write('block_dig', { status, location, face: 1 })
  }
  dig(0)
  await game.waitTicks(1)
  const start = game.server.tickNumber
  if (game.nameAt(1, 5, 1) === 'air') return 0
  await game.waitTicks(Math.floor(expectedTicks * 0.75))
  dig(2)
  await game.waitFor(() => ['air', 'water'].includes(game.nameAt(1, 5, 1)), expectedTicks + 40)
  return game.server.tickNumber - start + 1
}

describe('the time to dig', () => {
  it.each(secondsByTier)('%s by hand and with every %s is that of the wiki', (block, tool, seconds) =>
    playFlat(async (game) => {
      const measured: number[] = []
      for (const [index, tier] of tiers.entries()) {
        wield(game, index === 0 ? null : `${tier}_${tool}`)
        await game.waitTicks(2)
        measured.push(await ticksToDig(game, block, seconds[index]! * 20))
      }
      for (const [index, ticks] of measured.entries()) {
        expect(
          Math.abs(ticks - seconds[index]! * 20),
          `${tiers[index]!} took ${ticks} ticks`,
        ).toBeLessThanOrEqual(earlyTicks)
      }
    }),
  )

  it.each(secondsByTool)('%s with %s is that of the wiki', (block, tool, seconds) =>
    playFlat(async (game) => {
      wield(game, tool)
      await game.waitTicks(2)
      expect(Math.abs((await ticksToDig(game, block, seconds * 20)) - seconds * 20)).toBeLessThanOrEqual(1)
    }),
  )

  it('is five times as long with the head under water', () =>
    playFlat(async (game) => {
      wield(game, 'iron_shovel')
      for (let x = -1; x <= 1; x++) {
        for (let z = -1; z <= 1; z++) game.put('water', x, 5, z)
      }
      await game.waitTicks(4)
      expect(Math.abs((await ticksToDig(game, 'clay', 15)) - 15)).toBeLessThanOrEqual(1)
    }))
})

describe('a dig said to be done a little early', () => {
  it('goes on while the next block is dug', () =>
    playFlat(async (game) => {
      game.put('stone', 2, 4, 0)
      game.put('stone', 0, 4, 2)
      game.give('wooden_pickaxe')
      await game.hold('wooden_pickaxe')
      const dig = (status: number, x: number, z: number) => {
        game.bot._client.write('block_dig', { status, location: new Vec3(x, 4, z), face: 1 })
      }
      dig(0, 2, 0)
      await game.waitTicks(18)
      dig(2, 2, 0)
      dig(0, 0, 2)
      await game.waitTicks(8)
      expect([game.nameAt(2, 4, 0), game.nameAt(0, 4, 2)]).toEqual(['air', 'stone'])
      await game.waitTicks(16)
      dig(2, 0, 2)
      await game.waitTicks(3)
      expect(game.nameAt(0, 4, 2)).toBe('air')
    }))
})
