import type { Position } from '../../position.ts'
import type { Column } from './column.ts'

/** Somebody who lives in the terrain: where it is first seen, and what it does. */
export interface Resident {
  readonly x: number
  readonly y: number
  readonly z: number
  /** Registry name of a villager's profession. */
  readonly profession: string
}

/** Makes columns. Pure: a column depends only on the generator's seed and options and on its coordinates. */
export interface TerrainGenerator {
  /** A fresh column whose arrays nobody else has, in any order of calls, always the same for the same coordinates. */
  generate(chunkX: number, chunkZ: number): Column
  /** Who lives in a column from the beginning; left out where nobody does. */
  residents?(chunkX: number, chunkZ: number): readonly Resident[]
  /** Where a new player's feet stand: the middle of a block (x and z end in .5), on dry land. */
  spawn(): Position
}
