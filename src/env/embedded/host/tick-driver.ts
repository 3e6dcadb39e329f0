import { nextTurn, wallDelay, wallNowMs } from '../../clock/real-time.ts'
import { tickMs } from '../../clock/tick.ts'
import type { TickCounter } from '../../clock/tick-counter.ts'
import type { VirtualTimers } from '../../clock/virtual-timers.ts'

/** More immediates than this without time passing is a loop that would never end. */
const maximumImmediates = 100_000

/** How fast game time passes: as fast as the processor allows, or 20 ticks a second. */
export type Speed = 'max' | '1x'

/**
 * Moves the time of a thread that holds a whole world, tick by tick.
 *
 * Why settling is exact: inside one thread, bytes and packets travel by `process.nextTick`, promises by microtasks, and
 * Node runs both queues empty before the next turn of its event loop. So after one turn nothing is in flight but
 * immediates, and those are virtual and run here, one a turn, until none is left. What else could still be under way
 * would be real work outside the thread (zlib, crypto, files, names): `AsyncGuard` shows that there is none.
 */
export class TickDriver {
  readonly #timers: VirtualTimers
  readonly #clock: TickCounter
  readonly #speed: Speed
  readonly #tickServer: () => void
  #ticks = 0

  /** `tickServer` advances the world by one tick; `clock` is the body's. */
  constructor(timers: VirtualTimers, clock: TickCounter, speed: Speed, tickServer: () => void) {
    this.#timers = timers
    this.#clock = clock
    this.#speed = speed
    this.#tickServer = tickServer
  }

  /** Ticks driven so far. */
  get ticks(): number {
    return this.#ticks
  }

  /**
   * Drives whole ticks until `done()` holds at the end of one. Each tick leaves the event loop several turns, so that
   * messages from other threads arrive within the wall time of one tick.
   */
  async driveUntil(done: () => boolean): Promise<void> {
    const startMs = wallNowMs()
    const startTicks = this.#ticks
    await this.settle()
    while (!done()) {
      await this.#driveTick()
      if (this.#speed === '1x') {
        const aheadMs = (this.#ticks - startTicks) * tickMs - (wallNowMs() - startMs)
        if (aheadMs >= 1) await wallDelay(aheadMs)
      }
    }
  }

  /** Lets everything that needs no time happen. */
  async settle(): Promise<void> {
    await nextTurn()
    for (let count = 0; this.#timers.runNextImmediate(); count++) {
      if (count > maximumImmediates) throw new Error('Immediates follow each other without an end.')
      await nextTurn()
    }
  }

  /** The server's tick, then the 50 ms in which the body's timers fire, each with its consequences before the next. */
  async #driveTick(): Promise<void> {
    this.#ticks++
    this.#tickServer()
    await this.settle()
    const endMs = this.#timers.nowMs + tickMs
    while (this.#timers.fireNextTimer(endMs)) await this.settle()
    this.#timers.moveTo(endMs)
    this.#clock.advance()
    await this.settle()
  }
}
