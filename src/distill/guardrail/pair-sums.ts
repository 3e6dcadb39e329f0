import type { SituationCell } from './situation-cell.ts'
import { cellLiterals, literalsIn } from './situation-cell.ts'

/** Attempts of some situations. */
export interface CellSum {
  readonly successes: number
  /** Failures of whatever cause. */
  readonly failures: number
  /** Failures of the cause that is looked at. */
  readonly ofCause: number
}

/** Attempts of one situation. */
export interface Cell extends CellSum {
  readonly cell: SituationCell
}

const size = cellLiterals.length

/** Used again by every instance: they are made after each attempt. */
const scratch = {
  successes: new Float64Array(size * size),
  failures: new Float64Array(size * size),
  ofCause: new Float64Array(size * size),
}

/**
 * For each two literals, the sum of the situations in which both hold: made in one pass, so that many predicates are compared at little
 * cost. Valid until the next one is made.
 */
export class PairSums {
  readonly #successes = scratch.successes.fill(0)
  readonly #failures = scratch.failures.fill(0)
  readonly #ofCause = scratch.ofCause
  readonly #holding: readonly (readonly number[])[]

  constructor(rows: readonly Omit<Cell, 'ofCause'>[]) {
    this.#holding = rows.map(({ cell }) => literalsIn(cell))
    rows.forEach(({ successes, failures }, index) => {
      addPairs(this.#successes, this.#holding[index]!, successes)
      addPairs(this.#failures, this.#holding[index]!, failures)
    })
  }

  /** Looks at another cause: the same situations in the same order, with its failures. */
  lookAt(rows: readonly Pick<Cell, 'ofCause'>[]): void {
    this.#ofCause.fill(0)
    rows.forEach(({ ofCause }, index) => {
      addPairs(this.#ofCause, this.#holding[index]!, ofCause)
    })
  }

  /** The sum where both literals hold, by their indexes in rising order; of one literal where both are the same. */
  of(one: number, other: number): CellSum {
    const place = one * size + other
    return {
      successes: this.#successes[place]!,
      failures: this.#failures[place]!,
      ofCause: this.#ofCause[place]!,
    }
  }
}

function addPairs(sums: Float64Array, holding: readonly number[], count: number): void {
  if (count === 0) return
  for (let first = 0; first < holding.length; first++) {
    const row = holding[first]! * size
    for (let second = first; second < holding.length; second++) sums[row + holding[second]!]! += count
  }
}
