import type { BlockFacts } from './block-facts.ts'
import type { BlockMemory } from './block-memory.ts'
import type { BlockSense, Eyes } from './block-sense.ts'
import type { StateGrid } from './state-grid.ts'

/** Columns within this many chunks of the eyes are read by `exposed` and `xray`: 64 blocks. */
export const scanRadiusChunks = 4
/** Sections read in one tick between looks. */
const sectionsPerTick = 2

/**
 * Learns of loaded blocks without looking: all of them, or (`exposedOnly`) those that touch a see-through block, which is
 * what a server with anti-x-ray shows. Reads the columns near the eyes, a few sections a tick, the rest at a look.
 */
export class ScanSense implements BlockSense {
  private readonly grid: StateGrid
  private readonly facts: BlockFacts
  private readonly memory: BlockMemory
  private readonly exposedOnly: boolean
  private readonly scanned = new Set<string>()
  private queue: { x: number; y: number; z: number }[] = []
  private queuedFor = ''

  constructor(grid: StateGrid, facts: BlockFacts, memory: BlockMemory, exposedOnly: boolean) {
    this.grid = grid
    this.facts = facts
    this.memory = memory
    this.exposedOnly = exposedOnly
  }

  look(eyes: Eyes): void {
    this.refill(eyes)
    while (this.queue.length > 0) this.scanNext()
  }

  step(eyes: Eyes): void {
    this.refill(eyes)
    for (let read = 0; read < sectionsPerTick && this.queue.length > 0; read++) this.scanNext()
  }

  blockChanged(x: number, y: number, z: number): void {
    this.learn(x, y, z)
    if (!this.exposedOnly) return
    this.learn(x - 1, y, z)
    this.learn(x + 1, y, z)
    this.learn(x, y - 1, z)
    this.learn(x, y + 1, z)
    this.learn(x, y, z - 1)
    this.learn(x, y, z + 1)
  }

  columnLoaded(chunkX: number, chunkZ: number): void {
    // The neighbours' outermost blocks may be exposed by what has come.
    for (const [x, z] of [
      [chunkX, chunkZ],
      [chunkX - 1, chunkZ],
      [chunkX + 1, chunkZ],
      [chunkX, chunkZ - 1],
      [chunkX, chunkZ + 1],
    ]) {
      this.scanned.delete(`${x},${z}`)
    }
    this.queuedFor = ''
  }

  private refill(eyes: Eyes): void {
    const centreX = Math.floor(eyes.x) >> 4
    const centreZ = Math.floor(eyes.z) >> 4
    const here = `${centreX},${centreZ}`
    if (here === this.queuedFor) return
    this.queuedFor = here
    const columns: { x: number; z: number; away: number }[] = []
    for (let x = centreX - scanRadiusChunks; x <= centreX + scanRadiusChunks; x++) {
      for (let z = centreZ - scanRadiusChunks; z <= centreZ + scanRadiusChunks; z++) {
        if (this.scanned.has(`${x},${z}`) || this.grid.stateAt(x << 4, this.grid.minY, z << 4) < 0) continue
        columns.push({ x, z, away: (x - centreX) ** 2 + (z - centreZ) ** 2 })
      }
    }
    columns.sort((one, other) => one.away - other.away || one.x - other.x || one.z - other.z)
    // Nearest columns last, because the queue is emptied from its end.
    this.queue = []
    for (const { x, z } of columns.reverse()) {
      this.scanned.add(`${x},${z}`)
      for (let y = this.grid.minY >> 4; y < this.grid.endY >> 4; y++) this.queue.push({ x, y, z })
    }
  }

  private scanNext(): void {
    const next = this.queue.pop()
    if (!next) return
    const states = this.grid.sectionAt(next.x, next.y, next.z)
    if (!states) return
    const section = this.memory.section(next.x, next.y, next.z)
    for (let cell = 0; cell < 4096; cell++) {
      const kind = this.facts.kind[states[cell]!]!
      if (section.cells[cell] === kind) continue
      const x = (next.x << 4) + (cell & 15)
      const y = (next.y << 4) + (cell >> 8)
      const z = (next.z << 4) + ((cell >> 4) & 15)
      if (this.exposedOnly && !this.isExposed(x, y, z)) continue
      this.memory.record(section, cell, kind)
    }
  }

  private learn(x: number, y: number, z: number): void {
    const state = this.grid.stateAt(x, y, z)
    if (state < 0 || y < this.grid.minY || y >= this.grid.endY) return
    if (this.exposedOnly && !this.isExposed(x, y, z)) return
    const cell = ((y & 15) << 8) | ((z & 15) << 4) | (x & 15)
    this.memory.record(this.memory.section(x >> 4, y >> 4, z >> 4), cell, this.facts.kind[state]!)
  }

  private isExposed(x: number, y: number, z: number): boolean {
    return (
      this.isOpen(x, y + 1, z) ||
      this.isOpen(x - 1, y, z) ||
      this.isOpen(x + 1, y, z) ||
      this.isOpen(x, y, z - 1) ||
      this.isOpen(x, y, z + 1) ||
      this.isOpen(x, y - 1, z)
    )
  }

  private isOpen(x: number, y: number, z: number): boolean {
    if (y < this.grid.minY) return false
    const state = this.grid.stateAt(x, y, z)
    return state >= 0 && this.facts.opaque[state] === 0
  }
}
