import type { Position } from '../../position.ts'
import { FlatGenerator } from '../terrain/flat-generator.ts'
import { OverworldGenerator } from '../terrain/overworld-generator.ts'
import { PlacedBlocksGenerator } from '../terrain/placed-blocks-generator.ts'
import type { BlockStates } from '../world/block-states.ts'
import type { TerrainGenerator } from '../world/terrain-generator.ts'
import type { WorldFile } from './world-file.ts'

/** The terrain that a world file asks for. `episodeSeed` decides it unless the file fixes a seed. */
export function terrainOfWorld(file: WorldFile, episodeSeed: number, states: BlockStates): TerrainGenerator {
  const seed = file.seed ?? episodeSeed
  const { generator } = file
  const terrain =
    generator.name === 'flat'
      ? new FlatGenerator(states)
      : new OverworldGenerator(seed, states, generator.options)
  const fixedSpawn: Position | null =
    file.spawn === 'auto' ? null : { x: file.spawn.x + 0.5, y: file.spawn.y, z: file.spawn.z + 0.5 }
  if (fixedSpawn === null && file.placedBlocks.length === 0) return terrain
  const spawn = fixedSpawn ?? terrain.spawn()
  const blocks = file.placedBlocks.map(({ x, y, z, block, properties, relativeTo }) => {
    const from = relativeTo === 'spawn' ? spawn : { x: 0, y: 0, z: 0 }
    return {
      x: x + Math.floor(from.x),
      y: y + Math.floor(from.y),
      z: z + Math.floor(from.z),
      state: states.stateOf(block, properties),
    }
  })
  return new PlacedBlocksGenerator(terrain, blocks, fixedSpawn)
}
