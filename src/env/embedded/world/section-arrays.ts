import { sectionVolume } from './column.ts'

/** Arrays that wait for use beyond which more are left to the garbage collector; as many as one player's columns need. */
const mostWaiting = 4_096

/**
 * Arrays of one section each, used again. A walk makes and drops thousands of columns; left to the garbage collector, their
 * arrays lie outside its heap until a full collection, and the process grows by what has piled up.
 */
class SectionArrays<Cells extends Uint16Array | Uint8Array> {
  readonly #create: () => Cells
  readonly #waiting: Cells[] = []

  constructor(create: () => Cells) {
    this.#create = create
  }

  /** An array of zeros. */
  take(): Cells {
    const used = this.#waiting.pop()
    if (used === undefined) return this.#create()
    used.fill(0)
    return used
  }

  /** Takes back an array that nobody reads or writes any more, and leaves null in its places. */
  takeBack(sections: (Cells | null)[]): void {
    for (let index = 0; index < sections.length; index++) {
      const cells = sections[index]
      if (cells && this.#waiting.length < mostWaiting) this.#waiting.push(cells)
      sections[index] = null
    }
  }
}

/** Arrays for the states of a section. */
export const stateArrays = new SectionArrays<Uint16Array>(() => new Uint16Array(sectionVolume))
/** Arrays for the light of one kind in a section. */
export const lightArrays = new SectionArrays<Uint8Array>(() => new Uint8Array(sectionVolume))
