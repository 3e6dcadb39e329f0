import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OverworldGenerator } from '../../../../src/env/embedded/terrain/overworld-generator.ts'
import { leavesOf } from '../../../../src/env/embedded/terrain/tree-shapes.ts'
import type { OverworldOptions } from '../../../../src/env/embedded/terrain/terrain-options.ts'
import { ordinaryOverworld } from '../../../../src/env/embedded/terrain/terrain-options.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'
import { BlockWorld } from '../../../../src/env/embedded/world/block-world.ts'
import type { Column } from '../../../../src/env/embedded/world/column.ts'
import { columnState } from '../../../../src/env/embedded/world/column.ts'

const states = createBlockStates()
const overworld = (seed: number, options: Partial<OverworldOptions> = {}) =>
  new OverworldGenerator(seed, states, { ...ordinaryOverworld, ...options })

/** How many blocks of each state there are at each height (`state * 256 + y`), over `side` x `side` columns. */
function count(generator: OverworldGenerator, side: number): Uint32Array {
  const counts = new Uint32Array(states.count * 256)
  for (let chunk = 0; chunk < side * side; chunk++) {
    const column = generator.generate(chunk % side, Math.floor(chunk / side))
    for (const [sectionY, section] of column.sections.entries()) {
      if (section === null) continue
      for (let index = 0; index < section.length; index++) {
        counts[section[index]! * 256 + ((sectionY << 4) | (index >> 8))]!++
      }
    }
  }
  return counts
}

/** Blocks of one name from height `from` to height `to`. */
function total(counts: Uint32Array, name: string, from = 0, to = 255): number {
  const first = states.stateOf(name) * 256
  return counts.subarray(first + from, first + to + 1).reduce((sum, here) => sum + here, 0)
}

