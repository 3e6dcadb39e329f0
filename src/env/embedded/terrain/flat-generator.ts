import type { Position } from '../../position.ts'
import type { BlockStates } from '../world/block-states.ts'
import type { Column } from '../world/column.ts'
import { createColumn, writeColumnState } from '../world/column.ts'
import type { TerrainGenerator } from '../world/terrain-generator.ts'
import { biomeIds } from './biome-ids.ts'

/** The layers of vanilla's classic flat world, bottom up. */
const layers = ['bedrock', 'dirt', 'dirt', 'grass_block'] as const

/** A flat world without anything on it: bedrock, two layers of dirt, and grass at y 3. For tests. */
export class FlatGenerator implements TerrainGenerator {
  private readonly layerStates: readonly number[]
  private readonly biome: number

  constructor(states: BlockStates) {
    this.layerStates = layers.map((name) => states.stateOf(name))
    this.biome = biomeIds(states.version, ['plains'])[0]!
  }

  generate(chunkX: number, chunkZ: number): Column {
    const column = createColumn(chunkX, chunkZ, this.biome)
    this.layerStates.forEach((state, y) => {
      for (let foot = 0; foot < 256; foot++) writeColumnState(column, foot & 15, y, foot >> 4, state)
    })
    return column
  }

  spawn(): Position {
    return { x: 0.5, y: layers.length, z: 0.5 }
  }
}
