import type { Position } from '../../position.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'

/** True if no full block lies between two points, at most some 40 blocks apart (Amanatides and Woo's traversal). */
export function hasFreeLine({ world, blocks }: EmbeddedServer, from: Position, to: Position): boolean {
  let x = Math.floor(from.x)
  let y = Math.floor(from.y)
  let z = Math.floor(from.z)
  const dx = to.x - from.x
  const dy = to.y - from.y
  const dz = to.z - from.z
  const stepX = Math.sign(dx)
  const stepY = Math.sign(dy)
  const stepZ = Math.sign(dz)
  const deltaX = stepX === 0 ? Infinity : 1 / Math.abs(dx)
  const deltaY = stepY === 0 ? Infinity : 1 / Math.abs(dy)
  const deltaZ = stepZ === 0 ? Infinity : 1 / Math.abs(dz)
  let nextX = stepX === 0 ? Infinity : (stepX > 0 ? x + 1 - from.x : from.x - x) * deltaX
  let nextY = stepY === 0 ? Infinity : (stepY > 0 ? y + 1 - from.y : from.y - y) * deltaY
  let nextZ = stepZ === 0 ? Infinity : (stepZ > 0 ? z + 1 - from.z : from.z - z) * deltaZ
  while (Math.min(nextX, nextY, nextZ) < 1) {
    if (nextX <= nextY && nextX <= nextZ) {
      x += stepX
      nextX += deltaX
    } else if (nextY <= nextZ) {
      y += stepY
      nextY += deltaY
    } else {
      z += stepZ
      nextZ += deltaZ
    }
    if (blocks.fullCube[world.stateAt(x, y, z)] === 1) return false
  }
  return true
}
