import type { Position } from '../../position.ts'
import type { Column } from '../world/column.ts'
import { worldHeight, writeColumnState } from '../world/column.ts'
import type { Resident, TerrainGenerator } from '../world/terrain-generator.ts'

/** A block that a world file puts into the terrain, in world coordinates. */
export interface PlacedBlock {
  readonly x: number
  readonly y: number
  readonly z: number
  /** State id. */
  readonly state: number
}

/** Another generator's terrain with some blocks put in place of its own. */
export class PlacedBlocksGenerator implements TerrainGenerator {
  private readonly terrain: TerrainGenerator
  private readonly byColumn = new Map<string, PlacedBlock[]>()
  private readonly fixedSpawn: Position | null

  /** `spawn` replaces the terrain's own; later blocks win over earlier ones at the same place. */
  constructor(terrain: TerrainGenerator, blocks: readonly PlacedBlock[], spawn: Position | null = null) {
    this.terrain = terrain
    this.fixedSpawn = spawn
    for (const block of blocks) {
      if (block.y < 0 || block.y >= worldHeight) continue
      const key = `${block.x >> 4},${block.z >> 4}`
      const blocksThere = this.byColumn.get(key)
      if (blocksThere === undefined) this.byColumn.set(key, [block])
      else blocksThere.push(block)
    }
  }

  generate(chunkX: number, chunkZ: number): Column {
    const column = this.terrain.generate(chunkX, chunkZ)
    for (const { x, y, z, state } of this.byColumn.get(`${chunkX},${chunkZ}`) ?? []) {
      writeColumnState(column, x & 15, y, z & 15, state)
    }
    return column
  }

  residents(chunkX: number, chunkZ: number): readonly Resident[] {
    return this.terrain.residents?.(chunkX, chunkZ) ?? []
  }

  spawn(): Position {
    return this.fixedSpawn ?? this.terrain.spawn()
  }
}
