import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { createRandom } from '../../../../src/env/random.ts'
import { dropsOf, shifted, vanilla } from './rules.ts'

describe('block drops', () => {
  it.each([
    ['stone', 'wooden_pickaxe', { cobblestone: 1 }],
    ['stone', null, {}],
    ['stone', 'diamond_shovel', {}],
    ['iron_ore', 'wooden_pickaxe', {}],
    ['iron_ore', 'golden_pickaxe', {}],
    ['iron_ore', 'stone_pickaxe', { iron_ore: 1 }],
    ['coal_ore', 'wooden_pickaxe', { coal: 1 }],
    ['diamond_ore', 'stone_pickaxe', {}],
    ['diamond_ore', 'iron_pickaxe', { diamond: 1 }],
    ['obsidian', 'iron_pickaxe', {}],
    ['obsidian', 'diamond_pickaxe', { obsidian: 1 }],
    ['oak_log', null, { oak_log: 1 }],
    ['grass_block', null, { dirt: 1 }],
    ['oak_slab', null, { oak_slab: 1 }],
    ['glass', null, {}],
    ['wall_torch', null, { torch: 1 }],
    ['oak_wall_sign', null, { oak_sign: 1 }],
    ['clay', null, { clay_ball: 4 }],
    ['snow_block', 'wooden_shovel', { snowball: 4 }],
    ['potted_cactus', null, { flower_pot: 1, cactus: 1 }],
    ['oak_leaves', 'shears', { oak_leaves: 1 }],
    ['cobweb', 'iron_sword', { string: 1 }],
    ['air', null, {}],
    ['water', null, {}],
  ])('%s dug with %s gives %o', (block, tool, expected) => {
    expect(dropsOf(vanilla, block, tool)).toEqual(expected)
  })

  it.each([
    ['oak_slab', { type: 'double' }, { oak_slab: 2 }],
    ['oak_door', { half: 'lower' }, { oak_door: 1 }],
    ['oak_door', { half: 'upper' }, {}],
    ['white_bed', { part: 'head' }, { white_bed: 1 }],
    ['white_bed', { part: 'foot' }, {}],
    ['wheat', { age: '3' }, { wheat_seeds: 1 }],
    ['snow', { layers: '5' }, { snowball: 5 }],
    ['cocoa', { age: '2' }, { cocoa_beans: 3 }],
    ['stone_slab', { type: 'double' }, { stone_slab: 2 }],
  ])('%s in state %o gives %o', (block, properties, expected) => {
    const tool = block === 'snow' ? 'iron_shovel' : 'iron_pickaxe'
    expect(dropsOf(vanilla, block, tool, { properties })).toEqual(expected)
  })

  // Bounds are five standard deviations wide.
  it.each([
    ['gravel', null, 'flint', 10_000, 850, 1150],
    ['oak_leaves', null, 'oak_sapling', 10_000, 390, 610],
    ['oak_leaves', null, 'apple', 20_000, 50, 150],
    ['grass', null, 'wheat_seeds', 10_000, 1080, 1420],
    ['redstone_ore', 'iron_pickaxe', 'redstone', 1000, 4400, 4600],
    ['lapis_ore', 'stone_pickaxe', 'lapis_lazuli', 1000, 6200, 6800],
  ])('%s with %s gives %s at its chance', (block, tool, item, times, least, most) => {
    const got = dropsOf(vanilla, block, tool, { times })[item] ?? 0
    expect(got).toBeGreaterThan(least)
    expect(got).toBeLessThan(most)
  })

  it('ripe wheat gives wheat and 1 to 4 seeds', () => {
    const { wheat, wheat_seeds: seeds } = dropsOf(vanilla, 'wheat', null, {
      times: 1000,
      properties: { age: '7' },
    })
    expect(wheat).toBe(1000)
    expect(seeds! / 1000).toBeCloseTo(1 + 3 * 0.5714286, 0)
  })

  it('follows the shifts of a world', () => {
    const rules = shifted({
      drops: { dirt: [{ item: 'diamond', min: 2, max: 2 }], sand: [] },
      toolTiers: { iron_ore: 'hand', dirt: 'stone' },
    })
    expect(dropsOf(rules, 'dirt', null)).toEqual({})
    expect(dropsOf(rules, 'dirt', 'wooden_shovel')).toEqual({})
    expect(dropsOf(rules, 'dirt', 'stone_shovel')).toEqual({ diamond: 2 })
    expect(dropsOf(rules, 'sand', null)).toEqual({})
    expect(dropsOf(rules, 'iron_ore', null)).toEqual({ iron_ore: 1 })
  })

  it('every state of every block drops stacks that exist, and the same for the same seed', () => {
    const { registry } = vanilla
    fc.assert(
      fc.property(fc.constantFrom(...registry.blocksArray), fc.nat(), fc.nat(), (block, pick, seed) => {
        const state = block.minStateId + (pick % (block.maxStateId - block.minStateId + 1))
        const roll = () => vanilla.blockDrops(state, vanilla.itemId('netherite_pickaxe'), createRandom(seed))
        const drops = roll()
        expect(roll()).toEqual(drops)
        for (const { item, count } of drops) {
          expect(registry.items[item]).toBeDefined()
          expect(count).toBeGreaterThan(0)
          expect(count).toBeLessThanOrEqual(64)
        }
      }),
    )
  })
})
