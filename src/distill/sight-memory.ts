import type { WorldState } from '../env/index.ts'
import { lookOf } from './sightings.ts'
import type { Look } from './sightings.ts'

/**
 * Tells apart what is in view above ground and what only stayed in mind from below: a body remembers the ores of its mine when it has come up.
 * Creatures are never in mind, only in view. One per episode, its states in their order.
 */
export class SightMemory {
  /** Blocks in mind that came into view down below, and not near by above ground since. */
  #fromBelow: ReadonlySet<string> = new Set()
  #inMind: ReadonlySet<string> = new Set()

  /** What is in view in a state, and what of it is only remembered. */
  take(state: WorldState): Look {
    const look = lookOf(state)
    const blocks = Object.keys(state.blocks)
    const isFromBelow = (name: string): boolean => {
      if (look.isBelow) return !this.#inMind.has(name) || this.#fromBelow.has(name)
      return this.#fromBelow.has(name) && !look.nearNames.includes(name)
    }
    const fromBelow = blocks.filter(isFromBelow)
    this.#fromBelow = new Set(fromBelow)
    this.#inMind = new Set(blocks)
    return look.isBelow ? look : { ...look, carriedNames: fromBelow }
  }
}
