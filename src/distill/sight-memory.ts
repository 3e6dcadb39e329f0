import type { WorldState } from '../env/index.ts'
import { lookOf } from './sightings.ts'
import type { Look, SearchWay } from './sightings.ts'

/** Down below a block so near is there for certain, even where it was seen from above before: one is dug through, or stood beside. */
const besideBlocks = 3

/**
 * Tells apart what is in view above ground and what only stayed in mind from below, and the other way round: a body remembers the ores of its
 * mine when it has come up, and the trees above it when it has gone down. Creatures are never in mind, only in view. One per episode, its
 * states in their order.
 */
export class SightMemory {
  /** Blocks in mind, and where they were last seen to be. */
  #origins: ReadonlyMap<string, SearchWay> = new Map()

  /** What is in view in a state, and what of it is only remembered from the other side of the ground. */
  take(state: WorldState): Look {
    const look = lookOf(state)
    const here: SearchWay = look.isBelow ? 'below' : 'above'
    const origins = new Map<string, SearchWay>()
    for (const [name, { nearestBlocks }] of Object.entries(state.blocks)) {
      const isHere = look.isBelow ? nearestBlocks <= besideBlocks : look.nearNames.includes(name)
      origins.set(name, isHere ? here : (this.#origins.get(name) ?? here))
    }
    this.#origins = origins
    const carriedNames = [...origins.keys()].filter((name) => origins.get(name) !== here)
    return { ...look, carriedNames }
  }
}
