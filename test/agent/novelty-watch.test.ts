import { expect, it } from 'vitest'
import { NoveltyWatch } from '../../src/agent/novelty-watch.ts'
import { stateWith } from '../support/world-states.ts'

const start = stateWith({ inventory: { oak_log: 3 }, blocks: {}, entities: {} })
const at = (x: number) => ({ ...start.position, x })

it('counts attempts and ticks since anything new came of the episode', () => {
  const watch = new NoveltyWatch(start)
  expect(watch.standstill).toEqual({ attempts: 0, ticks: 0 })
  watch.observe({ ...start, tick: 30 })
  watch.observe({ ...start, tick: 70, inventory: { oak_log: 2 } })
  expect(watch.standstill).toEqual({ attempts: 2, ticks: 70 })
})

it.each([
  ['more of an item than ever', { inventory: { oak_log: 4 } }],
  ['a place where the body never was', { position: at(40) }],
  ['a thing in view for the first time', { blocks: { stone: { count: 1, nearestBlocks: 4 } } }],
])('takes %s for new, once', (_what, change) => {
  const watch = new NoveltyWatch(start)
  watch.observe({ ...start, tick: 10 })
  watch.observe({ ...start, ...change, tick: 20 })
  expect(watch.standstill.attempts).toBe(0)
  watch.observe({ ...start, tick: 30 })
  watch.observe({ ...start, ...change, tick: 40 })
  expect(watch.standstill).toEqual({ attempts: 2, ticks: 20 })
})

it('sees through a circle in which every attempt succeeds', () => {
  const watch = new NoveltyWatch(start)
  for (let tick = 10; tick <= 400; tick += 10)
    watch.observe({ ...start, tick, position: at(tick % 20 === 0 ? 0 : 40) })
  expect(watch.standstill.attempts).toBeGreaterThan(30)
})
