import type { GameClock } from './game-clock.ts'
import { afterWallMs, wallNowMs } from './real-time.ts'
import { tickMs } from './tick.ts'
import { waitOnClock } from './wait-on-clock.ts'

/** A game clock on real time: one tick each 50 ms of wall time, whatever the server does. */
export class RealGameClock implements GameClock {
  readonly #startMs = wallNowMs()

  tick(): number {
    return Math.floor((wallNowMs() - this.#startMs) / tickMs)
  }

  /** Ticks below one count as one. */
  afterTicks(ticks: number, callback: () => void): () => void {
    const dueTick = this.tick() + Math.max(1, Math.ceil(ticks))
    let cancel = () => {}
    // A real timer may fire a fraction of a millisecond early, which would show the tick before the due one.
    const arm = () => {
      const remainingMs = this.#startMs + dueTick * tickMs - wallNowMs()
      cancel = afterWallMs(Math.max(1, Math.ceil(remainingMs)), () => {
        if (this.tick() < dueTick) arm()
        else callback()
      })
    }
    arm()
    return () => cancel()
  }

  waitTicks(ticks: number, signal?: AbortSignal): Promise<void> {
    return waitOnClock(this, ticks, signal)
  }
}
