/** Height of the world in blocks (1.16.5): y runs from 0 to 255. */
export const worldHeight = 256
/** Sections of 16 x 16 x 16 blocks in a column. */
export const sectionsPerColumn = 16
/** Blocks in a section. */
export const sectionVolume = 4096

/** Plain data kept with a block, e.g. the slots of a chest. It must survive structured clone. */
export type BlockEntity = Readonly<Record<string, unknown>>

/** Light of one kind in a column: levels 0-15 by section and place; null is the same level everywhere. */
export interface LightPlane {
  readonly sections: (Uint8Array | null)[]
  /** A section of null is full of light (15) from this section up, dark (0) below it. */
  readonly openFrom: number
  /** Sections written since they were last told to the clients, as bits. */
  changed: number
}

/** The light of one column. Written only by the light engine. */
export interface ColumnLight {
  readonly sky: LightPlane
  readonly block: LightPlane
}

/**
 * 16 x 256 x 16 blocks. Written only by a generator, and after that through `BlockWorld.setState`.
 * A block's place in its section is `(y & 15) << 8 | z << 4 | x`, with x and z from 0 to 15.
 */
export interface Column {
  readonly chunkX: number
  readonly chunkZ: number
  /** Bottom up; null is all air. State ids. */
  readonly sections: (Uint16Array | null)[]
  /** Biome ids of the 4 x 4 cells of 4 x 4 blocks, `cellZ << 2 | cellX`; the same at every height. */
  readonly biomes: Uint8Array
  /** By `y << 8 | z << 4 | x` with x and z from 0 to 15. */
  readonly blockEntities: Map<number, BlockEntity>
  /** Grows by one with every change of a block or block entity. */
  revision: number
  /** True once anything was changed after generation: such a column is never dropped. */
  modified: boolean
  /** Null until somebody asks for it. Written only by the light engine. */
  light: ColumnLight | null
}

/** A column of air in one biome. */
export function createColumn(chunkX: number, chunkZ: number, biome: number): Column {
  return {
    chunkX,
    chunkZ,
    sections: new Array<Uint16Array | null>(sectionsPerColumn).fill(null),
    biomes: new Uint8Array(16).fill(biome),
    blockEntities: new Map(),
    revision: 0,
    modified: false,
    light: null,
  }
}

/** The state at local x and z (0-15) and y (0-255). */
export function columnState(column: Column, x: number, y: number, z: number): number {
  const section = column.sections[y >> 4]
  return section ? section[((y & 15) << 8) | (z << 4) | x]! : 0
}

/** Sets the state at local x and z (0-15) and y (0-255), without marking the column as changed: for generators. */
export function writeColumnState(column: Column, x: number, y: number, z: number, state: number): void {
  let section = column.sections[y >> 4]
  if (!section) {
    if (state === 0) return
    section = new Uint16Array(sectionVolume)
    column.sections[y >> 4] = section
  }
  section[((y & 15) << 8) | (z << 4) | x] = state
}
