import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlockMemory } from '../../../src/env/mineflayer/perception/block-memory.ts'
import { facts, states } from './block-grid.ts'

const put = (memory: BlockMemory, x: number, y: number, z: number, state: number) =>
  memory.record(
    memory.section(x >> 4, y >> 4, z >> 4),
    ((y & 15) << 8) | ((z & 15) << 4) | (x & 15),
    facts.kind[state]!,
  )

const coordinate = fc.integer({ min: -40, max: 40 })
const placed = fc.record({
  x: coordinate,
  y: fc.integer({ min: 0, max: 60 }),
  z: coordinate,
  state: fc.constantFrom(states.stone, states.ironOre, states.air),
})

describe('block memory', () => {
  it('finds the nearest and counts as a plain list would', () => {
    fc.assert(
      fc.property(
        fc.array(placed, { maxLength: 200 }),
        placed,
        fc.integer({ min: 1, max: 5 }),
        (blocks, from, limit) => {
          const memory = new BlockMemory(facts)
          const plain = new Map<string, { x: number; y: number; z: number; state: number }>()
          for (const block of blocks) {
            put(memory, block.x, block.y, block.z, block.state)
            plain.set(`${block.x},${block.y},${block.z}`, block)
          }
          const ores = [...plain.values()]
            .filter(({ state }) => state === states.ironOre)
            .map(({ x, y, z }) => ({
              position: { x, y, z },
              away: (x + 0.5 - from.x) ** 2 + (y + 0.5 - from.y) ** 2 + (z + 0.5 - from.z) ** 2,
            }))
            .sort(
              (one, other) =>
                one.away - other.away ||
                one.position.y - other.position.y ||
                one.position.x - other.position.x ||
                one.position.z - other.position.z,
            )
          const found = memory.nearest(['iron_ore'], from, limit)
          expect(found.map(({ position }) => position)).toEqual(
            ores.slice(0, limit).map(({ position }) => position),
          )
          expect(memory.summary(from).iron_ore?.count ?? 0).toBe(ores.length)
        },
      ),
    )
  })

  it('does not depend on the order in which blocks were seen', () => {
    fc.assert(
      fc.property(fc.uniqueArray(placed, { selector: ({ x, y, z }) => `${x},${y},${z}` }), (blocks) => {
        const [one, other] = [new BlockMemory(facts), new BlockMemory(facts)]
        for (const { x, y, z, state } of blocks) put(one, x, y, z, state)
        for (const { x, y, z, state } of blocks.toReversed()) put(other, x, y, z, state)
        const from = { x: 0, y: 20, z: 0 }
        expect(one.nearest(['stone', 'iron_ore'], from, 9)).toEqual(
          other.nearest(['stone', 'iron_ore'], from, 9),
        )
        expect(one.summary(from)).toEqual(other.summary(from))
      }),
    )
  })

  it('forgets the oldest section when it is full, and its counts with it', () => {
    const memory = new BlockMemory(facts, 2)
    for (let section = 0; section < 3; section++) put(memory, section * 16, 5, 0, states.ironOre)
    expect(memory.summary({ x: 0, y: 5, z: 0 }).iron_ore?.count).toBe(2)
    expect(memory.kindAt(0, 5, 0)).toBe(0)
    expect(memory.kindAt(32, 5, 0)).toBe(facts.kind[states.ironOre])
  })

  it('understands groups of blocks', () => {
    const memory = new BlockMemory(facts)
    put(memory, 1, 5, 1, states.ironOre)
    expect(memory.nearest(['#iron_ores'], { x: 0, y: 0, z: 0 }, 3)).toHaveLength(1)
  })
})
