import type { GameClock } from '../../clock/game-clock.ts'

/**
 * Waits for work that knows no signal (a mineflayer call): rejects with the signal's reason as soon as it is aborted. The
 * work itself goes on unheard, so the caller must undo what it started.
 */
export function abortable<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error)
    if (signal.aborted) {
      work.catch(() => {})
      onAbort()
      return
    }
    signal.addEventListener('abort', onAbort, { once: true })
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort))
      .catch(() => {})
  })
}

/** How bounded work ended: with a result, with an error, or not in time. */
export type Bounded<Result> =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'late' }

/** Waits for work for at most `ticks`. Never rejects; work that is late goes on unheard. */
export function withinTicks<Result>(
  clock: Pick<GameClock, 'afterTicks'>,
  ticks: number,
  work: Promise<Result>,
): Promise<Bounded<Result>> {
  return new Promise((resolve) => {
    const cancel = clock.afterTicks(ticks, () => resolve({ kind: 'late' }))
    work.then(
      (result) => {
        cancel()
        resolve({ kind: 'result', result })
      },
      (error: unknown) => {
        cancel()
        resolve({ kind: 'error', error })
      },
    )
  })
}

/** `withinTicks` that rejects with the signal's reason when it is aborted. */
export async function withinTicksUnlessAborted<Result>(
  clock: Pick<GameClock, 'afterTicks'>,
  ticks: number,
  work: Promise<Result>,
  signal: AbortSignal,
): Promise<Bounded<Result>> {
  return abortable(withinTicks(clock, ticks, work), signal)
}
