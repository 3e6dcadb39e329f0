import { expect, it } from 'vitest'
import { CircleWatch } from '../../src/agent/circle-watch.ts'

const here = { x: 0, y: 64, z: 0 }
const carried = { inventory: { stick: 2, crafting_table: 1 }, position: here }
const placed = { inventory: { stick: 2 }, position: here }

it('sees a table that is put down and taken up again and again', () => {
  const watch = new CircleWatch()
  const verdicts = Array.from({ length: 3 }, () => [watch.isBack(carried), watch.isBack(placed)])
  expect(verdicts).toEqual([
    [false, false],
    [false, false],
    [true, true],
  ])
})

it('sees none where the body comes by more, or moves on', () => {
  const gathering = new CircleWatch()
  const walking = new CircleWatch()
  for (let turn = 0; turn < 20; turn++) {
    expect(gathering.isBack({ inventory: { cobblestone: turn }, position: here })).toBe(false)
    expect(walking.isBack({ ...placed, position: { ...here, x: turn * 20 } })).toBe(false)
  }
})

it('forgets what is long past', () => {
  const watch = new CircleWatch()
  for (let turn = 0; turn < 3; turn++) {
    expect(watch.isBack(placed)).toBe(false)
    for (let other = 0; other < 12; other++) {
      expect(watch.isBack({ inventory: { dirt: turn * 100 + other }, position: here })).toBe(false)
    }
  }
})
