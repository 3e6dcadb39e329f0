import { describe, expect, it } from 'vitest'
import registryOf from 'prismarine-registry'
import type { Bot } from 'mineflayer'
import { blockFactsOf, blockStatesOf } from '../../../src/env/mineflayer/perception/block-facts.ts'
import {
  BREAKABLE,
  HARMFUL,
  LAVA,
  LIQUID,
  PHYSICAL,
  SAFE,
  walkFactsOf,
} from '../../../src/env/mineflayer/navigation/walk-facts.ts'
import loadBlock from 'prismarine-block'

const registry = registryOf('1.16.5')
// Loading the block class fills the registry with shapes, as mineflayer does.
loadBlock(registry)
const bot = { registry } as unknown as Bot
const stateOf = (name: string): number => registry.blocksByName[name]!.defaultState

describe('what is known of blocks', () => {
  const sight = blockFactsOf(bot.registry)
  it.each(['stone', 'grass_block', 'oak_leaves', 'lava', 'farmland', 'iron_ore', 'bedrock', 'snow_block'])(
    '%s hides what is behind it',
    (name) => expect(sight.opaque[stateOf(name)]).toBe(1),
  )
  it.each([
    'air',
    'cave_air',
    'water',
    'glass',
    'white_stained_glass',
    'grass',
    'torch',
    'oak_slab',
    'chest',
    'ice',
  ])('%s lets a look pass', (name) => expect(sight.opaque[stateOf(name)]).toBe(0))
  it('knows every state of the version by its name', () => {
    blockStatesOf(bot.registry).forEach((state, stateId) => {
      if (!state) return
      const name = sight.names[sight.kind[stateId]!]
      expect(name).toBe(/^(cave|void)_air$/.test(state.name) ? 'air' : state.name)
    })
  })

  const walk = walkFactsOf(bot.registry)
  it.each([
    ['stone', PHYSICAL | BREAKABLE],
    ['bedrock', PHYSICAL],
    ['water', SAFE | LIQUID],
    ['lava', LIQUID | HARMFUL | LAVA],
    ['cactus', HARMFUL | BREAKABLE],
    ['chest', PHYSICAL],
    ['crafting_table', PHYSICAL],
    ['oak_fence', BREAKABLE],
    ['torch', SAFE | BREAKABLE],
  ])('walking takes %s for what it is', (name, expected) => {
    const asked = SAFE | PHYSICAL | LIQUID | BREAKABLE | HARMFUL | LAVA
    expect(walk.flags[stateOf(name)]! & asked).toBe(expected)
  })
})
