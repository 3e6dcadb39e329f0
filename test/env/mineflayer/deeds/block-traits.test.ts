import { describe, expect, it } from 'vitest'
import { blockTraitsOf, trait } from '../../../../src/env/mineflayer/deeds/support/block-traits.ts'
import { bitsOf, registry } from './synthetic-view.ts'

describe('blockTraitsOf', () => {
  it.each([
    ['air', 'passable', true],
    ['stone', 'passable', false],
    ['stone', 'cube', true],
    ['oak_slab', 'cube', false],
    ['torch', 'passable', true],
    ['grass', 'replaceable', true],
    ['poppy', 'replaceable', false],
    ['gravel', 'falling', true],
    ['white_concrete_powder', 'falling', true],
    ['white_concrete', 'falling', false],
    ['lava', 'lava', true],
    ['kelp', 'water', true],
    ['bedrock', 'diggable', false],
    ['crafting_table', 'interactive', true],
    ['cactus', 'harmful', true],
    ['cobweb', 'sticky', true],
  ] as const)('%s is %s: %s', (name, kind, expected) => {
    expect((bitsOf(name) & trait[kind]) !== 0).toBe(expected)
  })

  it('sees water in a waterlogged state only', () => {
    const { bits } = blockTraitsOf(registry)
    const slab = registry.blocksByName['oak_slab']!
    const wet: number[] = []
    for (let state = slab.minStateId; state <= slab.maxStateId; state++) {
      if ((bits[state]! & trait.water) !== 0) wet.push(state)
    }
    // Three kinds of slab, each dry or wet.
    expect(wet).toHaveLength(3)
    expect(wet).not.toContain(slab.defaultState)
  })

  it('lets only the thinnest snow give way', () => {
    const { bits } = blockTraitsOf(registry)
    const snow = registry.blocksByName['snow']!
    expect(bits[snow.minStateId]! & trait.replaceable).not.toBe(0)
    expect(bits[snow.minStateId + 3]! & trait.replaceable).toBe(0)
  })
})
