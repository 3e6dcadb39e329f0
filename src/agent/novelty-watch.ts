import type { WorldState } from '../env/index.ts'

/** Side of a cube that counts as one place, in blocks. */
const cubeBlocks = 8

/** What an episode has come to since something new last came of it. */
export interface Standstill {
  /** Attempts since then. */
  readonly attempts: number
  /** Game ticks since then. */
  readonly ticks: number
}

/** Where something new has just come of it, or nothing has been tried. */
export const noStandstill: Standstill = Object.freeze({ attempts: 0, ticks: 0 })

/**
 * Tells whether an episode still gets anywhere: more of an item than ever carried, a place where the body never was, a thing that was never
 * in view, a craft, trade, wash or repair that was never done. All of these run out, so that whatever an agent does in a circle, by
 * successes or failures, is a standstill sooner or later. Linear in what is carried and in view.
 */
export class NoveltyWatch {
  readonly #most = new Map<string, number>()
  readonly #known = new Set<string>()
  #standstill = noStandstill
  #sinceTick: number

  /** Takes the state in which the episode begins. */
  constructor(state: WorldState) {
    this.#sinceTick = state.tick
    this.#isNew(state)
  }

  get standstill(): Standstill {
    return this.#standstill
  }

  /** Takes in how an attempt ended. */
  observe(state: WorldState): void {
    if (this.#isNew(state)) {
      this.#sinceTick = state.tick
      this.#standstill = noStandstill
    } else {
      const attempts = this.#standstill.attempts + 1
      this.#standstill = { attempts, ticks: state.tick - this.#sinceTick }
    }
  }

  #isNew(state: WorldState): boolean {
    const { position, inventory, blocks, entities, tally } = state
    let isNew = false
    for (const [item, count] of Object.entries(inventory)) {
      if (count <= (this.#most.get(item) ?? 0)) continue
      this.#most.set(item, count)
      isNew = true
    }
    const cube = [position.x, position.y, position.z].map((value) => Math.floor(value / cubeBlocks))
    const marks = [
      `at ${cube.join(' ')}`,
      `traded ${tally.traded}`,
      ...Object.keys(tally.crafted).map((item) => `crafted ${item}`),
      ...Object.keys(tally.washed).map((item) => `washed ${item}`),
      ...Object.keys(tally.repaired).map((item) => `repaired ${item}`),
      ...Object.keys(blocks).map((block) => `saw ${block}`),
      ...Object.keys(entities).map((entity) => `saw ${entity}`),
    ]
    for (const mark of marks) {
      if (this.#known.has(mark)) continue
      this.#known.add(mark)
      isNew = true
    }
    return isNew
  }
}
