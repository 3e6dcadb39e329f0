import type { DeedContext } from '../../deed.ts'

/** Looks once a tick until `holds` is true. Resolves to false when `budgetTicks` have passed. Throws on abort. */
export async function waitUntil(
  context: Pick<DeedContext, 'clock' | 'signal'>,
  budgetTicks: number,
  holds: () => boolean,
): Promise<boolean> {
  for (let tick = 0; tick < budgetTicks; tick++) {
    if (holds()) return true
    await context.clock.waitTicks(1, context.signal)
  }
  return holds()
}

/** How outside work ended: with a value, with an error, or not in time. */
export type Settlement<Value> =
  | { readonly status: 'done'; readonly value: Value }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'late' }

/**
 * Gives outside work (a mineflayer promise) a deadline. Never rejects because of the work, and a late rejection is
 * swallowed; throws the signal's reason on abort.
 */
export function withinTicks<Value>(
  context: Pick<DeedContext, 'clock' | 'signal'>,
  budgetTicks: number,
  work: Promise<Value>,
): Promise<Settlement<Value>> {
  return new Promise((resolve, reject) => {
    const { signal } = context
    const finish = (): void => {
      cancelTimer()
      signal.removeEventListener('abort', onAbort)
    }
    const onAbort = (): void => {
      finish()
      reject(signal.reason as Error)
    }
    const cancelTimer = context.clock.afterTicks(budgetTicks, () => {
      finish()
      resolve({ status: 'late' })
    })
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(
      (value) => {
        finish()
        resolve({ status: 'done', value })
      },
      (error: unknown) => {
        finish()
        resolve({ status: 'failed', reason: error instanceof Error ? error.message : String(error) })
      },
    )
    if (signal.aborted) onAbort()
  })
}
