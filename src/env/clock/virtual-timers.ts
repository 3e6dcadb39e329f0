/** The longest delay a timer takes, as in Node: beyond it, or below 1, the delay counts as 1 ms. */
const longestDelayMs = 2 ** 31 - 1

/** A timer on virtual time; has the methods of Node's `Timeout` that libraries call. */
export class VirtualTimer {
  dueMs = 0
  /** Order among timers due at the same millisecond. */
  order = 0
  /** False once fired for the last time or cleared. */
  active = false
  readonly #timers: VirtualTimers
  readonly callback: () => void
  readonly delayMs: number
  readonly repeats: boolean

  constructor(timers: VirtualTimers, callback: () => void, delayMs: number, repeats: boolean) {
    this.#timers = timers
    this.callback = callback
    this.delayMs = delayMs
    this.repeats = repeats
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
  hasRef(): boolean {
    return true
  }
  /** Starts the delay anew from now. */
  refresh(): this {
    this.#timers.clear(this)
    this.#timers.schedule(this)
    return this
  }
  close(): this {
    this.#timers.clear(this)
    return this
  }
  [Symbol.dispose](): void {
    this.#timers.clear(this)
  }
  [Symbol.toPrimitive](): number {
    return this.order
  }
}

/**
 * Timers and immediates on a clock that only `fireNextTimer` and `moveTo` move. Milliseconds are whole numbers. Timers
 * fire in the order of their due time, those of the same millisecond in the order in which they were set.
 */
export class VirtualTimers {
  #nowMs = 0
  #nextOrder = 1
  /** Latest first, so that the next one to fire is the last element. */
  readonly #timers: VirtualTimer[] = []
  #immediates: VirtualTimer[] = []

  /** Milliseconds of virtual time since the start or the last `reset`. */
  get nowMs(): number {
    return this.#nowMs
  }

  get pendingTimers(): number {
    return this.#timers.length
  }

  get pendingImmediates(): number {
    return this.#immediates.length
  }

  /** Like Node's setTimeout (or setInterval when `repeats`). */
  set(callback: () => void, delayMs: unknown, repeats: boolean): VirtualTimer {
    const wanted = Math.trunc(Number(delayMs))
    const timer = new VirtualTimer(
      this,
      callback,
      wanted >= 1 && wanted <= longestDelayMs ? wanted : 1,
      repeats,
    )
    this.schedule(timer)
    return timer
  }

  setImmediate(callback: () => void): VirtualTimer {
    const immediate = new VirtualTimer(this, callback, 0, false)
    immediate.active = true
    immediate.order = this.#nextOrder++
    this.#immediates.push(immediate)
    return immediate
  }

  /** Clears a timer or an immediate; anything else, and what is cleared already, is ignored. */
  clear(timer: unknown): void {
    if (!(timer instanceof VirtualTimer) || !timer.active) return
    timer.active = false
    if (timer.delayMs === 0) {
      this.#immediates = this.#immediates.filter((other) => other !== timer)
      return
    }
    const index = this.#insertionIndex(timer) - 1
    if (this.#timers[index] === timer) this.#timers.splice(index, 1)
  }

  /** Puts a timer in line, due its delay from now. */
  schedule(timer: VirtualTimer): void {
    timer.dueMs = this.#nowMs + timer.delayMs
    timer.order = this.#nextOrder++
    timer.active = true
    this.#timers.splice(this.#insertionIndex(timer), 0, timer)
  }

  /**
   * Fires the next timer that is due at or before `untilMs`, moving the clock to its due time. Returns false, and
   * fires nothing, when there is none. What the callback throws is thrown.
   */
  fireNextTimer(untilMs: number): boolean {
    const timer = this.#timers.at(-1)
    if (timer === undefined || timer.dueMs > untilMs) return false
    this.#timers.pop()
    timer.active = false
    this.#nowMs = Math.max(this.#nowMs, timer.dueMs)
    if (timer.repeats) this.schedule(timer)
    timer.callback()
    return true
  }

  /** Runs one pending immediate; false when there is none. */
  runNextImmediate(): boolean {
    const immediate = this.#immediates.shift()
    if (immediate === undefined) return false
    immediate.active = false
    immediate.callback()
    return true
  }

  /** Moves the clock forward; timers that are due stay due. */
  moveTo(nowMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, nowMs)
  }

  /** Forgets every timer and immediate and sets the clock to 0. */
  reset(): void {
    for (const timer of this.#timers) timer.active = false
    for (const immediate of this.#immediates) immediate.active = false
    this.#timers.length = 0
    this.#immediates = []
    this.#nowMs = 0
    this.#nextOrder = 1
  }

  /** Index before which `timer` belongs; directly after it when it is in the list. */
  #insertionIndex(timer: VirtualTimer): number {
    let low = 0
    let high = this.#timers.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.#timers[middle]!
      const firesLater =
        other.dueMs > timer.dueMs || (other.dueMs === timer.dueMs && other.order >= timer.order)
      if (firesLater) low = middle + 1
      else high = middle
    }
    return low
  }
}
