import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { shifted, stateOf, vanilla } from './rules.ts'

const standing = { underwater: false, onGround: true }
const ticks = (block: string, tool: string | null, circumstances = standing, rules = vanilla) =>
  rules.diggingTicks(stateOf(block), tool === null ? null : rules.itemId(tool), circumstances)

describe('digging time', () => {
  // Seconds of the Minecraft Wiki's breaking table, in ticks.
  it.each([
    ['stone', null, 150],
    ['stone', 'wooden_pickaxe', 23],
    ['stone', 'stone_pickaxe', 12],
    ['stone', 'iron_pickaxe', 8],
    ['stone', 'diamond_pickaxe', 6],
    ['stone', 'golden_pickaxe', 4],
    ['stone', 'wooden_shovel', 150],
    ['dirt', null, 15],
    ['dirt', 'wooden_shovel', 8],
    ['sand', null, 15],
    ['oak_log', null, 60],
    ['oak_log', 'stone_axe', 15],
    ['oak_leaves', null, 6],
    ['oak_leaves', 'shears', 0],
    ['iron_ore', 'wooden_pickaxe', 150],
    ['iron_ore', 'stone_pickaxe', 23],
    ['obsidian', null, 5000],
    ['obsidian', 'iron_pickaxe', 834],
    ['obsidian', 'diamond_pickaxe', 188],
    ['oak_slab', null, 60],
    ['white_wool', 'shears', 5],
    ['grass', null, 0],
    ['cobweb', 'shears', 8],
  ])('%s with %s takes %i ticks', (block, tool, expected) => {
    expect(ticks(block, tool)).toBe(expected)
  })

  it('never digs bedrock or water', () => {
    expect(ticks('bedrock', 'diamond_pickaxe')).toBe(Infinity)
    expect(ticks('water', null)).toBe(Infinity)
  })

  it('is five times slower under water, off the ground, and 25 times with both', () => {
    const slow = [
      { underwater: true, onGround: true },
      { underwater: false, onGround: false },
      { underwater: true, onGround: false },
    ].map((circumstances) => ticks('dirt', null, circumstances))
    expect(slow).toEqual([75, 75, 375])
  })

  it('slows down where a shifted tier refuses the tool, and speeds up where it needs none', () => {
    const harder = shifted({ toolTiers: { coal_ore: 'iron' } })
    expect(ticks('coal_ore', 'stone_pickaxe', standing, harder)).toBe(75)
    expect(ticks('coal_ore', 'iron_pickaxe', standing, harder)).toBe(15)
    expect(ticks('stone', null, standing, shifted({ toolTiers: { stone: 'hand' } }))).toBe(45)
  })

  it('a better tier of the right tool is never slower', () => {
    const blocks = vanilla.registry.blocksArray.map((block) => block.name)
    fc.assert(
      fc.property(
        fc.constantFrom(...blocks),
        fc.constantFrom('pickaxe', 'axe', 'shovel', 'hoe', 'sword'),
        (block, kind) => {
          const times = ['wooden', 'stone', 'iron', 'diamond', 'netherite'].map((tier) =>
            ticks(block, `${tier}_${kind}`),
          )
          for (let index = 1; index < times.length; index++) {
            expect(times[index]).toBeLessThanOrEqual(times[index - 1]!)
          }
        },
      ),
    )
  })
})
