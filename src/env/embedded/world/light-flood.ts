import type { BlockStates } from './block-states.ts'
import type { Column, ColumnLight, LightPlane } from './column.ts'
import { levelsOf, planeLevel } from './column-light.ts'

/** Finds a column that is in memory, without generating it. */
export type LoadedColumns = (chunkX: number, chunkZ: number) => Column | null

export type LightKind = keyof ColumnLight

/** The six ways from a packed place: down first, because light from the sky falls without loss. */
const steps = [-0x1000, 0x1000, -1, 1, -0x40, 0x40] as const
const down = 0
const highestY = 255

/** A queue of packed places that grows and is used again. */
class PlaceQueue {
  places = new Int32Array(16_384)
  length = 0

  push(place: number): void {
    if (this.length === this.places.length) {
      const grown = new Int32Array(this.length * 2)
      grown.set(this.places)
      this.places = grown
    }
    this.places[this.length++] = place
  }
}

/**
 * Spreads light of one kind through the 3 x 3 columns around a middle one, as vanilla does: a level falls by the
 * filter of the block that it enters, at least by one; full light from the sky falls straight down through clear blocks
 * without loss. Columns without light yet are walls.
 *
 * A place is packed as `y << 12 | z << 6 | x`; x and z are 16-31 in the middle column. Light reaches 15 blocks, so
 * it never leaves these columns.
 */
export class LightFlood {
  readonly #states: BlockStates
  readonly #columns = new Array<Column | null>(9).fill(null)
  readonly #planes = new Array<LightPlane | null>(9).fill(null)
  readonly #brighter = new PlaceQueue()
  readonly #darker = new PlaceQueue()
  #kind: LightKind = 'block'

  constructor(states: BlockStates) {
    this.#states = states
  }

  /** Turns to the columns around a middle one. Call before anything else. */
  enter(middle: Column, loaded: LoadedColumns): void {
    for (let slot = 0; slot < 9; slot++) {
      const chunkX = middle.chunkX + (slot % 3) - 1
      const chunkZ = middle.chunkZ + Math.floor(slot / 3) - 1
      const column = slot === 4 ? middle : loaded(chunkX, chunkZ)
      this.#columns[slot] = column?.light ? column : null
    }
  }

  /** Turns to one kind of light. */
  turnTo(kind: LightKind): void {
    this.#kind = kind
    for (let slot = 0; slot < 9; slot++) this.#planes[slot] = this.#columns[slot]?.light?.[kind] ?? null
  }

  /** The columns around, in rows of x; null where there is none with light. */
  columnIn(slot: number): Column | null {
    return this.#columns[slot] ?? null
  }

  /** The level at a packed place; 0 in columns without light. */
  levelAt(place: number): number {
    const plane = this.#planes[slotOf(place)]
    return plane ? planeLevel(plane, place >> 16, indexOf(place)) : 0
  }

  stateAt(place: number): number {
    const section = this.#columns[slotOf(place)]?.sections[place >> 16]
    return section ? section[indexOf(place)]! : 0
  }

  /** Lets the light at this place spread with the next `spread`. */
  spreadFrom(place: number): void {
    this.#brighter.push(place)
  }

  /** Makes a place at least this bright and lets it spread. */
  raise(place: number, level: number): void {
    if (level <= this.levelAt(place)) return
    this.#write(place, level)
    this.#brighter.push(place)
  }

  /** Carries light on until nothing more becomes brighter. */
  spread(): void {
    const { lightFilter } = this.#states
    const queue = this.#brighter
    const isSky = this.#kind === 'sky'
    for (let next = 0; next < queue.length; next++) {
      const place = queue.places[next]!
      const level = this.levelAt(place)
      if (level <= 1) continue
      for (let way = 0; way < 6; way++) {
        const to = place + steps[way]!
        if (isOutside(place, way)) continue
        const plane = this.#planes[slotOf(to)]
        if (!plane) continue
        const section = to >> 16
        const index = indexOf(to)
        const present = planeLevel(plane, section, index)
        if (present >= level - (way === down && level === 15 ? 0 : 1)) continue
        const blocks = this.#columns[slotOf(to)]!.sections[section]
        const filter = blocks ? lightFilter[blocks[index]!]! : 0
        const reached =
          isSky && way === down && level === 15 && filter === 0 ? 15 : level - (filter > 1 ? filter : 1)
        if (reached <= present) continue
        levelsOf(plane, section)[index] = reached
        plane.changed |= 1 << section
        queue.push(to)
      }
    }
    queue.length = 0
  }

  /** Makes a place dark, with all light that came through it, and marks what shines in from elsewhere for `spread`. */
  darken(place: number): void {
    const { lightEmission, lightFilter } = this.#states
    const level = this.levelAt(place)
    if (level === 0) return
    const queue = this.#darker
    const isSky = this.#kind === 'sky'
    this.#write(place, 0)
    queue.push(place)
    queue.push(level)
    for (let next = 0; next < queue.length; next += 2) {
      const from = queue.places[next]!
      const lost = queue.places[next + 1]!
      if (isSky) {
        if (from >> 12 === highestY) this.raise(from, 15 - lightFilter[this.stateAt(from)]!)
      } else {
        const own = lightEmission[this.stateAt(from)]!
        if (own > 0 && from !== place) this.raise(from, own)
      }
      for (let way = 0; way < 6; way++) {
        if (isOutside(from, way)) continue
        const to = from + steps[way]!
        const present = this.levelAt(to)
        if (present === 0) continue
        if (present < lost || (isSky && way === down && lost === 15 && present === 15)) {
          this.#write(to, 0)
          queue.push(to)
          queue.push(present)
        } else {
          this.#brighter.push(to)
        }
      }
    }
    queue.length = 0
  }

  #write(place: number, level: number): void {
    const plane = this.#planes[slotOf(place)]
    if (!plane) return
    const section = place >> 16
    levelsOf(plane, section)[indexOf(place)] = level
    plane.changed |= 1 << section
  }
}

/** Packs coordinates relative to the middle column: x and z from -16 to 31, y from 0 to 255. */
export function packPlace(x: number, y: number, z: number): number {
  return (y << 12) | ((z + 16) << 6) | (x + 16)
}

/** The neighbours of a packed place that are in the world. */
export function placesAround(place: number): number[] {
  return steps.flatMap((step, way) => (isOutside(place, way) ? [] : [place + step]))
}

function slotOf(place: number): number {
  return ((place >> 4) & 3) + ((place >> 10) & 3) * 3
}

function indexOf(place: number): number {
  return ((place >> 4) & 0xf00) | ((place >> 2) & 0xf0) | (place & 15)
}

/** Below y 0, above y 255, or off the 3 x 3 columns. */
function isOutside(place: number, way: number): boolean {
  switch (way) {
    case 0:
      return place < 0x1000
    case 1:
      return place >> 12 === highestY
    case 2:
      return (place & 63) === 0
    case 3:
      return (place & 63) === 47
    case 4:
      return ((place >> 6) & 63) === 0
    default:
      return ((place >> 6) & 63) === 47
  }
}
