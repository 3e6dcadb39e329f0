import type { GameClock } from './game-clock.ts'

/** Resolves after `ticks` of `clock`, or rejects with the signal's reason; leaves no listener behind either way. */
export function waitOnClock(
  clock: Pick<GameClock, 'afterTicks'>,
  ticks: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(signal?.reason as Error)
    if (signal?.aborted) {
      fail()
      return
    }
    const cancel = clock.afterTicks(ticks, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    const onAbort = () => {
      cancel()
      fail()
    }
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
