import type { BlockStates } from './block-states.ts'
import type { Column } from './column.ts'
import { sectionsPerColumn, sectionVolume } from './column.ts'

const volume = sectionsPerColumn * sectionVolume
/** A place enters the queue at most once per light level. */
const queue = new Int32Array(volume * 2)

/**
 * Fills `light` (by `y << 8 | z << 4 | x`) with the light of glowing blocks, one less per block of the way, and
 * returns the sections that are lit as bits. Light does not cross the column's border.
 */
export function spreadBlockLight(column: Column, states: BlockStates, light: Uint8Array): number {
  light.fill(0)
  const { lightEmission, lightFilter } = states
  let length = 0
  for (let sectionY = 0; sectionY < sectionsPerColumn; sectionY++) {
    const section = column.sections[sectionY]
    if (!section) continue
    for (let index = 0; index < sectionVolume; index++) {
      const emission = lightEmission[section[index]!]!
      if (emission === 0) continue
      const place = (sectionY << 12) | index
      light[place] = emission
      queue[length++] = place
    }
  }
  let litSections = 0
  for (let next = 0; next < length; next++) {
    const place = queue[next]!
    litSections |= 1 << (place >> 12)
    const level = light[place]! - 1
    if (level <= 0) continue
    if ((place & 15) > 0) spreadTo(place - 1, level)
    if ((place & 15) < 15) spreadTo(place + 1, level)
    if ((place & 240) > 0) spreadTo(place - 16, level)
    if ((place & 240) < 240) spreadTo(place + 16, level)
    if (place >= 256) spreadTo(place - 256, level)
    if (place < volume - 256) spreadTo(place + 256, level)
  }
  return litSections

  function spreadTo(place: number, level: number): void {
    if (light[place]! >= level || length >= queue.length) return
    const section = column.sections[place >> 12]
    const filter = section ? lightFilter[section[place & 4095]!]! : 0
    const reached = filter > 1 ? level + 1 - filter : level
    if (reached <= light[place]!) return
    light[place] = reached
    queue[length++] = place
  }
}
