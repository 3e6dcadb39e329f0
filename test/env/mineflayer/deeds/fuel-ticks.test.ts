import { expect, it } from 'vitest'
import { fuelTicks } from '../../../../src/env/mineflayer/deeds/support/fuel-ticks.ts'

it.each([
  ['coal', 1600],
  ['oak_planks', 300],
  ['stripped_birch_log', 300],
  ['birch_slab', 150],
  ['wooden_pickaxe', 200],
  ['oak_sapling', 100],
  ['crimson_planks', null],
  ['nether_brick_fence', null],
  ['stone_slab', null],
  ['iron_ingot', null],
])('%s burns %s ticks', (item, ticks) => {
  expect(fuelTicks(item)).toBe(ticks)
})
