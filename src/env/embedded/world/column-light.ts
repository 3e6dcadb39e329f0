import type { LightPlane } from './column.ts'
import { sectionsPerColumn } from './column.ts'
import { lightArrays } from './section-arrays.ts'

/** A dark plane that is open to the sky from a section on; 16 is nowhere. */
export function createLightPlane(openFrom: number): LightPlane {
  return { sections: new Array<Uint8Array | null>(sectionsPerColumn).fill(null), openFrom, changed: 0 }
}

/** The level at a place of a section (`(y & 15) << 8 | z << 4 | x`). */
export function planeLevel(plane: LightPlane, section: number, place: number): number {
  const levels = plane.sections[section]
  if (levels) return levels[place]!
  return section >= plane.openFrom ? 15 : 0
}

/** A section's levels, made where they were all the same so far. */
export function levelsOf(plane: LightPlane, section: number): Uint8Array {
  const present = plane.sections[section]
  if (present) return present
  const levels = lightArrays.take()
  if (section >= plane.openFrom) levels.fill(15)
  plane.sections[section] = levels
  return levels
}
