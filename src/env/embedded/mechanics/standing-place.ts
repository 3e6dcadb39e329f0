import type { Position } from '../../position.ts'
import type { Surroundings } from '../server/surroundings.ts'

/** A free place to stand within one block of a point, or null: ground below, two blocks of air. */
export function nearestStandingPlace({ world, blocks }: Surroundings, near: Position): Position | null {
  const isFree = (x: number, y: number, z: number): boolean => {
    const state = world.stateAt(x, y, z)
    return blocks.boxesOf(state).length === 0 && blocks.fluid[state] === 0
  }
  for (const up of [0, -1, 1]) {
    for (let offsetX = -1; offsetX <= 1; offsetX++) {
      for (let offsetZ = -1; offsetZ <= 1; offsetZ++) {
        const [x, y, z] = [near.x + offsetX, near.y + up, near.z + offsetZ]
        const standsOn = blocks.fullCube[world.stateAt(x, y - 1, z)] === 1
        if (standsOn && isFree(x, y, z) && isFree(x, y + 1, z)) return { x: x + 0.5, y, z: z + 0.5 }
      }
    }
  }
  return null
}
