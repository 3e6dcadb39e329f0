import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlockMemory } from '../../../src/env/mineflayer/perception/block-memory.ts'
import { SightSense } from '../../../src/env/mineflayer/perception/sight-sense.ts'
import { BlockGrid, facts, states } from './block-grid.ts'

const eyes = { x: 8.5, y: 10.62, z: 8.5 }
const names = facts.names.filter((name) => name !== '' && name !== 'air')

function lookInto(grid: BlockGrid, from = eyes) {
  const memory = new BlockMemory(facts)
  const sense = new SightSense(grid, facts, memory)
  sense.look(from)
  return { memory, sense }
}

/**
 * An independent and slow judge: walks in small steps along many lines from the eyes to points all over the block and
 * asks whether any of them is free.
 */
function hasFreeLine(
  grid: BlockGrid,
  from: typeof eyes,
  block: { x: number; y: number; z: number },
): boolean {
  const parts = 12
  for (let i = 0; i <= parts; i++) {
    for (let j = 0; j <= parts; j++) {
      for (let k = 0; k <= parts; k++) {
        if (i % parts !== 0 && j % parts !== 0 && k % parts !== 0) continue
        const inset = (n: number) => 0.0005 + (n / parts) * 0.999
        if (isFree(grid, from, block, block.x + inset(i), block.y + inset(j), block.z + inset(k))) return true
      }
    }
  }
  return false
}

function isFree(
  grid: BlockGrid,
  from: typeof eyes,
  block: { x: number; y: number; z: number },
  toX: number,
  toY: number,
  toZ: number,
): boolean {
  const length = Math.hypot(toX - from.x, toY - from.y, toZ - from.z)
  const steps = Math.ceil(length * 40)
  for (let step = 0; step <= steps; step++) {
    const share = step / steps
    const x = Math.floor(from.x + (toX - from.x) * share)
    const y = Math.floor(from.y + (toY - from.y) * share)
    const z = Math.floor(from.z + (toZ - from.z) * share)
    if (x === block.x && y === block.y && z === block.z) return true
    if (facts.opaque[Math.max(0, grid.stateAt(x, y, z))] === 1) return false
  }
  return true
}

describe('sight', () => {
  it('sees ore behind air, glass, torches and slabs but not behind stone', () => {
    for (const [between, seen] of [
      [states.air, true],
      [states.glass, true],
      [states.torch, true],
      [states.slab, true],
      [states.stone, false],
    ] as const) {
      const grid = new BlockGrid()
      grid.fill([7, 9, 4], [9, 12, 4], states.ironOre)
      grid.fill([-20, 0, 5], [40, 40, 5], between)
      const { memory } = lookInto(grid)
      expect([between, memory.knowsAny(['iron_ore'])]).toEqual([between, seen])
    }
  })

  it('always sees ore in the wall of the tunnel that it stands in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -4, max: 4 }),
        fc.constantFrom(-1, 1),
        fc.integer({ min: 0, max: 1 }),
        (along, side, up) => {
          const grid = new BlockGrid()
          grid.fill([-16, 0, -16], [31, 30, 31], states.stone)
          grid.fill([8, 9, 0], [8, 10, 16], states.air)
          grid.set(8 + side, 9 + up, 8 + along, states.ironOre)
          return lookInto(grid).memory.nearest(['iron_ore'], eyes, 1).length === 1
        },
      ),
    )
  })

  it('never knows a block to which no line is free', () => {
    const cell = fc.record({
      x: fc.integer({ min: 2, max: 14 }),
      y: fc.integer({ min: 6, max: 15 }),
      z: fc.integer({ min: 2, max: 14 }),
      state: fc.constantFrom(states.stone, states.stone, states.ironOre, states.glass, states.slab),
    })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 50, maxLength: 400 }), (cells) => {
        const grid = new BlockGrid()
        for (const { x, y, z, state } of cells) {
          if (Math.floor(eyes.x) !== x || Math.floor(eyes.y) !== y || Math.floor(eyes.z) !== z)
            grid.set(x, y, z, state)
        }
        const { memory } = lookInto(grid)
        const hidden = memory
          .nearest(names, eyes, 1000)
          .filter(({ position }) => !hasFreeLine(grid, eyes, position))
        expect(hidden).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('remembers what it saw from elsewhere and forgets what it sees gone', () => {
    const grid = new BlockGrid()
    grid.fill([-20, 0, -20], [40, 8, 40], states.stone)
    grid.set(8, 9, 2, states.ironOre)
    const { memory, sense } = lookInto(grid)
    expect(memory.knowsAny(['iron_ore'])).toBe(true)
    grid.fill([-20, 9, 5], [40, 40, 5], states.stone)
    grid.set(8, 9, 2, states.air)
    sense.columnLoaded()
    sense.look({ ...eyes, x: 9.5 })
    expect(memory.knowsAny(['iron_ore'])).toBe(true)
    grid.fill([-20, 9, 5], [40, 40, 5], states.air)
    sense.columnLoaded()
    for (let looks = 0; looks < 4; looks++) sense.look({ ...eyes, x: 10.5 })
    expect(memory.knowsAny(['iron_ore'])).toBe(false)
  })

  it('stops at the edge of what is loaded', () => {
    const grid = new BlockGrid(16)
    const { memory } = lookInto(grid)
    expect(memory.kindAt(15, 10, 8)).toBe(facts.airKind)
    expect(memory.kindAt(16, 10, 8)).toBe(0)
  })
})
