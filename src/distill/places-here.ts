import type { Look, Search, SearchWay } from './sightings.ts'

const nothingVain: Readonly<Record<SearchWay, number>> = { above: 0, below: 0 }

/** What one episode alone has seen and looked for, and where: what is not found here may not be here. */
export class PlacesHere {
  /** Oldest first. */
  readonly #looks: Look[] = []
  /** After how many looks each thing was last in view. */
  readonly #lastSeen = new Map<string, number>()
  readonly #vainTicks = new Map<string, Readonly<Record<SearchWay, number>>>()

  /** Where the body is: down below, or above ground. */
  get whereabouts(): SearchWay {
    return this.#looks.at(-1)?.isBelow === true ? 'below' : 'above'
  }

  /** Ticks of searches in vain since one was last in view. */
  vainTicks(name: string, way: SearchWay): number {
    return (this.#vainTicks.get(name) ?? nothingVain)[way]
  }

  /** Looks in a band of height down below since one was last in view. */
  vainLooks(name: string, band: number): number {
    let looks = 0
    for (let index = this.#lastSeen.get(name) ?? 0; index < this.#looks.length; index++) {
      const look = this.#looks[index]!
      if (look.isBelow && look.band === band) looks++
    }
    return looks
  }

  takeLook(look: Look): void {
    this.#looks.push(look)
    for (const name of look.names) {
      this.#vainTicks.delete(name)
      this.#lastSeen.set(name, this.#looks.length)
    }
  }

  takeSearch({ name, way, ticks, isFound }: Search): void {
    if (isFound) return
    const before = this.#vainTicks.get(name) ?? nothingVain
    this.#vainTicks.set(name, { ...before, [way]: before[way] + ticks })
  }
}
