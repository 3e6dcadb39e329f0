import type { Position } from '../../position.ts'
import type { Column } from './column.ts'

/** Makes columns. Pure: a column depends only on the generator's seed and options and on its coordinates. */
export interface TerrainGenerator {
  /** A fresh column, in any order of calls, always the same for the same coordinates. */
  generate(chunkX: number, chunkZ: number): Column
  /** Where a new player's feet stand: the middle of a block (x and z end in .5), on dry land. */
  spawn(): Position
}
