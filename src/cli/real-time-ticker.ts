import type { WallClock } from './program-context.ts'

/** Length of a game tick: 20 a second. */
const tickMs = 50
/** How far behind the game may fall before time is let go; vanilla's server gives up after 2 s as well. */
const mostBehindMs = 2_000
const msBetweenComplaints = 15_000

/** Ends a ticker. */
export type StopTicking = () => void

/**
 * Calls `tick` every 50 ms of real time, without drift: a late tick is followed by an earlier one. When it falls more
 * than two seconds behind, the missed ticks are dropped and `onBehind` is told how many, at most every 15 seconds.
 * What `tick` throws stops the ticker and goes to `onFailure`.
 */
export function tickInRealTime(
  clock: WallClock,
  tick: () => void,
  onBehind: (droppedTicks: number) => void,
  onFailure: (error: unknown) => void,
): StopTicking {
  let dueMs = clock.nowMs() + tickMs
  let lastComplaintMs = Number.NEGATIVE_INFINITY
  let droppedTicks = 0
  let stopped = false
  let cancel = clock.afterMs(tickMs, step)

  function step(): void {
    if (stopped) return
    try {
      tick()
    } catch (error) {
      stopped = true
      onFailure(error)
      return
    }
    dueMs += tickMs
    letGo(clock.nowMs())
    cancel = clock.afterMs(Math.max(0, dueMs - clock.nowMs()), step)
  }

  function letGo(nowMs: number): void {
    const behindMs = nowMs - dueMs
    if (behindMs <= mostBehindMs) return
    const dropped = Math.floor(behindMs / tickMs)
    dueMs += dropped * tickMs
    droppedTicks += dropped
    if (nowMs - lastComplaintMs < msBetweenComplaints) return
    lastComplaintMs = nowMs
    onBehind(droppedTicks)
    droppedTicks = 0
  }

  return () => {
    stopped = true
    cancel()
  }
}
