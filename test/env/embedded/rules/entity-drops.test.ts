import { expect, it } from 'vitest'
import { createRandom } from '../../../../src/env/random.ts'
import { vanilla } from './rules.ts'

const alive = { onFire: false, byPlayer: true, baby: false }

function sums(entity: string, circumstances = alive): Record<string, number> {
  const random = createRandom(entity)
  const counts: Record<string, number> = {}
  for (let time = 0; time < 1000; time++) {
    for (const { item, count } of vanilla.entityDrops(entity, circumstances, random)) {
      const name = vanilla.itemName(item)
      counts[name] = (counts[name] ?? 0) + count
    }
  }
  return counts
}

it('cows drop 1-3 beef and 0-2 leather, cooked when burning, calves nothing', () => {
  const { beef, leather } = sums('cow')
  expect(beef! / 1000).toBeCloseTo(2, 0)
  expect(leather! / 1000).toBeCloseTo(1, 0)
  expect(Object.keys(sums('cow', { ...alive, onFire: true })).sort()).toEqual(['cooked_beef', 'leather'])
  expect(sums('cow', { ...alive, baby: true })).toEqual({})
})

it('sheep drop one wool and 1-2 mutton', () => {
  expect(sums('sheep')['white_wool']).toBe(1000)
})

it('zombies give iron, carrots and potatoes to players only', () => {
  expect(Object.keys(sums('zombie')).length).toBeGreaterThan(1)
  expect(Object.keys(sums('zombie', { ...alive, byPlayer: false }))).toEqual(['rotten_flesh'])
})
