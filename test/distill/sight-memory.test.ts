import { expect, it } from 'vitest'
import { SightMemory } from '../../src/distill/sight-memory.ts'
import { stateWith } from '../support/world-states.ts'

const inView = (distances: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(distances).map(([name, nearestBlocks]) => [name, { count: 1, nearestBlocks }]),
  )
const above = (distances: Readonly<Record<string, number>>) =>
  stateWith({ underSky: true, position: { x: 0, y: 66, z: 0 }, blocks: inView(distances) })
const below = (distances: Readonly<Record<string, number>>) =>
  stateWith({ underSky: false, light: 0, position: { x: 0, y: 12, z: 0 }, blocks: inView(distances) })

it('tells what was seen above ground from what is remembered from below', () => {
  const sight = new SightMemory()
  expect(sight.take(above({ oak_log: 12 })).carriedNames).toEqual([])
  sight.take(below({ oak_log: 60, diamond_ore: 4 }))
  expect(sight.take(above({ oak_log: 12, diamond_ore: 55, poppy: 20 })).carriedNames).toEqual(['diamond_ore'])
})

it('takes for seen what is near by above ground, or was out of mind before', () => {
  const sight = new SightMemory()
  sight.take(below({ coal_ore: 4, iron_ore: 5 }))
  expect(sight.take(above({ coal_ore: 6, iron_ore: 50 })).carriedNames).toEqual(['iron_ore'])
  expect(sight.take(above({ coal_ore: 30 })).carriedNames).toEqual([])
  expect(sight.take(above({ coal_ore: 40, iron_ore: 30 })).carriedNames).toEqual([])
})

it('takes the trees over a fresh shaft for remembered, and the stone around it for seen', () => {
  const sight = new SightMemory()
  sight.take(above({ oak_log: 6, stone: 8 }))
  expect(sight.take(below({ oak_log: 9, stone: 1, coal_ore: 7 })).carriedNames).toEqual(['oak_log'])
  expect(sight.take(below({ stone: 1, coal_ore: 30 })).carriedNames).toEqual([])
  expect(sight.take(below({ oak_log: 5, stone: 1 })).carriedNames).toEqual([])
})
