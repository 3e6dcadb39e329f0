import { performance } from 'node:perf_hooks'

/**
 * The thread's real timers and wall clock, held before virtual time replaces the globals. Loaded by whatever must
 * keep real time: pacing, deadlines of the outside world, measurement.
 */
const readWallClock = performance.now.bind(performance)
const realSetTimeout = globalThis.setTimeout
const realClearTimeout = globalThis.clearTimeout
const realSetImmediate = globalThis.setImmediate

/** Milliseconds of real time since this thread started. */
export function wallNowMs(): number {
  return readWallClock()
}

/** Calls back once after `delayMs` of real time; the returned function cancels. */
export function afterWallMs(delayMs: number, callback: () => void): () => void {
  const timer = realSetTimeout(callback, delayMs)
  return () => realClearTimeout(timer)
}

/** Resolves after `delayMs` of real time. */
export function wallDelay(delayMs: number): Promise<void> {
  return new Promise((resolve) => void realSetTimeout(resolve, delayMs))
}

/** Resolves in the next turn of the real event loop, after every pending `process.nextTick` and microtask has run. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void realSetImmediate(resolve))
}
