import type { Column, ColumnLight, LightPlane } from './column.ts'
import { sectionsPerColumn, sectionVolume } from './column.ts'

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

/** Each light section comes with its length, 2,048, as a variable-length integer. */
const sectionBytes = 2 + sectionVolume / 2
const scratch = Buffer.alloc(2 * sectionsPerColumn * sectionBytes)
/** All sections of a column, the one below it and the one above it. */
const allSections = 0x3ffff

/** The packet of a column's whole light: up to one section of open air above the highest block, where a body stands. */
export function encodeLight(column: Column, light: ColumnLight): UpdateLightFields {
  let top = sectionsPerColumn - 1
  while (top > 0 && column.sections[top] === null) top--
  const told = (2 << Math.min(top + 1, sectionsPerColumn - 1)) - 1
  const skyMask = litSections(light.sky) & told
  const blockMask = litSections(light.block)
  return pack(column, light, skyMask, blockMask, (told & ~skyMask) * 2 + 1, allSections & ~(blockMask << 1))
}

/** The packet of those sections' light that changed since it was last told. */
export function encodeChangedLight(column: Column, light: ColumnLight): UpdateLightFields {
  return pack(column, light, light.sky.changed, light.block.changed, 0, 0)
}

function litSections(plane: LightPlane): number {
  let mask = 0
  for (let sectionY = 0; sectionY < sectionsPerColumn; sectionY++) {
    if (plane.sections[sectionY] !== null || sectionY >= plane.openFrom) mask |= 1 << sectionY
  }
  return mask
}

function pack(
  { chunkX, chunkZ }: Column,
  light: ColumnLight,
  skySections: number,
  blockSections: number,
  emptySkyLightMask: number,
  emptyBlockLightMask: number,
): UpdateLightFields {
  const end = packPlane(light.block, blockSections, packPlane(light.sky, skySections, 0))
  return {
    chunkX,
    chunkZ,
    trustEdges: true,
    skyLightMask: skySections << 1,
    blockLightMask: blockSections << 1,
    emptySkyLightMask,
    emptyBlockLightMask,
    data: Buffer.from(scratch.subarray(0, end)),
  }
}

/** Writes the named sections, bottom up, two levels to a byte; returns the end. */
function packPlane(plane: LightPlane, sections: number, start: number): number {
  let end = start
  for (let sectionY = 0; sectionY < sectionsPerColumn; sectionY++) {
    if (((sections >> sectionY) & 1) === 0) continue
    scratch[end++] = 0x80
    scratch[end++] = (sectionVolume / 2) >> 7
    const levels = plane.sections[sectionY]
    if (levels) {
      for (let index = 0; index < sectionVolume; index += 2) {
        scratch[end++] = levels[index]! | (levels[index + 1]! << 4)
      }
    } else {
      scratch.fill(sectionY >= plane.openFrom ? 0xff : 0, end, (end += sectionVolume / 2))
    }
  }
  return end
}
