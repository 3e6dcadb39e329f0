import type { Position, WorldState } from '../env/index.ts'

/** How far back a circle is looked for, in attempts; a longer one is a plan that goes on. */
const attemptsRemembered = 12
/** How often a body must have been back before it counts: once may be chance. */
const timesBack = 2
/** Standing this near is the same place, in blocks. */
const samePlaceBlocks = 8

interface Standing {
  readonly things: string
  readonly position: Position
}

/**
 * Notices when attempts that all succeed come to nothing together: the body stands again where it stood, with the same things. A station that
 * is put down and taken up again is one of those.
 */
export class CircleWatch {
  readonly #standings: Standing[] = []

  /** Takes in where an attempt ended; true where the body has been just so more than once of late. */
  isBack({ inventory, position }: Pick<WorldState, 'inventory' | 'position'>): boolean {
    const things = JSON.stringify(Object.entries(inventory).sort(([one], [other]) => (one < other ? -1 : 1)))
    const isSame = (earlier: Standing): boolean => {
      const { x, y, z } = earlier.position
      const distance = Math.hypot(x - position.x, y - position.y, z - position.z)
      return earlier.things === things && distance <= samePlaceBlocks
    }
    const times = this.#standings.filter(isSame).length
    this.#standings.push({ things, position })
    if (this.#standings.length > attemptsRemembered) this.#standings.shift()
    return times >= timesBack
  }
}
