import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Species } from './species.ts'

/** True if a body of this kind has room with its feet in the block, on full ground, out of fluids. */
export function hasRoomFor(
  { world, blocks }: EmbeddedServer,
  species: Species,
  x: number,
  y: number,
  z: number,
): boolean {
  if (y < 1 || blocks.fullCube[world.stateAt(x, y - 1, z)] === 0) return false
  // A body wider than its block needs the blocks beside it too.
  const aside = species.widthBlocks > 1 ? 1 : 0
  for (let up = 0; up < Math.ceil(species.heightBlocks); up++) {
    for (let dx = -aside; dx <= aside; dx++) {
      for (let dz = -aside; dz <= aside; dz++) {
        const state = world.stateAt(x + dx, y + up, z + dz)
        if (state !== 0 && (blocks.boxesOf(state).length > 0 || blocks.fluid[state] !== 0)) return false
      }
    }
  }
  return true
}
