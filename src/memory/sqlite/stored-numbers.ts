import type { Position } from '../../env/index.ts'

/** A number as a column of reals takes it. */
export function finiteOrNull(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value
}

/** A number as a column of integers takes it, rounded. */
export function wholeOrNull(value: number | null | undefined): number | null {
  const rounded = Math.round(value ?? Number.NaN)
  return Number.isSafeInteger(rounded) ? rounded : null
}

/** A share or a probability, held between 0 and 1; 0 where it is no number. */
export function boundedShare(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value))
}

/** Half the edge of a Minecraft world in blocks; source: vanilla's world border. */
const worldEdgeBlocks = 30_000_000

/** The block that holds a point, within the borders of any world. */
export function blockOf(point: Position): Position {
  return { x: blockCoordinate(point.x), y: blockCoordinate(point.y), z: blockCoordinate(point.z) }
}

function blockCoordinate(value: number): number {
  if (Number.isNaN(value)) return 0
  return Math.max(-worldEdgeBlocks, Math.min(worldEdgeBlocks, Math.floor(value)))
}
