import type { Column } from '../world/column.ts'
import { createColumn, sectionsPerColumn, sectionVolume, worldHeight } from '../world/column.ts'
import { stateArrays } from '../world/section-arrays.ts'

/** All blocks of a column while it is being made: state ids by `y << 8 | z << 4 | x`. */
export type Canvas = Uint16Array

/** An empty canvas, to be used again and again. */
export function createCanvas(): Canvas {
  return new Uint16Array(worldHeight << 8)
}

/** Copies the canvas up to `highestY` into a new column; sections of nothing but air become null. */
export function columnOf(canvas: Canvas, chunkX: number, chunkZ: number, highestY: number): Column {
  const column = createColumn(chunkX, chunkZ, 0)
  for (let sectionY = 0; sectionY <= Math.min(highestY >> 4, sectionsPerColumn - 1); sectionY++) {
    const section = canvas.subarray(sectionY * sectionVolume, (sectionY + 1) * sectionVolume)
    if (isEmpty(section)) continue
    const states = stateArrays.take()
    states.set(section)
    column.sections[sectionY] = states
  }
  return column
}

function isEmpty(section: Uint16Array): boolean {
  for (let index = 0; index < sectionVolume; index++) if (section[index] !== 0) return false
  return true
}
