import type { BlockStates } from './block-states.ts'
import type { BlockEntity, Column } from './column.ts'
import { sectionsPerColumn, sectionVolume } from './column.ts'
import { longestSectionBytes, SectionPacker } from './encode-section.ts'

/** A network-binary-tag value as prismarine-nbt writes it. */
export interface NbtValue {
  readonly type: string
  readonly name?: string
  readonly value: unknown
}

/** The fields of the 1.16.5 `map_chunk` packet. */
export interface MapChunkFields {
  readonly x: number
  readonly z: number
  readonly groundUp: true
  readonly bitMap: number
  readonly heightmaps: NbtValue
  readonly biomes: readonly number[]
  readonly chunkData: Buffer
  readonly blockEntities: readonly NbtValue[]
}

/** What a client must know of a block entity, or null if nothing. The server's business. */
export type BlockEntityEncoder = (x: number, y: number, z: number, data: BlockEntity) => NbtValue | null

/** Columns whose packet is kept, about 25 kB each: what a second player who joins beside the first is sent. */
const mostKept = 128

/** Encodes columns for version 1.16.5 and keeps the latest results until their columns change. */
export class ColumnEncoder {
  private readonly states: BlockStates
  private readonly sections: SectionPacker
  private readonly encodeBlockEntity: BlockEntityEncoder
  private readonly scratch = Buffer.alloc(sectionsPerColumn * longestSectionBytes)
  private readonly heights = new Uint16Array(256)
  private readonly kept = new Map<Column, { readonly revision: number; readonly encoded: MapChunkFields }>()

  constructor(states: BlockStates, encodeBlockEntity: BlockEntityEncoder = () => null) {
    this.states = states
    this.sections = new SectionPacker(states)
    this.encodeBlockEntity = encodeBlockEntity
  }

  /** The packet of a column's blocks. Treat it as frozen: it is handed out again. */
  encode(column: Column): MapChunkFields {
    const kept = this.kept.get(column)
    if (kept?.revision === column.revision) return kept.encoded
    const encoded = this.encodeAnew(column)
    this.kept.delete(column)
    this.kept.set(column, { revision: column.revision, encoded })
    if (this.kept.size > mostKept) {
      const [oldest] = this.kept.keys()
      this.kept.delete(oldest!)
    }
    return encoded
  }

  /** Forgets the packet of a column that has left the memory. */
  forget(column: Column): void {
    this.kept.delete(column)
  }

  private encodeAnew(column: Column): MapChunkFields {
    let end = 0
    let bitMap = 0
    for (let sectionY = 0; sectionY < sectionsPerColumn; sectionY++) {
      const section = column.sections[sectionY]
      const packedEnd = section ? this.sections.pack(section, this.scratch, end) : null
      if (packedEnd === null) continue
      end = packedEnd
      bitMap |= 1 << sectionY
    }
    return {
      x: column.chunkX,
      z: column.chunkZ,
      groundUp: true,
      bitMap,
      heightmaps: this.heightMaps(column),
      biomes: repeatBiomes(column.biomes),
      chunkData: Buffer.from(this.scratch.subarray(0, end)),
      blockEntities: this.blockEntities(column),
    }
  }

  /** The first free height above all that is not air, 9 bits each, seven to a long. */
  private heightMaps(column: Column): NbtValue {
    const { heights } = this
    for (let foot = 0; foot < 256; foot++) heights[foot] = surfaceHeight(column, foot, this.states.air)
    const longs: [number, number][] = []
    for (let first = 0; first < 256; first += 7) {
      const at = (offset: number) => (first + offset < 256 ? heights[first + offset]! : 0)
      const low = at(0) | (at(1) << 9) | (at(2) << 18) | (at(3) << 27)
      const high = (at(3) >>> 5) | (at(4) << 4) | (at(5) << 13) | (at(6) << 22)
      longs.push([high, low])
    }
    const map = { type: 'longArray', value: longs }
    return { type: 'compound', name: '', value: { MOTION_BLOCKING: map, WORLD_SURFACE: map } }
  }

  private blockEntities(column: Column): NbtValue[] {
    const encoded: NbtValue[] = []
    for (const [key, data] of column.blockEntities) {
      const x = (column.chunkX << 4) | (key & 15)
      const z = (column.chunkZ << 4) | ((key >> 4) & 15)
      const value = this.encodeBlockEntity(x, key >> 8, z, data)
      if (value !== null) encoded.push(value)
    }
    return encoded
  }
}

function surfaceHeight(column: Column, foot: number, air: Uint8Array): number {
  for (let sectionY = sectionsPerColumn - 1; sectionY >= 0; sectionY--) {
    const section = column.sections[sectionY]
    if (!section) continue
    for (let index = sectionVolume - 256 + foot; index >= 0; index -= 256) {
      if (air[section[index]!] === 0) return ((sectionY << 4) | (index >> 8)) + 1
    }
  }
  return 0
}

/** One biome id per 4 x 4 x 4 cell, bottom up. */
function repeatBiomes(biomes: Uint8Array): number[] {
  const cells = new Array<number>(1024)
  for (let cell = 0; cell < 1024; cell++) cells[cell] = biomes[cell & 15]!
  return cells
}
