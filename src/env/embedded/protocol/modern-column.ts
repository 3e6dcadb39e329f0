import type { MapChunkFields, NbtValue } from '../world/encode-column.ts'
import type { UpdateLightFields } from '../world/encode-light.ts'

const sectionsPerColumn = 16
/** Biome cells of 4 x 4 x 4 blocks in a section. */
const cellsPerSection = 64
/** Most bits of a biome palette before ids are written directly. */
const mostPaletteBits = 3
const lightBytes = 2_048
/** An empty section's blocks: none that is not air, and a palette of air alone. */
const emptyBlocks = Buffer.from([0, 0, 0, 0, 0])

/** Chunks are encoded once for as long as they do not change. */
const kept = new WeakMap<MapChunkFields, object>()

/**
 * The `map_chunk` fields of 1.18 to 1.20.4: all sections with their biomes, and the light with them. `biomeBits` is
 * how many bits a biome id takes.
 */
export function modernColumn(chunk: MapChunkFields, light: UpdateLightFields, biomeBits: number): object {
  return { ...blocksOf(chunk, biomeBits), ...modernLight(light) }
}

function blocksOf(chunk: MapChunkFields, biomeBits: number): object {
  const known = kept.get(chunk)
  if (known !== undefined) return known
  const { x, z, heightmaps, blockEntities } = chunk
  const fields = {
    x,
    z,
    heightmaps,
    chunkData: sectionsWithBiomes(chunk, biomeBits),
    blockEntities: blockEntities.flatMap((entity) => placedEntity(entity)),
  }
  kept.set(chunk, fields)
  return fields
}

/** The light fields since 1.17: masks as lists of longs, and each lit section as a list of its own. */
export function modernLight(light: UpdateLightFields): object {
  const { skyLightMask, blockLightMask, data } = light
  const skyCount = bitCount(skyLightMask)
  return {
    skyLightMask: asLongs(skyLightMask),
    blockLightMask: asLongs(blockLightMask),
    emptySkyLightMask: asLongs(light.emptySkyLightMask),
    emptyBlockLightMask: asLongs(light.emptyBlockLightMask),
    skyLight: lightSections(data, 0, skyCount),
    blockLight: lightSections(data, skyCount, bitCount(blockLightMask)),
  }
}

function sectionsWithBiomes({ bitMap, chunkData, biomes }: MapChunkFields, biomeBits: number): Buffer {
  const parts: Buffer[] = []
  let start = 0
  for (let section = 0; section < sectionsPerColumn; section++) {
    if ((bitMap >> section) & 1) {
      const end = sectionEnd(chunkData, start)
      parts.push(chunkData.subarray(start, end))
      start = end
    } else parts.push(emptyBlocks)
    const cells = biomes.slice(section * cellsPerSection, (section + 1) * cellsPerSection)
    parts.push(biomePalette(cells, biomeBits))
  }
  return Buffer.concat(parts)
}

/** Where a section of 1.16.5 ends: counts, palette and longs are written as they still are in 1.20.4. */
function sectionEnd(data: Buffer, start: number): number {
  const cursor = { at: start + 2 }
  const bits = data[cursor.at++]!
  if (bits <= 8) {
    const entries = readVarInt(data, cursor)
    for (let entry = 0; entry < entries; entry++) readVarInt(data, cursor)
  }
  const longs = readVarInt(data, cursor)
  return cursor.at + longs * 8
}

function biomePalette(cells: readonly number[], biomeBits: number): Buffer {
  const palette = [...new Set(cells)]
  if (palette.length === 1) return Buffer.from([0, ...varInt(palette[0]!), 0])
  const paletteBits = 32 - Math.clz32(palette.length - 1)
  const isDirect = paletteBits > mostPaletteBits
  const bits = isDirect ? biomeBits : paletteBits
  const values = isDirect ? cells : cells.map((cell) => palette.indexOf(cell))
  const perLong = Math.floor(64 / bits)
  const longs = Buffer.alloc(Math.ceil(values.length / perLong) * 8)
  for (let long = 0; long * 8 < longs.length; long++) {
    let packed = 0n
    values.slice(long * perLong, (long + 1) * perLong).forEach((value, index) => {
      packed |= BigInt(value) << BigInt(index * bits)
    })
    longs.writeBigUInt64BE(packed, long * 8)
  }
  const head = isDirect ? [] : [...varInt(palette.length), ...palette.flatMap((id) => varInt(id))]
  return Buffer.concat([Buffer.from([bits, ...head, ...varInt(longs.length / 8)]), longs])
}

/** A block entity with its place beside it; its kind is told by the block, so any number will do. */
function placedEntity(entity: NbtValue): readonly object[] {
  const value = entity.value as Readonly<Record<string, { readonly value: number } | undefined>>
  const { x, y, z } = value
  if (x === undefined || y === undefined || z === undefined) return []
  return [{ x: x.value & 15, z: z.value & 15, y: y.value, type: 0, nbtData: entity }]
}

function lightSections(data: Buffer, first: number, count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    // Two bytes of length go before each section's nibbles.
    const start = (first + index) * (lightBytes + 2) + 2
    return data.subarray(start, start + lightBytes)
  })
}

/** A mask of at most 32 bits as the list of longs that the packet wants; empty when no bit is set. */
function asLongs(mask: number): readonly (readonly [number, number])[] {
  return mask === 0 ? [] : [[0, mask]]
}

function bitCount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

function varInt(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varInt(value >>> 7)]
}

function readVarInt(data: Buffer, cursor: { at: number }): number {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = data[cursor.at++]!
    value |= (byte & 127) << shift
    if (byte < 128) return value
  }
}
