import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FlatGenerator } from '../../../../src/env/embedded/terrain/flat-generator.ts'
import { OverworldGenerator } from '../../../../src/env/embedded/terrain/overworld-generator.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'
import { BlockWorld } from '../../../../src/env/embedded/world/block-world.ts'
import { WorldLight } from '../../../../src/env/embedded/world/light.ts'

const states = createBlockStates()
const stone = states.stateOf('stone')
const flat = new FlatGenerator(states)

describe('a block world', () => {
  it('gives back what was set, anywhere, and air above and below', () => {
    const world = new BlockWorld(flat, states)
    const place = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(place, fc.integer({ min: -5000, max: 5000 }), ([x, y], z) => {
        world.setState(x, y, z, stone)
        expect(world.stateAt(x, y, z)).toBe(stone)
        expect(world.stateAt(x, -1 - y, z)).toBe(0)
        expect(world.stateAt(x, 256 + y, z)).toBe(0)
      }),
    )
  })

  it('tells listeners of real changes only, until they leave', () => {
    const world = new BlockWorld(flat, states)
    const heard: number[][] = []
    const leave = world.onChange((...change) => heard.push(change))
    world.setState(-1, 10, -1, stone)
    world.setState(-1, 10, -1, stone)
    world.setState(0, 300, 0, stone)
    leave()
    world.setState(-1, 10, -1, 0)
    expect(heard).toEqual([[-1, 10, -1, 0, stone]])
  })

  it('drops columns beyond its bound, but never one that was changed', () => {
    const world = new BlockWorld(flat, states, { maximumColumns: 20 })
    world.setState(5, 60, 5, stone)
    world.setBlockEntity(100, 4, 0, { kind: 'chest' })
    for (let chunkX = 0; chunkX < 300; chunkX++) world.columnAt(chunkX, 9)
    const loaded = Array.from({ length: 300 }, (_, chunkX) => world.isLoaded(chunkX, 9)).filter(Boolean)
    expect(loaded.length).toBeLessThanOrEqual(20)
    expect(world.isLoaded(0, 0)).toBe(true)
    expect(world.stateAt(5, 60, 5)).toBe(stone)
    expect(world.blockEntityAt(100, 4, 0)).toEqual({ kind: 'chest' })
    expect(world.stateAt(16, 3, 9 * 16)).toBe(states.stateOf('grass_block'))
  })

  it('makes a dropped column again as it was, blocks and light, whatever its arrays have held meanwhile', () => {
    const world = new BlockWorld(new OverworldGenerator(7, states), states, { maximumColumns: 20 })
    const light = new WorldLight(world)
    const picture = (chunkX: number) => {
      const { sections, biomes } = world.columnAt(chunkX, 0)
      const blocks = sections.map((section) => (section === null ? '' : section.join()))
      const levels = Array.from({ length: 80 }, (_, y) => light.lightAt(chunkX * 16 + 8, y, 8))
      return JSON.stringify([blocks, [...biomes], levels])
    }
    const route = Array.from({ length: 12 }, (_, step) => step * 3)
    const there = route.map(picture)
    let dropped = 0
    world.onDrop(({ sections }) => {
      expect(sections[0]).not.toBeNull()
      dropped++
    })
    expect(route.map(picture)).toEqual(there)
    expect(dropped).toBeGreaterThan(route.length)
  })

  it('finds the highest block that carries', () => {
    const world = new BlockWorld(flat, states)
    expect(world.highestSolid(-3, 7)).toBe(3)
    world.setState(-3, 200, 7, states.stateOf('oak_leaves'))
    world.setState(-3, 201, 7, states.stateOf('grass'))
    expect(world.highestSolid(-3, 7)).toBe(200)
    for (let y = 0; y <= 200; y++) world.setState(-3, y, 7, 0)
    expect(world.highestSolid(-3, 7)).toBe(-1)
  })

  it('lifts the spawn out of blocks that were put there', () => {
    const world = new BlockWorld(flat, states)
    expect(world.spawn()).toEqual({ x: 0.5, y: 4, z: 0.5 })
    world.setState(0, 5, 0, stone)
    expect(world.spawn()).toEqual({ x: 0.5, y: 6, z: 0.5 })
  })

  it('forgets a block entity that is taken away', () => {
    const world = new BlockWorld(flat, states)
    world.setBlockEntity(-17, 4, 33, { kind: 'furnace' })
    expect(world.blockEntityAt(-17, 4, 33)).toEqual({ kind: 'furnace' })
    expect(world.blockEntityAt(-17, 5, 33)).toBeNull()
    world.setBlockEntity(-17, 4, 33, null)
    expect(world.blockEntityAt(-17, 4, 33)).toBeNull()
  })
})

describe('block states', () => {
  it('agree with the registry about defaults and properties', () => {
    expect(states.nameOf(states.stateOf('oak_log'))).toBe('oak_log')
    expect(states.stateOf('oak_log', { axis: 'x' })).toBe(states.stateOf('oak_log') - 1)
    expect(states.stateOf('grass_block', { snowy: true })).toBe(states.stateOf('grass_block') - 1)
    expect(states.stateOf('oak_leaves', { distance: 7, persistent: false })).toBe(
      states.stateOf('oak_leaves'),
    )
  })

  it('know what carries: a thin layer of snow does not', () => {
    expect(states.solid[states.stateOf('snow', { layers: 1 })]).toBe(0)
    expect(states.solid[states.stateOf('snow', { layers: 8 })]).toBe(1)
    expect(states.solid[states.stateOf('water')]).toBe(0)
    expect(states.solid[states.stateOf('chest')]).toBe(1)
  })

  it('refuse what does not exist', () => {
    expect(() => states.stateOf('unobtainium')).toThrow('no block named "unobtainium"')
    expect(() => states.stateOf('oak_log', { axis: 'w' })).toThrow('axis = w')
    expect(() => states.stateOf('stone', { axis: 'x' })).toThrow('no property "axis"')
  })
})
