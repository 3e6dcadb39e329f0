import type { Position } from '../../position.ts'
import type { SectionMemory } from './block-memory.ts'

/** One found cell. */
export interface FoundBlock {
  readonly kind: number
  readonly x: number
  readonly y: number
  readonly z: number
  /** From the asked point to the block's centre. */
  readonly distanceSquared: number
}

/**
 * The nearest cells of the wanted kinds, nearest first, at most `limit`. Sections are visited from near to far and the
 * search stops at the first that cannot hold a nearer one. Ties go by height, x and z, so the order never depends on when
 * a block was seen.
 */
export function nearestInSections(
  sections: Iterable<SectionMemory>,
  wanted: ReadonlySet<number>,
  from: Position,
  limit: number,
): readonly FoundBlock[] {
  if (limit <= 0 || wanted.size === 0) return []
  if (limit === 1) return nearestOne(sections, wanted, from)
  const ordered: { section: SectionMemory; bound: number }[] = []
  for (const section of sections) ordered.push({ section, bound: leastDistanceSquared(section, from) })
  ordered.sort((one, other) => one.bound - other.bound || compareSections(one.section, other.section))
  const found: FoundBlock[] = []
  for (const { section, bound } of ordered) {
    const worst = found.length < limit ? Infinity : found[found.length - 1]!.distanceSquared
    if (bound > worst) break
    scanSection(section, wanted, from, limit, found)
  }
  return found
}

/** The same for one cell, without putting the sections in order. */
function nearestOne(
  sections: Iterable<SectionMemory>,
  wanted: ReadonlySet<number>,
  from: Position,
): readonly FoundBlock[] {
  let first: SectionMemory | null = null
  let firstBound = Infinity
  for (const section of sections) {
    const bound = leastDistanceSquared(section, from)
    if (bound >= firstBound) continue
    firstBound = bound
    first = section
  }
  if (!first) return []
  const found: FoundBlock[] = []
  scanSection(first, wanted, from, 1, found)
  for (const section of sections) {
    if (section === first) continue
    const best = found[0]
    if (!best || leastDistanceSquared(section, from) <= best.distanceSquared)
      scanSection(section, wanted, from, 1, found)
  }
  return found
}

function scanSection(
  section: SectionMemory,
  wanted: ReadonlySet<number>,
  from: Position,
  limit: number,
  found: FoundBlock[],
): void {
  const { cells } = section
  const [onlyKind = 0] = wanted
  const single = wanted.size === 1
  for (let cell = 0; cell < 4096; cell++) {
    const kind = cells[cell]!
    if (kind === 0 || (single ? kind !== onlyKind : !wanted.has(kind))) continue
    const x = (section.sectionX << 4) + (cell & 15)
    const y = (section.sectionY << 4) + (cell >> 8)
    const z = (section.sectionZ << 4) + ((cell >> 4) & 15)
    const distanceSquared = (x + 0.5 - from.x) ** 2 + (y + 0.5 - from.y) ** 2 + (z + 0.5 - from.z) ** 2
    if (found.length >= limit && distanceSquared > found[found.length - 1]!.distanceSquared) continue
    insert(found, { kind, x, y, z, distanceSquared }, limit)
  }
}

function insert(found: FoundBlock[], block: FoundBlock, limit: number): void {
  let index = found.length
  while (index > 0 && compareBlocks(block, found[index - 1]!) < 0) index--
  if (index >= limit) return
  found.splice(index, 0, block)
  if (found.length > limit) found.pop()
}

function compareBlocks(one: FoundBlock, other: FoundBlock): number {
  return one.distanceSquared - other.distanceSquared || one.y - other.y || one.x - other.x || one.z - other.z
}

function compareSections(one: SectionMemory, other: SectionMemory): number {
  return one.sectionY - other.sectionY || one.sectionX - other.sectionX || one.sectionZ - other.sectionZ
}

/** Square of the least distance from a point to the centre of any cell of a section. */
function leastDistanceSquared(section: SectionMemory, from: Position): number {
  return (
    gap(section.sectionX, from.x) ** 2 +
    gap(section.sectionY, from.y) ** 2 +
    gap(section.sectionZ, from.z) ** 2
  )
}

function gap(sectionCoordinate: number, value: number): number {
  const low = (sectionCoordinate << 4) + 0.5
  return value < low ? low - value : value > low + 15 ? value - low - 15 : 0
}
