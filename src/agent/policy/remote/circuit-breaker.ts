/** Failures in a row after which nothing is asked for a while. */
const failuresToOpen = 3
const shortestPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * Keeps a server that does not answer from being asked all the time: after three failures in a row it pauses, a second at first and twice as
 * long after each try that fails, half a minute at most. After a pause one request at a time is let through, until one succeeds. Mutable.
 */
export class CircuitBreaker {
  readonly #nowMs: () => number
  #failures = 0
  #pauseMs = shortestPauseMs
  #openUntilMs = 0
  #isTrying = false

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** True where a request may be made now; the outcome must then be told by `succeeded` or `failed`. */
  admits(): boolean {
    if (this.#failures < failuresToOpen) return true
    if (this.#isTrying || this.#nowMs() < this.#openUntilMs) return false
    this.#isTrying = true
    return true
  }

  succeeded(): void {
    this.#failures = 0
    this.#pauseMs = shortestPauseMs
    this.#isTrying = false
  }

  failed(): void {
    this.#failures++
    // Requests that were under way when a pause began say nothing new.
    if (this.#failures < failuresToOpen || (!this.#isTrying && this.#failures > failuresToOpen)) return
    this.#openUntilMs = this.#nowMs() + this.#pauseMs
    this.#pauseMs = Math.min(longestPauseMs, 2 * this.#pauseMs)
    this.#isTrying = false
  }
}
