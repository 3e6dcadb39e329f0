import type { Position } from '../../../position.ts'
import { trait } from './block-traits.ts'
import type { BlockView } from './block-view.ts'

/** What would come in through an opened cell, and from where. */
export interface OpeningHazard {
  readonly kind: 'lava' | 'water'
  readonly position: Position
}

/** Falling blocks looked through, one on the other. */
const mostFallingStack = 16

/** Above and beside; a liquid below does not rise. */
const inflowOffsets: readonly Position[] = [
  { x: 0, y: 1, z: 0 },
  { x: 1, y: 0, z: 0 },
  { x: -1, y: 0, z: 0 },
  { x: 0, y: 0, z: 1 },
  { x: 0, y: 0, z: -1 },
]

/**
 * What flows in when the block at `cell` is removed: lava before water, or null. Reads only the blocks that touch
 * `cell`. A falling block above is looked through, because it comes down and leaves its place open.
 */
export function openingHazard(view: BlockView, cell: Position): OpeningHazard | null {
  let water: OpeningHazard | null = null
  let top = 1
  while (top < mostFallingStack && (view.traitsAt(cell.x, cell.y + top, cell.z) & trait.falling) !== 0) top++
  for (const step of inflowOffsets) {
    for (let rise = 0; rise < top; rise++) {
      const x = cell.x + step.x
      const y = cell.y + step.y + rise
      const z = cell.z + step.z
      const bits = view.traitsAt(x, y, z)
      if ((bits & trait.lava) !== 0) return { kind: 'lava', position: { x, y, z } }
      if ((bits & trait.water) !== 0) water ??= { kind: 'water', position: { x, y, z } }
    }
  }
  return water
}

/** True if lava is in the cell or touches it on any of six sides: no place to stand. */
export function lavaTouches(view: BlockView, cell: Position): boolean {
  const { x, y, z } = cell
  return (
    ((view.traitsAt(x, y, z) |
      view.traitsAt(x, y - 1, z) |
      view.traitsAt(x, y + 1, z) |
      view.traitsAt(x + 1, y, z) |
      view.traitsAt(x - 1, y, z) |
      view.traitsAt(x, y, z + 1) |
      view.traitsAt(x, y, z - 1)) &
      trait.lava) !==
    0
  )
}

/** Blocks fallen through below `cell` until something solid that holds, 0 when it has a floor; `limitBlocks` + 1 when deeper. */
export function dropBelow(
  view: BlockView,
  cell: Position,
  limitBlocks: number,
): { readonly depthBlocks: number; readonly landsIn: 'solid' | 'water' | 'lava' | 'harm' | 'unknown' } {
  for (let depth = 0; depth <= limitBlocks; depth++) {
    const bits = view.traitsAt(cell.x, cell.y - 1 - depth, cell.z)
    if ((bits & trait.lava) !== 0) return { depthBlocks: depth, landsIn: 'lava' }
    if ((bits & trait.water) !== 0) return { depthBlocks: depth, landsIn: 'water' }
    if ((bits & trait.harmful) !== 0) return { depthBlocks: depth, landsIn: 'harm' }
    if ((bits & trait.unknown) !== 0) return { depthBlocks: depth, landsIn: 'unknown' }
    if ((bits & trait.passable) === 0 && !hangs(view, cell.x, cell.y - 1 - depth, cell.z)) {
      return { depthBlocks: depth, landsIn: 'solid' }
    }
  }
  return { depthBlocks: limitBlocks + 1, landsIn: 'unknown' }
}

/**
 * True for sand or gravel over something open. It has stood since the world was made, and comes down at the first dig
 * beside it, with whoever stands on it.
 */
function hangs(view: BlockView, x: number, y: number, z: number): boolean {
  let below = y
  while (y - below < mostFallingStack && (view.traitsAt(x, below, z) & trait.falling) !== 0) below--
  return below < y && (view.traitsAt(x, below, z) & trait.passable) !== 0
}
