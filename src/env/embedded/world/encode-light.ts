import type { BlockStates } from './block-states.ts'
import type { Column } from './column.ts'
import { sectionsPerColumn } from './column.ts'
import { spreadBlockLight } from './spread-block-light.ts'

/** The fields of the 1.16.5 `update_light` packet. Bit 0 of a mask is the section below the world. */
export interface UpdateLightFields {
  readonly chunkX: number
  readonly chunkZ: number
  readonly trustEdges: boolean
  readonly skyLightMask: number
  readonly blockLightMask: number
  readonly emptySkyLightMask: number
  readonly emptyBlockLightMask: number
  readonly data: Buffer
}

const nibbleBytes = 2048
/** Each light section comes with its length, 2,048, as a variable-length integer. */
const sectionBytes = nibbleBytes + 2

/**
 * Light straight down from the sky, dimmed by what it passes and not spread sideways, and the light of glowing
 * blocks spread within the column. Keeps its tables between calls.
 */
export class LightPacker {
  private readonly states: BlockStates
  private readonly scratch = Buffer.alloc(2 * sectionsPerColumn * sectionBytes)
  private readonly levels = new Uint8Array(256)
  private readonly blockLight: Uint8Array = new Uint8Array(sectionsPerColumn * 4096)

  constructor(states: BlockStates) {
    this.states = states
  }

  /** `hasLightSource` spares the search for glowing blocks where there are none. */
  pack(column: Column, hasLightSource: boolean): UpdateLightFields {
    let top = sectionsPerColumn - 1
    while (top > 0 && column.sections[top] === null) top--
    // One section of open air above the highest block, where a body stands.
    const sky = this.packSky(column, Math.min(top + 1, sectionsPerColumn - 1))
    const block = hasLightSource ? this.packBlockLight(column, sky.end) : { end: sky.end, mask: 0 }
    return {
      chunkX: column.chunkX,
      chunkZ: column.chunkZ,
      trustEdges: true,
      skyLightMask: sky.mask,
      blockLightMask: block.mask,
      emptySkyLightMask: sky.emptyMask,
      emptyBlockLightMask: 0x3ffff & ~block.mask,
      data: Buffer.from(this.scratch.subarray(0, block.end)),
    }
  }

  /** Sections are sent bottom up but scanned top down, so they are laid from the end and moved once. */
  private packSky(column: Column, top: number): { end: number; mask: number; emptyMask: number } {
    const { levels, scratch } = this
    levels.fill(15)
    const ceiling = (top + 1) * sectionBytes
    let start = ceiling
    let mask = 0
    let bottom = top + 1
    for (let sectionY = top; sectionY >= 0; sectionY--) {
      if (!this.scanSection(column.sections[sectionY] ?? null, start - nibbleBytes)) break
      start -= sectionBytes
      scratch[start] = 0x80
      scratch[start + 1] = nibbleBytes >> 7
      mask |= 2 << sectionY
      bottom = sectionY
    }
    scratch.copyWithin(0, start, ceiling)
    return { end: ceiling - start, mask, emptyMask: (1 << (bottom + 1)) - 1 }
  }

  /** Writes one section's nibbles and lowers `levels`; false when it was all dark already. */
  private scanSection(section: Uint16Array | null, start: number): boolean {
    const { levels, scratch } = this
    const filter = this.states.lightFilter
    let lit = 0
    for (let index = 0; index < 256; index++) lit |= levels[index]!
    if (lit === 0) return false
    for (let y = 15; y >= 0; y--) {
      const row = start + (y << 7)
      if (section !== null) {
        const offset = y << 8
        for (let foot = 0; foot < 256; foot++) {
          const level = levels[foot]!
          if (level === 0) continue
          const loss = filter[section[offset | foot]!]!
          if (loss !== 0) levels[foot] = level > loss ? level - loss : 0
        }
      }
      for (let pair = 0; pair < 128; pair++) {
        scratch[row + pair] = levels[pair << 1]! | (levels[(pair << 1) | 1]! << 4)
      }
    }
    return true
  }

  private packBlockLight(column: Column, start: number): { end: number; mask: number } {
    const { scratch, blockLight } = this
    const litSections = spreadBlockLight(column, this.states, blockLight)
    let end = start
    for (let sectionY = 0; sectionY < sectionsPerColumn; sectionY++) {
      if (((litSections >> sectionY) & 1) === 0) continue
      scratch[end] = 0x80
      scratch[end + 1] = nibbleBytes >> 7
      end += 2
      const offset = sectionY << 12
      for (let index = 0; index < 4096; index += 2) {
        scratch[end++] = blockLight[offset + index]! | (blockLight[offset + index + 1]! << 4)
      }
    }
    return { end, mask: litSections << 1 }
  }
}
