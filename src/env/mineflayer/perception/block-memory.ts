import type { BlockFacts } from './block-facts.ts'
import { blockMatches } from '../../goal.ts'
import type { Position } from '../../position.ts'
import type { PerceivedBlock } from '../deed.ts'
import type { PerceivedKind } from '../../world-state.ts'
import { nearestInSections } from './nearest-blocks.ts'

/** What is remembered of one 16x16x16 section. */
export interface SectionMemory {
  readonly sectionX: number
  readonly sectionY: number
  readonly sectionZ: number
  /** Kind by cell, index `y << 8 | z << 4 | x`; 0 is not perceived. */
  readonly cells: Uint16Array
  /** Remembered cells by kind. */
  readonly counts: Map<number, number>
}

interface KindMemory {
  count: number
  readonly sections: Set<SectionMemory>
}

/** Sections remembered at most: 8 KiB each. Beyond that the one seen first is forgotten. */
const defaultSectionLimit = 6000

/** A small integer for a section. Sections 32,768 blocks apart share one; the later then takes the place of the former. */
const sectionKey = (x: number, y: number, z: number): number =>
  ((x & 0x7ff) << 18) | ((z & 0x7ff) << 7) | (y & 0x7f)

/**
 * Which block was perceived where, whole sections at a time: the memory is bounded however much stone is seen, counts are
 * exact, and the nearest of a kind is found by looking only into sections that hold it. Air is remembered too.
 */
export class BlockMemory {
  /** Grows with every change of what is remembered. */
  revision = 0
  private readonly facts: BlockFacts
  private readonly sectionLimit: number
  private readonly sections = new Map<number, SectionMemory>()
  private readonly kinds = new Map<number, KindMemory>()

  constructor(facts: BlockFacts, sectionLimit = defaultSectionLimit) {
    this.facts = facts
    this.sectionLimit = sectionLimit
  }

  /** The memory of a section by section coordinates, made when it is not there yet. */
  section(sectionX: number, sectionY: number, sectionZ: number): SectionMemory {
    const key = sectionKey(sectionX, sectionY, sectionZ)
    const known = this.sections.get(key)
    if (known) {
      if (known.sectionX === sectionX && known.sectionZ === sectionZ) return known
      this.forget(key, known)
    }
    if (this.sections.size >= this.sectionLimit) this.forgetOldest()
    const made = {
      sectionX,
      sectionY,
      sectionZ,
      cells: new Uint16Array(4096),
      counts: new Map<number, number>(),
    }
    this.sections.set(key, made)
    return made
  }

  /** Remembers that a cell of a section holds `kind`. */
  record(section: SectionMemory, cell: number, kind: number): void {
    const before = section.cells[cell]!
    if (before === kind) return
    section.cells[cell] = kind
    this.revision++
    if (before !== 0) this.change(section, before, -1)
    this.change(section, kind, 1)
  }

  /** What is remembered at a block: a kind, or 0. */
  kindAt(x: number, y: number, z: number): number {
    const section = this.sections.get(sectionKey(x >> 4, y >> 4, z >> 4))
    const isHere = section?.sectionX === x >> 4 && section.sectionZ === z >> 4
    return isHere ? section.cells[((y & 15) << 8) | ((z & 15) << 4) | (x & 15)]! : 0
  }

  /** Known blocks of these names (or `#groups`), nearest first; ties by height, then x, then z. */
  nearest(names: readonly string[], from: Position, limit: number): readonly PerceivedBlock[] {
    const wanted = new Set(this.kindsOf(names))
    const sections = new Set<SectionMemory>()
    for (const kind of wanted)
      for (const section of this.kinds.get(kind)?.sections ?? []) sections.add(section)
    return nearestInSections(sections, wanted, from, limit).map(({ kind, x, y, z }) => ({
      name: this.facts.names[kind]!,
      position: { x, y, z },
    }))
  }

  /** Count and nearest distance of every remembered kind but air, by name in alphabetical order. */
  summary(from: Position): Readonly<Record<string, PerceivedKind>> {
    const entries: [string, PerceivedKind][] = []
    for (const [kind, memory] of this.kinds) {
      if (kind === this.facts.airKind || memory.count === 0) continue
      const [nearest] = nearestInSections(memory.sections, new Set([kind]), from, 1)
      if (!nearest) continue
      const nearestBlocks = Math.round(Math.sqrt(nearest.distanceSquared) * 100) / 100
      entries.push([this.facts.names[kind]!, { count: memory.count, nearestBlocks }])
    }
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
  }

  /** How many blocks of these names (or `#groups`) are remembered. */
  count(names: readonly string[]): number {
    return this.kindsOf(names).reduce((sum, kind) => sum + (this.kinds.get(kind)?.count ?? 0), 0)
  }

  /** True if any block of these names (or `#groups`) is remembered. */
  knowsAny(names: readonly string[]): boolean {
    return this.kindsOf(names).some((kind) => (this.kinds.get(kind)?.count ?? 0) > 0)
  }

  private kindsOf(names: readonly string[]): number[] {
    return [...this.kinds.keys()].filter((kind) =>
      names.some((name) => blockMatches(name, this.facts.names[kind]!)),
    )
  }

  private change(section: SectionMemory, kind: number, by: 1 | -1): void {
    let memory = this.kinds.get(kind)
    if (!memory) {
      memory = { count: 0, sections: new Set() }
      this.kinds.set(kind, memory)
    }
    memory.count += by
    const here = (section.counts.get(kind) ?? 0) + by
    if (here > 0) {
      section.counts.set(kind, here)
      if (here === 1 && by === 1) memory.sections.add(section)
    } else {
      section.counts.delete(kind)
      memory.sections.delete(section)
    }
  }

  private forgetOldest(): void {
    const oldest = this.sections.entries().next()
    if (!oldest.done) this.forget(...oldest.value)
  }

  private forget(key: number, section: SectionMemory): void {
    this.sections.delete(key)
    for (const [kind, count] of section.counts) {
      const memory = this.kinds.get(kind)!
      memory.count -= count
      memory.sections.delete(section)
    }
    this.revision++
  }
}