describe('the overworld', () => {
  it('makes a column from seed and coordinates alone, whatever was made before', () => {
    const coordinate = fc.integer({ min: -300, max: 300 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), coordinate, coordinate, (seed, chunkX, chunkZ) => {
        const alone = overworld(seed).generate(chunkX, chunkZ)
        const late = overworld(seed)
        late.spawn()
        for (const [stepX, stepZ] of [
          [1, 0],
          [-1, 1],
          [16, 0],
          [0, -1],
        ] as const) {
          late.generate(chunkX + stepX, chunkZ + stepZ)
        }
        expect(sameColumn(late.generate(chunkX, chunkZ), alone)).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  it('differs between seeds', () => {
    expect(sameColumn(overworld(1).generate(0, 0), overworld(2).generate(0, 0))).toBe(false)
  })

  it('rests on bedrock, with lava and never air in the hollows up to y 10', () => {
    const generator = overworld(3)
    let lava = 0
    for (let chunkX = 0; chunkX < 8; chunkX++) {
      const column = generator.generate(chunkX, 0)
      for (let foot = 0; foot < 256; foot++) {
        expect(states.nameOf(columnState(column, foot & 15, 0, foot >> 4))).toBe('bedrock')
        for (let y = 1; y <= 10; y++) {
          const name = states.nameOf(columnState(column, foot & 15, y, foot >> 4))
          expect(name).not.toBe('air')
          if (name === 'lava') lava++
        }
      }
    }
    expect(lava).toBeGreaterThan(0)
  })

  it('holds its water: beside and below it is never air', () => {
    const generator = overworld(11)
    const world = new BlockWorld(generator, states)
    const water = states.stateOf('water')
    let seen = 0
    for (let x = 0; x < 256; x++) {
      for (let z = 0; z < 256; z++) {
        for (let y = 62; y > 50; y--) {
          if (world.stateAt(x, y, z) !== water) continue
          seen++
          const around = [
            [0, -1, 0],
            [1, 0, 0],
            [-1, 0, 0],
            [0, 0, 1],
            [0, 0, -1],
          ] as const
          for (const [stepX, stepY, stepZ] of around) {
            if (world.stateAt(x + stepX, y + stepY, z + stepZ) === 0) {
              expect.fail(`air beside water at ${x} ${y} ${z}`)
            }
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(1000)
  })

  it('lays as much ore as vanilla, in its bands', () => {
    // Blocks per chunk from vanilla's counts and vein sizes; rough, since caves and rock take some.
    const perChunk = { iron_ore: [90, 140], redstone_ore: [20, 40], diamond_ore: [2.4, 5], gold_ore: [7, 14] }
    const tops = { iron_ore: 66, redstone_ore: 18, diamond_ore: 18, gold_ore: 34 }
    const counts = count(overworld(5), 10)
    for (const ore of ['iron_ore', 'redstone_ore', 'diamond_ore', 'gold_ore'] as const) {
      const [least, most] = perChunk[ore]
      expect(total(counts, ore) / 100).toBeGreaterThan(least!)
      expect(total(counts, ore) / 100).toBeLessThan(most!)
      expect(total(counts, ore, tops[ore] + 1)).toBe(0)
    }
  }, 30_000)

  it('moves ores where the options say', () => {
    const ores = { ...ordinaryOverworld.ores, diamond_ore: { veins: 6, size: 8, minY: 40, maxY: 50 } }
    const counts = count(overworld(5, { ores }), 4)
    expect(total(counts, 'diamond_ore', 0, 35)).toBe(0)
    expect(total(counts, 'diamond_ore', 37, 53)).toBeGreaterThan(16 * 10)
  })

  it('has no trees and no caves where the options say so', () => {
    const bare = count(overworld(5, { treeDensity: 0, caveDensity: 0 }), 6)
    const ordinary = count(overworld(5), 6)
    for (const block of ['oak_log', 'lava']) {
      expect(total(bare, block)).toBe(0)
      expect(total(ordinary, block)).toBeGreaterThan(0)
    }
  })

  it('leaves out a biome of weight 0 and spreads a heavy one', () => {
    const plainsOnly = {
      plains: 1,
      forest: 0,
      birch_forest: 0,
      taiga: 0,
      snowy_taiga: 0,
      desert: 0,
      mountains: 0,
    }
    const generator = overworld(9, { biomeWeights: plainsOnly })
    const seen = new Set<string>()
    for (let z = -800; z < 800; z += 40) {
      for (let x = -800; x < 800; x += 40) seen.add(generator.land.biomeAt(x, z))
    }
    expect([...seen].filter((biome) => !['plains', 'river', 'beach'].includes(biome))).toEqual([])
  })

  it('draws every tree whole, across the borders of columns', () => {
    const generator = overworld(21)
    const world = new BlockWorld(generator, states)
    let checked = 0
    for (let chunkX = -6; chunkX < 6; chunkX++) {
      for (const tree of generator.trees.inChunk(chunkX, 2)) {
        checked++
        for (let y = 0; y < tree.height; y++) {
          expect(states.nameOf(world.stateAt(tree.x, tree.y + y, tree.z))).toBe(`${tree.kind}_log`)
        }
        for (const leaf of leavesOf(tree.kind, tree.height)) {
          if (leaf.isOptional) continue
          const state = world.stateAt(tree.x + leaf.x, tree.y + leaf.y, tree.z + leaf.z)
          expect(states.air[state]).toBe(0)
        }
        expect(states.nameOf(world.stateAt(tree.x, tree.y - 1, tree.z))).toBe('dirt')
      }
    }
    expect(checked).toBeGreaterThan(20)
  })

  it('spawns players on dry grass under the open sky, with a tree not far', () => {
    for (let seed = 0; seed < 20; seed++) {
      const generator = overworld(seed)
      const world = new BlockWorld(generator, states)
      const { x, y, z } = world.spawn()
      const [blockX, blockZ] = [Math.floor(x), Math.floor(z)]
      expect(states.nameOf(world.stateAt(blockX, y - 1, blockZ))).toBe('grass_block')
      expect(world.highestSolid(blockX, blockZ)).toBe(y - 1)
      expect(states.fluid[world.stateAt(blockX, y, blockZ)]).toBe(0)
      let nearest = Infinity
      for (let step = 0; step < 17 * 17; step++) {
        const chunkX = (blockX >> 4) + (step % 17) - 8
        const chunkZ = (blockZ >> 4) + Math.floor(step / 17) - 8
        for (const tree of generator.trees.inChunk(chunkX, chunkZ)) {
          nearest = Math.min(nearest, Math.hypot(tree.x - x, tree.z - z))
        }
      }
      expect(nearest).toBeLessThan(100)
    }
  })
})

function sameColumn(one: Column, other: Column): boolean {
  const bytes = (column: Column) =>
    column.sections.map((section) => (section ? Buffer.from(section.buffer).toString('base64') : null))
  return (
    JSON.stringify(bytes(one)) === JSON.stringify(bytes(other)) &&
    Buffer.from(one.biomes).equals(Buffer.from(other.biomes))
  )
}
