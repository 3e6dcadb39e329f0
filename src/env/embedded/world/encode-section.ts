import type { BlockStates } from './block-states.ts'
import { sectionVolume } from './column.ts'

/** Most palette entries before a section names states directly (protocol 754). */
const largestPalette = 256
/** Bytes that one encoded section can take: counts, 256 palette entries of 3 bytes, 1,024 longs. */
export const longestSectionBytes = 3 + 2 + largestPalette * 3 + 2 + sectionVolume * 2

/**
 * Writes sections as the 1.16.5 `map_chunk` packet holds them: the count of blocks that are not air, a palette,
 * and palette places packed into longs, none of which spans two longs. Keeps its tables between calls.
 */
export class SectionPacker {
  private readonly states: BlockStates
  private readonly globalBits: number
  /** Palette place of a state, or -1. Left all -1 between calls. */
  private readonly placeOf: Int16Array
  private readonly palette = new Uint16Array(sectionVolume)
  private readonly places = new Uint16Array(sectionVolume)

  constructor(states: BlockStates) {
    this.states = states
    this.globalBits = 32 - Math.clz32(states.count - 1)
    this.placeOf = new Int16Array(states.count).fill(-1)
  }

  /** Writes at `start` and returns the end; null when the section holds nothing but air. */
  pack(section: Uint16Array, target: Uint8Array, start: number): number | null {
    const { palette, places, placeOf } = this
    const { air } = this.states
    let size = 0
    let airCount = 0
    let airPlace = -1
    for (let index = 0; index < sectionVolume; index++) {
      const state = section[index]!
      let place = placeOf[state]!
      if (place < 0) {
        place = placeOf[state] = size
        palette[size++] = state
        if (state === 0) airPlace = place
      }
      places[index] = place
      if (place === airPlace) airCount++
      else if (air[state] === 1) airCount++
    }
    for (let place = 0; place < size; place++) placeOf[palette[place]!] = -1
    if (airCount === sectionVolume) return null

    const direct = size > largestPalette
    const bits = direct ? this.globalBits : Math.max(4, 32 - Math.clz32(size - 1))
    let end = start
    target[end++] = (sectionVolume - airCount) >> 8
    target[end++] = (sectionVolume - airCount) & 255
    target[end++] = bits
    if (!direct) {
      end = writeVarInt(target, end, size)
      for (let place = 0; place < size; place++) end = writeVarInt(target, end, palette[place]!)
    }
    end = writeVarInt(target, end, Math.ceil(sectionVolume / Math.floor(64 / bits)))
    return packLongs(direct ? section : places, sectionVolume, bits, target, end)
  }
}

/** Packs `count` values of `bits` (4-31) each into big-endian longs, lowest bits first; returns the end. */
function packLongs(
  values: Uint16Array,
  count: number,
  bits: number,
  target: Uint8Array,
  start: number,
): number {
  const perLong = Math.floor(64 / bits)
  let end = start
  for (let first = 0; first < count; first += perLong) {
    const last = Math.min(first + perLong, count)
    let low = 0
    let high = 0
    let shift = 0
    let index = first
    for (; index < last && shift < 32; index++, shift += bits) low |= values[index]! << shift
    if (shift > 32) high = values[index - 1]! >>> (32 - shift + bits)
    for (shift -= 32; index < last; index++, shift += bits) high |= values[index]! << shift
    target[end] = high >>> 24
    target[end + 1] = high >>> 16
    target[end + 2] = high >>> 8
    target[end + 3] = high
    target[end + 4] = low >>> 24
    target[end + 5] = low >>> 16
    target[end + 6] = low >>> 8
    target[end + 7] = low
    end += 8
  }
  return end
}

/** Writes an unsigned number below 2^28 as the protocol's variable-length integer; returns the end. */
function writeVarInt(target: Uint8Array, start: number, value: number): number {
  let end = start
  let rest = value
  while (rest > 127) {
    target[end++] = (rest & 127) | 128
    rest >>>= 7
  }
  target[end++] = rest
  return end
}
