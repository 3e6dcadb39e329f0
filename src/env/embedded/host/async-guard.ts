import { createHook } from 'node:async_hooks'

/** What moves within the thread, in real order: nextTick, promises, and the driver's own turns of the event loop. */
const innerKinds = new Set(['TickObject', 'PROMISE', 'Microtask', 'Immediate'])

/** One kind of outer work, and the stack where it first began. */
export interface OuterWork {
  readonly kind: string
  readonly stack: string
}

/**
 * Watches for work that leaves the thread (zlib, crypto, files, sockets, real timers): its end would depend on
 * real time. For checking: it slows every promise down.
 */
export class AsyncGuard {
  readonly #found = new Map<string, OuterWork>()
  readonly #hook = createHook({
    init: (_id, kind) => {
      if (innerKinds.has(kind) || this.#found.has(kind)) return
      this.#found.set(kind, { kind, stack: new Error(kind).stack ?? '' })
    },
  })

  start(): void {
    this.#hook.enable()
  }

  /** Ends watching and returns what was seen, one entry a kind. */
  stop(): readonly OuterWork[] {
    this.#hook.disable()
    return [...this.#found.values()]
  }
}
