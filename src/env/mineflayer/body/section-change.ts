import type { Position } from '../../position.ts'

/** Several blocks of one section that changed in one tick, as the protocol tells it. */
export interface SectionChange {
  readonly chunkCoordinates?: Position
  readonly chunkX?: number
  readonly chunkZ?: number
  readonly records: readonly (
    number | { readonly horizontalPos: number; readonly y: number; readonly blockId: number }
  )[]
}

/** Where blocks changed, and into which state. */
export function changesOf({
  chunkCoordinates,
  chunkX,
  chunkZ,
  records,
}: SectionChange): readonly { readonly location: Position; readonly stateId: number }[] {
  return records.map((record) => {
    if (typeof record === 'number') {
      // From 1.16.2: state id, then x, z and y within a section, four bits each.
      const { x, y, z } = chunkCoordinates!
      const location = {
        x: x * 16 + ((record >> 8) & 15),
        y: y * 16 + (record & 15),
        z: z * 16 + ((record >> 4) & 15),
      }
      return { location, stateId: Math.floor(record / 4096) }
    }
    const x = chunkX! * 16 + ((record.horizontalPos >> 4) & 15)
    const z = chunkZ! * 16 + (record.horizontalPos & 15)
    return { location: { x, y: record.y, z }, stateId: record.blockId }
  })
}
