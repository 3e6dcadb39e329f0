import fc from 'fast-check'
import * as protocol from 'minecraft-protocol'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'
import { BlockWorld } from '../../../../src/env/embedded/world/block-world.ts'
import type { Column } from '../../../../src/env/embedded/world/column.ts'
import { columnState, createColumn, sectionVolume } from '../../../../src/env/embedded/world/column.ts'
import type { MapChunkFields } from '../../../../src/env/embedded/world/encode-column.ts'
import { ColumnEncoder } from '../../../../src/env/embedded/world/encode-column.ts'
import { encodeLight } from '../../../../src/env/embedded/world/encode-light.ts'
import { WorldLight } from '../../../../src/env/embedded/world/light.ts'
import { OverworldGenerator } from '../../../../src/env/embedded/terrain/overworld-generator.ts'
import { createRandom } from '../../../../src/env/random.ts'

interface ClientChunk {
  load(data: Buffer, bitMap: number): void
  loadBiomes(biomes: readonly number[]): void
  getBlockStateId(position: { x: number; y: number; z: number }): number
  getBiome(position: { x: number; y: number; z: number }): number
}
const loadChunk = createRequire(import.meta.url)('prismarine-chunk') as (
  version: string,
) => new () => ClientChunk
const Chunk = loadChunk('1.16.5')
/** What is used of minecraft-protocol's serialisers, which its own types leave out. */
const serialisers = protocol as unknown as {
  createSerializer(options: object): { createPacketBuffer(packet: object): Buffer }
  createDeserializer(options: object): { parsePacketBuffer(bytes: Buffer): { data: { params: object } } }
}
const states = createBlockStates()

function asClient(mapChunk: MapChunkFields): ClientChunk {
  const chunk = new Chunk()
  chunk.load(mapChunk.chunkData, mapChunk.bitMap)
  chunk.loadBiomes(mapChunk.biomes)
  return chunk
}

/** The first block on which client and column disagree, or null. */
function difference(column: Column, client: ClientChunk): string | null {
  for (let y = 0; y < 256; y++) {
    for (let z = 0; z < 16; z++) {
      for (let x = 0; x < 16; x++) {
        const [sent, seen] = [columnState(column, x, y, z), client.getBlockStateId({ x, y, z })]
        if (sent !== seen) return `${x} ${y} ${z}: ${sent} became ${seen}`
      }
    }
  }
  return null
}

function scrambled(seed: number, paletteSizes: readonly number[]): Column {
  const random = createRandom(seed)
  const column = createColumn(random.below(200) - 100, random.below(200) - 100, 1)
  paletteSizes.forEach((size, sectionY) => {
    if (size === 0) return
    const palette = Array.from({ length: size }, () => random.below(states.count))
    column.sections[sectionY] = Uint16Array.from(
      { length: sectionVolume },
      () => palette[random.below(size)]!,
    )
  })
  return column
}

describe('encoding a column', () => {
  it('gives a client every block, whatever the number of different states in a section', () => {
    const size = fc.constantFrom(0, 1, 2, 15, 16, 17, 31, 33, 64, 100, 128, 255, 256, 257, 300, 4096)
    const sizes = fc.array(size, { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(fc.integer(), sizes, (seed, paletteSizes) => {
        const column = scrambled(seed, paletteSizes)
        expect(difference(column, asClient(new ColumnEncoder(states).encode(column)))).toBeNull()
      }),
      { numRuns: 12 },
    )
  })

  it('gives a client generated terrain and its biomes', () => {
    const column = new OverworldGenerator(7, states).generate(3, -5)
    const client = asClient(new ColumnEncoder(states).encode(column))
    expect(difference(column, client)).toBeNull()
    expect(client.getBiome({ x: 9, y: 70, z: 14 })).toBe(column.biomes[(3 << 2) | 2])
  })

  it('survives the protocol in both directions', () => {
    const world = new BlockWorld(new OverworldGenerator(7, states), states)
    const column = world.columnAt(0, 0)
    const mapChunk = new ColumnEncoder(states).encode(column)
    const updateLight = encodeLight(column, new WorldLight(world).ofColumn(column))
    const options = { state: 'play', isServer: true, version: '1.16.5' } as const
    const serializer = serialisers.createSerializer(options)
    const deserializer = serialisers.createDeserializer({ ...options, isServer: false })
    const travelled = (name: string, params: object) => {
      const bytes = serializer.createPacketBuffer({ name, params })
      return deserializer.parsePacketBuffer(bytes).data
    }
    expect(travelled('map_chunk', mapChunk).params).toMatchObject({
      x: 0,
      z: 0,
      bitMap: mapChunk.bitMap,
      chunkData: mapChunk.chunkData,
      biomes: mapChunk.biomes,
    })
    expect(travelled('update_light', updateLight).params).toEqual(updateLight)
  })

  it('hands out the same packets until the column changes', () => {
    const generator = { generate: (x: number, z: number) => createColumn(x, z, 1), spawn: () => origin }
    const origin = { x: 0, y: 0, z: 0 }
    const world = new BlockWorld(generator, states)
    const encoder = new ColumnEncoder(states)
    const first = encoder.encode(world.columnAt(0, 0))
    expect(encoder.encode(world.columnAt(0, 0))).toBe(first)
    world.setState(1, 2, 3, states.stateOf('stone'))
    const second = encoder.encode(world.columnAt(0, 0))
    expect(second).not.toBe(first)
    expect(asClient(second).getBlockStateId({ x: 1, y: 2, z: 3 })).toBe(states.stateOf('stone'))
  })
})
