import type { Position } from '../../../position.ts'
import { trait } from './block-traits.ts'
import type { BlockView } from './block-view.ts'
import { cellOf, headings, offset } from './cell.ts'
import { dropBelow } from './dig-hazard.ts'
import { findSupport } from './find-support.ts'
import { eyeHeightBlocks } from './reach.ts'

/** Where a block can go, and what must be dug away first (itself, or nothing). */
export interface PlaceSpot {
  readonly cell: Position
  readonly mustDig: boolean
}

/** Half the width of a player, in blocks. */
const bodyHalfBlocks = 0.3

/**
 * Free cells within reach where a block may go without hitting the body or barring its way, best first: open ground
 * beside it, then niches dug into a wall, and last the corridor itself.
 */
export function findPlaceSpots(
  view: BlockView,
  feet: Position,
  isTaken: (cell: Position) => boolean,
): PlaceSpot[] {
  const eyes = { x: feet.x, y: feet.y + eyeHeightBlocks, z: feet.z }
  const body = cellOf(feet)
  const spots: { spot: PlaceSpot; cost: number }[] = []
  for (let y = -1; y <= 2; y++) {
    for (let x = -3; x <= 3; x++) {
      for (let z = -3; z <= 3; z++) {
        const cell = offset(body, x, y, z)
        const cost = costOf(view, feet, body, cell)
        if (cost === null || isTaken(cell)) continue
        const mustDig = (view.traitsAt(cell.x, cell.y, cell.z) & trait.replaceable) === 0
        if (findSupport(mustDig ? withOpened(view, cell) : view, eyes, cell) === null) continue
        spots.push({ spot: { cell, mustDig }, cost })
      }
    }
  }
  return spots.sort((one, other) => one.cost - other.cost).map(({ spot }) => spot)
}

/** The view as it will be once the block at `opened` is dug away. */
function withOpened(view: BlockView, opened: Position): BlockView {
  return {
    traitsAt: (x, y, z) =>
      x === opened.x && y === opened.y && z === opened.z
        ? trait.passable | trait.replaceable
        : view.traitsAt(x, y, z),
    nameAt: (x, y, z) => view.nameAt(x, y, z),
  }
}

/** Lower is better; null if nothing can go there. */
function costOf(view: BlockView, feet: Position, body: Position, cell: Position): number | null {
  const bits = view.traitsAt(cell.x, cell.y, cell.z)
  if ((bits & (trait.unknown | trait.lava | trait.water)) !== 0) return null
  const distance = Math.hypot(cell.x - body.x, cell.y - body.y, cell.z - body.z)
  if ((bits & trait.passable) === 0 && (bits & trait.replaceable) === 0)
    return nicheCost(view, body, cell, bits)
  if (overlapsBody(feet, cell)) return null
  // Flowers and saplings must be dug first, at once.
  const plantCost = (bits & trait.replaceable) === 0 ? 1 : 0
  const below = dropBelow(view, cell, 0)
  const floorCost = below.landsIn === 'solid' && below.depthBlocks === 0 ? 0 : 8
  const levelCost = cell.y === body.y ? 0 : 3
  const wayCost = barsTheWay(view, cell) ? 30 : 0
  return distance + plantCost + floorCost + levelCost + wayCost
}

/** A wall block next to the feet or the head, to be dug out and filled again; about as good as three blocks away. */
function nicheCost(view: BlockView, body: Position, cell: Position, bits: number): number | null {
  const beside = Math.abs(cell.x - body.x) + Math.abs(cell.z - body.z) === 1
  if (!beside || cell.y < body.y || cell.y > body.y + 1) return null
  if ((bits & trait.diggable) === 0 || (bits & (trait.falling | trait.interactive)) !== 0) return null
  if ((view.traitsAt(cell.x, cell.y + 1, cell.z) & trait.falling) !== 0) return null
  return 14 + (cell.y - body.y)
}

function overlapsBody(feet: Position, cell: Position): boolean {
  return (
    feet.x + bodyHalfBlocks > cell.x &&
    feet.x - bodyHalfBlocks < cell.x + 1 &&
    feet.z + bodyHalfBlocks > cell.z &&
    feet.z - bodyHalfBlocks < cell.z + 1 &&
    feet.y + 1.8 > cell.y &&
    feet.y < cell.y + 1
  )
}

/** True in a corridor or a doorway: walls on two opposite sides, so that a block here shuts it. */
function barsTheWay(view: BlockView, cell: Position): boolean {
  const walled = headings.map((heading) => {
    const bits = view.traitsAt(cell.x + heading.x, cell.y, cell.z + heading.z)
    return (bits & trait.passable) === 0
  })
  return (walled[0]! && walled[2]!) || (walled[1]! && walled[3]!)
}
