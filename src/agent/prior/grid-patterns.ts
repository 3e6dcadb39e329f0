/** A grid of which it is open what lies in it: `a` and `b` stand for one material each, null is an empty cell. */
export type GridPattern = readonly (readonly PatternCell[])[]
type PatternCell = 'a' | 'b' | null

/** Patterns to try in this order, simple ones first. */
export interface GridPatterns {
  /** Of one material, in the grid that a body always has. */
  readonly oneInHand: readonly GridPattern[]
  /** Of one material, at a table. */
  readonly oneAtTable: readonly GridPattern[]
  /** Of two materials. */
  readonly twoInHand: readonly GridPattern[]
  readonly twoAtTable: readonly GridPattern[]
}

/** Patterns that are tried of a kind at most: the simplest. What is more intricate is left unfound. */
const mostInHand = 12
const mostAtTable = 240

/**
 * All patterns that a trial may lay out. They hang together, lie in the upper left corner, and are narrow (at most two cells wide) or alike on
 * both sides: tools, arms and chests are. The simplest have few rows that differ, and few things in them.
 */
export function gridPatterns(): GridPatterns {
  const all = [
    ...[1, 2].flatMap((width) => [1, 2, 3].flatMap((height) => patternsOf(width, height))),
    ...[1, 2, 3].flatMap((height) => patternsOf(3, height)),
  ].filter(isPlausible)
  const simplest = (isTwo: boolean, isTable: boolean): readonly GridPattern[] =>
    all
      .filter((pattern) => hasTwo(pattern) === isTwo && isLarge(pattern) === isTable)
      .map((pattern, order) => ({ pattern, order, intricacy: intricacyOf(pattern) }))
      .sort((one, other) => one.intricacy - other.intricacy || one.order - other.order)
      .slice(0, isTable ? mostAtTable : mostInHand)
      .map(({ pattern }) => pattern)
  return {
    oneInHand: simplest(false, false),
    oneAtTable: simplest(false, true),
    twoInHand: simplest(true, false),
    twoAtTable: simplest(true, true),
  }
}

const cells: readonly PatternCell[] = [null, 'a', 'b']

/** Every grid of this size; of three columns only those whose outer two are the same. */
function patternsOf(width: number, height: number): readonly GridPattern[] {
  const rows = width === 3 ? rowsOf(2).map(([outer, inner]) => [outer!, inner!, outer!]) : rowsOf(width)
  let patterns: readonly GridPattern[] = [[]]
  for (let row = 0; row < height; row++)
    patterns = patterns.flatMap((pattern) => rows.map((next) => [...pattern, next]))
  return patterns
}

function rowsOf(width: number): readonly (readonly PatternCell[])[] {
  let rows: readonly (readonly PatternCell[])[] = [[]]
  for (let cell = 0; cell < width; cell++) rows = rows.flatMap((row) => cells.map((next) => [...row, next]))
  return rows
}

/** In the corner, hanging together, with `a` in it. */
function isPlausible(pattern: GridPattern): boolean {
  const filled = pattern.flatMap((row, y) =>
    row.flatMap((cell, x) => (cell === null ? [] : [{ x, y, cell }])),
  )
  if (!filled.some(({ cell }) => cell === 'a')) return false
  const width = pattern[0]!.length
  const isFull =
    pattern.every((_, y) => filled.some((cell) => cell.y === y)) &&
    [0, width - 1].every((x) => filled.some((cell) => cell.x === x))
  return isFull && hangsTogether(filled)
}

/** Cells from which on two things in neighbouring rows are apart: legs stand with a gap between them. */
const widestGapCells = 2

/** Row by row, by sides or corners. */
function hangsTogether(filled: readonly { readonly x: number; readonly y: number }[]): boolean {
  const reached = new Set(filled.slice(0, 1))
  for (const { x, y } of reached)
    for (const other of filled)
      if (Math.abs(other.x - x) <= widestGapCells && Math.abs(other.y - y) <= 1) reached.add(other)
  return reached.size === filled.length
}

function hasTwo(pattern: GridPattern): boolean {
  return pattern.some((row) => row.includes('b'))
}

function isLarge(pattern: GridPattern): boolean {
  return pattern.length > 2 || pattern[0]!.length > 2
}

/** Kinds of rows, rows of more than one kind of cell, and things laid out. */
function intricacyOf(pattern: GridPattern): number {
  const kinds = new Set(pattern.map((row) => row.join(',')))
  const mixed = [...kinds].filter((row) => new Set(row.split(',')).size > 1).length
  const isLopsided = pattern.some((row) => row[0] !== row[row.length - 1])
  const things = pattern.flat().filter((cell) => cell !== null).length
  return 3 * (kinds.size - 1) + 2 * mixed + (isLopsided ? 4 : 0) + things
}
