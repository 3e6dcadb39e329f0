import type { Position } from '../../../position.ts'
import { trait } from './block-traits.ts'
import type { BlockView } from './block-view.ts'
import { findSightline } from './reach.ts'

/** A neighbour to click on, the side of it that faces the free cell, and where to look. */
export interface Support {
  readonly block: Position
  readonly face: Position
  readonly point: Position
}

/** Below first: torches, tables and chests stand best on the ground. */
const towards: readonly Position[] = [
  { x: 0, y: -1, z: 0 },
  { x: 1, y: 0, z: 0 },
  { x: -1, y: 0, z: 0 },
  { x: 0, y: 0, z: 1 },
  { x: 0, y: 0, z: -1 },
  { x: 0, y: 1, z: 0 },
]

/** A whole, inert neighbour of `cell` whose side towards the cell can be seen and reached from `eyes`, or null. */
export function findSupport(view: BlockView, eyes: Position, cell: Position): Support | null {
  for (const step of towards) {
    const block = { x: cell.x + step.x, y: cell.y + step.y, z: cell.z + step.z }
    const bits = view.traitsAt(block.x, block.y, block.z)
    if ((bits & trait.cube) === 0 || (bits & trait.interactive) !== 0) continue
    const face = { x: 0 - step.x, y: 0 - step.y, z: 0 - step.z }
    const line = findSightline(view, eyes, block, face)
    if (line.status === 'clear') return { block, face, point: line.point }
  }
  return null
}
