import { isUnchanged } from '../diagnosis/index.ts'
import type { Diagnosis } from '../diagnosis/index.ts'

/** An attempt that changed nothing and took less than this is over before it began, in ticks. */
const briefTicks = 20
/** Brief attempts in a row after which the loop waits by itself. */
const briefBeforeWait = 3
/** Waits in a row during which game time stood still, after which the world is given up as lost. */
const deadWaitsBeforeLost = 8

/**
 * Sees to it that an episode moves on: attempts that end at once and change nothing would otherwise repeat for ever, with hardly a tick
 * passing. The loop then waits, twice as long each time until something changes.
 */
export class StallWatch {
  #briefAttempts = 0
  #waits = 0
  #deadWaits = 0

  /** True when the loop should let time pass before it tries again. */
  get mustWait(): boolean {
    return this.#briefAttempts >= briefBeforeWait
  }

  /** True when time stands still whatever is done. */
  get isLost(): boolean {
    return this.#deadWaits >= deadWaitsBeforeLost
  }

  /** Waits since anything changed. */
  get waits(): number {
    return this.#waits
  }

  observe({ difference }: Diagnosis): void {
    if (!isUnchanged(difference)) {
      this.#briefAttempts = 0
      this.#waits = 0
      this.#deadWaits = 0
    } else if (this.mustWait) {
      this.#waits++
      if (difference.ticks > 0) {
        this.#briefAttempts = 0
        this.#deadWaits = 0
      } else this.#deadWaits++
    } else if (difference.ticks < briefTicks) this.#briefAttempts++
    else this.#briefAttempts = 0
  }
}
