import { describe, expect, it } from 'vitest'
import { BlockMemory } from '../../../src/env/mineflayer/perception/block-memory.ts'
import { ScanSense } from '../../../src/env/mineflayer/perception/scan-sense.ts'
import { BlockGrid, facts, states } from './block-grid.ts'

const eyes = { x: 8, y: 20, z: 8 }

function world() {
  const grid = new BlockGrid()
  grid.fill([-8, 0, -8], [24, 10, 24], states.stone)
  grid.set(5, 10, 5, states.ironOre)
  grid.set(5, 5, 5, states.ironOre)
  return grid
}

describe('scanning', () => {
  it('xray knows every loaded block, exposed only those that touch something see-through', () => {
    const known = (exposedOnly: boolean) => {
      const memory = new BlockMemory(facts)
      new ScanSense(world(), facts, memory, exposedOnly).look(eyes)
      return memory.nearest(['iron_ore'], eyes, 5).map(({ position }) => position.y)
    }
    expect(known(false)).toEqual([10, 5])
    expect(known(true)).toEqual([10])
  })

  it('reads a little in each tick and ends up with the same', () => {
    const [atOnce, bitByBit] = [new BlockMemory(facts), new BlockMemory(facts)]
    new ScanSense(world(), facts, atOnce, true).look(eyes)
    const sense = new ScanSense(world(), facts, bitByBit, true)
    for (let tick = 0; tick < 400; tick++) sense.step(eyes)
    expect(bitByBit.summary(eyes)).toEqual(atOnce.summary(eyes))
  })

  it('exposes what lies behind a block that is dug away', () => {
    const grid = world()
    const memory = new BlockMemory(facts)
    const sense = new ScanSense(grid, facts, memory, true)
    sense.look(eyes)
    for (let y = 10; y > 5; y--) {
      grid.set(5, y, 5, states.air)
      sense.blockChanged(5, y, 5)
    }
    expect(memory.nearest(['iron_ore'], eyes, 5).map(({ position }) => position.y)).toEqual([5])
  })
})
