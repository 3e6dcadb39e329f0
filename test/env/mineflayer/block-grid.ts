import { createBlockFacts } from '../../../src/env/mineflayer/perception/block-facts.ts'
import type { SectionStates, StateGrid } from '../../../src/env/mineflayer/perception/state-grid.ts'

const cube = [[0, 0, 0, 1, 1, 1]]

/** States of the little world of these tests; the index is the state id. */
export const facts = createBlockFacts([
  { name: 'air', id: 0, shapes: [] },
  { name: 'stone', id: 1, shapes: cube },
  { name: 'iron_ore', id: 2, shapes: cube },
  { name: 'glass', id: 3, shapes: cube },
  { name: 'torch', id: 4, shapes: [] },
  { name: 'oak_slab', id: 5, shapes: [[0, 0, 0, 1, 0.5, 1]] },
])
export const states = { air: 0, stone: 1, ironOre: 2, glass: 3, torch: 4, slab: 5 } as const

/** Blocks in memory; loaded within `loadedBlocks` of the origin on the map, air where nothing was set. */
export class BlockGrid implements StateGrid {
  readonly minY = 0
  readonly endY = 64
  private readonly sections = new Map<string, Uint16Array>()
  private readonly loadedBlocks: number

  constructor(loadedBlocks = 64) {
    this.loadedBlocks = loadedBlocks
  }

  set(x: number, y: number, z: number, state: number): void {
    const key = `${x >> 4},${y >> 4},${z >> 4}`
    let section = this.sections.get(key)
    if (!section) {
      section = new Uint16Array(4096)
      this.sections.set(key, section)
    }
    section[((y & 15) << 8) | ((z & 15) << 4) | (x & 15)] = state
  }

  fill(from: readonly number[], to: readonly number[], state: number): void {
    const [x0 = 0, y0 = 0, z0 = 0] = from
    const [x1 = 0, y1 = 0, z1 = 0] = to
    for (let x = x0; x <= x1; x++)
      for (let y = y0; y <= y1; y++) for (let z = z0; z <= z1; z++) this.set(x, y, z, state)
  }

  sectionAt(sectionX: number, sectionY: number, sectionZ: number): SectionStates | undefined {
    const limit = this.loadedBlocks >> 4
    if (sectionX < -limit || sectionX >= limit || sectionZ < -limit || sectionZ >= limit) return undefined
    return this.sections.get(`${sectionX},${sectionY},${sectionZ}`) ?? null
  }

  stateAt(x: number, y: number, z: number): number {
    const section = this.sectionAt(x >> 4, y >> 4, z >> 4)
    if (section === undefined) return -1
    return section === null ? 0 : section[((y & 15) << 8) | ((z & 15) << 4) | (x & 15)]!
  }
}
