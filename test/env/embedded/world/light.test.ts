import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OverworldGenerator } from '../../../../src/env/embedded/terrain/overworld-generator.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'
import { BlockWorld } from '../../../../src/env/embedded/world/block-world.ts'
import { createColumn, writeColumnState } from '../../../../src/env/embedded/world/column.ts'
import { encodeLight } from '../../../../src/env/embedded/world/encode-light.ts'
import { WorldLight } from '../../../../src/env/embedded/world/light.ts'

const states = createBlockStates()
const stone = states.stateOf('stone')
const torch = states.stateOf('torch')

/** A world of stone up to y 9, or of nothing but stone up to y 60. */
function stoneWorld(height: number): BlockWorld {
  return new BlockWorld(
    {
      generate: (chunkX, chunkZ) => {
        const column = createColumn(chunkX, chunkZ, 1)
        for (let y = 0; y < height; y++) {
          for (let foot = 0; foot < 256; foot++) writeColumnState(column, foot & 15, y, foot >> 4, stone)
        }
        return column
      },
      spawn: () => ({ x: 0, y: 64, z: 0 }),
    },
    states,
  )
}

/** Every level within 16 blocks of a point, as one text. */
function picture(light: WorldLight, x: number, y: number, z: number): string {
  let text = ''
  for (let offsetY = -8; offsetY <= 8; offsetY += 2) {
    for (let offsetX = -16; offsetX <= 16; offsetX++) {
      for (let offsetZ = -16; offsetZ <= 16; offsetZ++) {
        const { block, sky } = light.lightAt(x + offsetX, y + offsetY, z + offsetZ)
        text += block.toString(16) + sky.toString(16)
      }
    }
  }
  return text
}

const place = fc.record({ x: fc.integer({ min: -9, max: 9 }), z: fc.integer({ min: -9, max: 9 }) })
const height = fc.integer({ min: 24, max: 36 })

describe('light of the sky', () => {
  it('is full above the ground, dark in it, and dimmed by water', () => {
    const world = stoneWorld(10)
    const light = new WorldLight(world)
    world.setState(5, 20, 5, states.stateOf('water'))
    expect(light.lightAt(0, 10, 0)).toEqual({ block: 0, sky: 15 })
    expect(light.lightAt(0, 9, 0)).toEqual({ block: 0, sky: 0 })
    expect(light.lightAt(5, 20, 5).sky).toBe(14)
    expect(light.lightAt(6, 19, 5).sky).toBe(15)
    expect(light.lightAt(0, 255, 0).sky).toBe(15)
  })

  it('comes into a tunnel from the side, across the borders of columns, and leaves when it is closed', () => {
    const world = stoneWorld(40)
    const light = new WorldLight(world)
    for (let y = 30; y < 40; y++) world.setState(12, y, 3, 0)
    for (let x = 12; x < 40; x++) world.setState(x, 30, 3, 0)
    expect([12, 13, 16, 20, 26, 27, 39].map((x) => light.lightAt(x, 30, 3).sky)).toEqual([
      15, 14, 11, 7, 1, 0, 0,
    ])
    world.setState(12, 35, 3, stone)
    expect([12, 13, 16].map((x) => light.lightAt(x, 30, 3).sky)).toEqual([0, 0, 0])
    world.setState(12, 35, 3, 0)
    expect(light.lightAt(16, 30, 3).sky).toBe(11)
  })
})

describe('light of blocks', () => {
  it('is that of the state: a furnace shines only while it burns', () => {
    const emission = (name: string, properties?: Record<string, boolean>) =>
      states.lightEmission[states.stateOf(name, properties)]
    expect(emission('furnace', { lit: false })).toBe(0)
    expect(emission('furnace', { lit: true })).toBe(13)
    expect([emission('glowstone'), emission('lava'), emission('torch')]).toEqual([15, 15, 14])
  })

  it('is never brighter than its source less the way to it, and is gone with the torch', () => {
    fc.assert(
      fc.property(place, height, fc.array(fc.tuple(place, height), { maxLength: 12 }), (at, y, holes) => {
        const world = stoneWorld(60)
        const light = new WorldLight(world)
        for (const [hole, holeY] of holes) {
          for (let step = 0; step < 6; step++) world.setState(hole.x + step, holeY, hole.z, 0)
          for (let step = 0; step < 6; step++) world.setState(hole.x, holeY, hole.z + step, 0)
        }
        world.setState(at.x, y, at.z, 0)
        const dark = picture(light, at.x, y, at.z)
        world.setState(at.x, y, at.z, torch)
        for (let x = -16; x <= 16; x += 3) {
          for (let z = -16; z <= 16; z += 2) {
            const way = Math.abs(x) + Math.abs(z)
            expect(light.lightAt(at.x + x, y, at.z + z).block).toBeLessThanOrEqual(Math.max(0, 14 - way))
          }
        }
        expect(light.lightAt(at.x, y, at.z).block).toBe(14)
        world.setState(at.x, y, at.z, 0)
        expect(picture(light, at.x, y, at.z)).toBe(dark)
      }),
      { numRuns: 15 },
    )
  })
})

describe('light kept up with changes', () => {
  it('is the same as light reckoned anew', () => {
    const change = fc.tuple(
      fc.integer({ min: -18, max: 18 }),
      fc.integer({ min: 55, max: 80 }),
      fc.integer({ min: -18, max: 18 }),
      fc.constantFrom(0, stone, torch, states.stateOf('water'), states.stateOf('oak_leaves')),
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 30 }), (changes) => {
        const kept = new BlockWorld(new OverworldGenerator(3, states), states)
        const anew = new BlockWorld(new OverworldGenerator(3, states), states)
        const light = new WorldLight(kept)
        light.lightAt(0, 64, 0)
        for (const [x, y, z, state] of changes) {
          kept.setState(x, y, z, state)
          anew.setState(x, y, z, state)
        }
        const fresh = new WorldLight(anew)
        for (const centerY of [60, 70]) {
          expect(picture(light, 0, centerY, 0)).toBe(picture(fresh, 0, centerY, 0))
        }
      }),
      { numRuns: 8 },
    )
  })

  it('is encoded with every lit section', () => {
    const world = stoneWorld(20)
    const light = new WorldLight(world)
    world.setState(8, 40, 8, torch)
    const column = world.columnAt(0, 0)
    const fields = encodeLight(column, light.ofColumn(column))
    expect(fields.data.length).toBe(
      2050 * (bits(fields.skyLightMask).length + bits(fields.blockLightMask).length),
    )
    expect(fields.skyLightMask & fields.emptySkyLightMask).toBe(0)
    expect(bits(fields.blockLightMask)).toEqual([1, 2, 3])
  })
})

/** The sections named by a mask of the packet. */
function bits(mask: number): number[] {
  return Array.from({ length: 17 }, (_, section) => section).filter((section) => (mask >> (section + 1)) & 1)
}
