import type { GameClock } from './game-clock.ts'
import { waitOnClock } from './wait-on-clock.ts'

interface Entry {
  callback: (() => void) | null
}

/**
 * A game clock that stands still until `advance` is called: virtual time, one call a tick. Callbacks due at the same
 * tick run in the order in which they were asked for.
 */
export class TickCounter implements GameClock {
  #tick = 0
  readonly #due = new Map<number, Entry[]>()

  tick(): number {
    return this.#tick
  }

  /** Ticks below one count as one, so that a loop of waits always lets time pass. */
  afterTicks(ticks: number, callback: () => void): () => void {
    const dueTick = this.#tick + Math.max(1, Math.ceil(ticks))
    const entry: Entry = { callback }
    const entries = this.#due.get(dueTick)
    if (entries === undefined) this.#due.set(dueTick, [entry])
    else entries.push(entry)
    return () => {
      entry.callback = null
      const waiting = this.#due.get(dueTick)
      if (waiting?.every((other) => other.callback === null)) this.#due.delete(dueTick)
    }
  }

  waitTicks(ticks: number, signal?: AbortSignal): Promise<void> {
    return waitOnClock(this, ticks, signal)
  }

  /** Moves on by one tick and runs what is due. */
  advance(): void {
    this.#tick++
    const entries = this.#due.get(this.#tick)
    if (entries === undefined) return
    this.#due.delete(this.#tick)
    for (const entry of entries) entry.callback?.()
  }

  /** Ticks at which something is still due; 0 when nothing waits on this clock. */
  get pendingTicks(): number {
    return this.#due.size
  }
}
