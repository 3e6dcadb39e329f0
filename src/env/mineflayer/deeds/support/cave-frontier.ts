import type { Position } from '../../../position.ts'
import type { PerceivedWorld } from '../../deed.ts'
import { trait } from './block-traits.ts'
import type { BlockView } from './block-view.ts'
import { isFloor, isOpen } from './block-view.ts'
import { cellKey, headings, offset } from './cell.ts'
import { lavaTouches } from './dig-hazard.ts'

/** A part of a cave that has not been looked at well, and the nearest cell in it to stand in. */
export interface CaveFrontier {
  readonly cell: Position
  /** Steps to it over known ground. */
  readonly steps: number
  /** Names the part, so that none is gone to twice. */
  readonly key: string
}

/** Bounds of one look over the known ground: cells visited, and how far sideways. */
const mostCells = 1_500
const radiusBlocks = 40
/** Known ground is judged in cubes of this side. */
const cubeBlocks = 4
/** Unknown faces that make a cube worth a walk: about a quarter of those a passage of this length has. */
const fewestUnknown = 6
/** A fall that does no harm. */
const maxFallBlocks = 3
/** Added to the steps, so that a near nook does not win over a hall a little further on. */
const baseSteps = 8

/**
 * The part of the cave around `feet` that shows most that is new for the way: reached on foot over ground that is known by sight, no higher
 * than `highestY`, with no lava beside the way. Null when all is known, or nothing is open.
 */
export function caveFrontier(
  view: BlockView,
  perceived: Pick<PerceivedWorld, 'isKnown'>,
  feet: Position,
  highestY: number,
  tried: ReadonlySet<string>,
): CaveFrontier | null {
  const cubes = new Map<string, { cell: Position; steps: number; unknown: number }>()
  const seen = new Set([cellKey(feet)])
  let ring: readonly Position[] = [feet]
  for (let steps = 0; ring.length > 0 && seen.size < mostCells; steps++) {
    const next: Position[] = []
    for (const cell of ring) {
      const key = cubeKey(cell)
      const cube = cubes.get(key)
      const unknown = unknownFaces(perceived, cell)
      if (cube) cube.unknown += unknown
      else cubes.set(key, { cell, steps, unknown })
      for (const neighbour of neighbours(view, cell)) {
        const isOut =
          neighbour.y > highestY ||
          Math.abs(neighbour.x - feet.x) > radiusBlocks ||
          Math.abs(neighbour.z - feet.z) > radiusBlocks
        const name = cellKey(neighbour)
        if (isOut || seen.has(name) || !perceived.isKnown(neighbour)) continue
        seen.add(name)
        next.push(neighbour)
      }
    }
    ring = next
  }
  let best: CaveFrontier | null = null
  let bestWorth = 0
  for (const [key, { cell, steps, unknown }] of cubes) {
    if (unknown < fewestUnknown || tried.has(key)) continue
    const worth = unknown / (steps + baseSteps)
    if (worth <= bestWorth) continue
    best = { cell, steps, key }
    bestWorth = worth
  }
  return best
}

/** True if a cell beside the body is open that it has not made or walked itself. */
export function opensIntoCave(view: BlockView, feet: Position, own: ReadonlySet<string>): boolean {
  return neighbours(view, feet).some((cell) => !own.has(cellKey(cell)))
}

function cubeKey({ x, y, z }: Position): string {
  return `${Math.floor(x / cubeBlocks)},${Math.floor(y / cubeBlocks)},${Math.floor(z / cubeBlocks)}`
}

/** Cells to stand in that one step leads to: level, one up, or down as far as a fall does no harm. */
function neighbours(view: BlockView, { x, y, z }: Position): readonly Position[] {
  const found: Position[] = []
  for (const heading of headings) {
    const [sideX, sideZ] = [x + heading.x, z + heading.z]
    if (!isOpen(view, sideX, y + 1, sideZ)) continue
    if (!isOpen(view, sideX, y, sideZ)) {
      const isStep = isFloor(view, sideX, y, sideZ)
      if (isStep && isOpen(view, x, y + 2, z) && isOpen(view, sideX, y + 2, sideZ))
        add({ x: sideX, y: y + 1, z: sideZ })
      continue
    }
    let fall = 0
    while (fall < maxFallBlocks && isOpen(view, sideX, y - fall - 1, sideZ)) fall++
    if (isFloor(view, sideX, y - fall - 1, sideZ)) add({ x: sideX, y: y - fall, z: sideZ })
  }
  return found

  function add(cell: Position): void {
    const isFirm = (view.traitsAt(cell.x, cell.y - 1, cell.z) & trait.passable) === 0
    if (isFirm && !lavaTouches(view, cell)) found.push(cell)
  }
}

/** How many of the cells that a body standing there would see at once are not known: the walls beside it and the ceiling. */
function unknownFaces(perceived: Pick<PerceivedWorld, 'isKnown'>, cell: Position): number {
  let unknown = perceived.isKnown(offset(cell, 0, 2, 0)) ? 0 : 1
  for (const { x, z } of headings) {
    for (let rise = 0; rise <= 1; rise++) if (!perceived.isKnown(offset(cell, x, rise, z))) unknown++
  }
  return unknown
}
