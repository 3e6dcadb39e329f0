import type { Position } from '../../../position.ts'

/** One of the four ways to go, as a unit step. */
export interface Heading {
  readonly x: -1 | 0 | 1
  readonly z: -1 | 0 | 1
}

/** South, west, north, east: clockwise seen from above, so that index + 1 turns right. */
export const headings: readonly [Heading, Heading, Heading, Heading] = [
  { x: 0, z: 1 },
  { x: -1, z: 0 },
  { x: 0, z: -1 },
  { x: 1, z: 0 },
]

/** The heading nearest to a mineflayer yaw (radians, 0 is north, counter-clockwise). */
export function headingOfYaw(yaw: number): Heading {
  const x = -Math.sin(yaw)
  const z = -Math.cos(yaw)
  if (Math.abs(x) > Math.abs(z)) return x > 0 ? headings[3] : headings[1]
  return z > 0 ? headings[0] : headings[2]
}

/** `quarterTurns` to the right; negative turns left. */
export function turn(heading: Heading, quarterTurns: number): Heading {
  const index = headings.findIndex((other) => other.x === heading.x && other.z === heading.z)
  return headings[(((index + quarterTurns) % 4) + 4) % 4]!
}

/** The cell that holds a point. */
export function cellOf(point: Position): Position {
  // A body on farmland, soul sand or a path stands up to 1/8 below the cell's floor.
  return { x: Math.floor(point.x), y: Math.floor(point.y + 0.13), z: Math.floor(point.z) }
}

export function offset(cell: Position, x: number, y: number, z: number): Position {
  return { x: cell.x + x, y: cell.y + y, z: cell.z + z }
}

export function cellKey(cell: Position): string {
  return `${cell.x},${cell.y},${cell.z}`
}

export function sameCell(one: Position, other: Position): boolean {
  return one.x === other.x && one.y === other.y && one.z === other.z
}

/** True for the block that a body with its feet in this cell stands on, and those below it: never dug from there. */
export function isUnderFoot(feet: Position, block: Position): boolean {
  return block.x === feet.x && block.z === feet.z && block.y < feet.y
}
