import type { BatchScores, DecisionBatch, FeatureWidths } from '../inference/decision-batch.ts'
import { joinBatches, splitScores } from '../inference/decision-batch.ts'
import type { BatchingPlan } from '../inference/served-model.ts'

/** More requests wait than are let wait. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
}

/** What a batcher works with. */
export interface BatcherParts {
  readonly widths: FeatureWidths
  /** Scores a batch; one at a time is asked for. */
  readonly score: (batch: DecisionBatch) => Promise<BatchScores>
  readonly plan: BatchingPlan
  /** Decisions that may wait; beyond them requests are refused. */
  readonly mostWaiting: number
  /** Calls back once after real time; the returned function cancels. */
  readonly afterMs: (delayMs: number, callback: () => void) => () => void
  /** Told of every batch that has run. */
  readonly onBatch: (requests: number, decisions: number) => void
}

interface Waiting {
  readonly batch: DecisionBatch
  readonly signal: AbortSignal
  readonly resolve: (scores: BatchScores) => void
  readonly reject: (error: unknown) => void
}

/** Candidates, padding included, that run together at most: one long request shall not pad many short ones. */
const mostCells = 16_384

/**
 * Lets requests wait a moment for one another and runs them together. Each gets its own answer, and a request that makes a batch fail fails alone.
 * While a batch runs, the next one gathers.
 */
export class Batcher {
  readonly #parts: BatcherParts
  #waiting: Waiting[] = []
  #waitingDecisions = 0
  #cancelTimer: (() => void) | null = null
  #isRunning = false

  constructor(parts: BatcherParts) {
    this.#parts = parts
  }

  /** Decisions that wait for a batch. */
  get waiting(): number {
    return this.#waitingDecisions
  }

  /**
   * Resolves to the scores of a request, once its batch has run. Rejects with `Overloaded` where too much waits, with the signal's reason where it
   * is aborted before its turn, and with what the model throws.
   */
  submit(batch: DecisionBatch, signal: AbortSignal): Promise<BatchScores> {
    if (this.#waitingDecisions + batch.decisions > this.#parts.mostWaiting) {
      return Promise.reject(new Overloaded('more requests wait than are let wait'))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, signal, resolve, reject })
      this.#waitingDecisions += batch.decisions
      this.#arrange()
    })
  }

  #arrange(): void {
    if (this.#isRunning || this.#waiting.length === 0) return
    const { plan, afterMs } = this.#parts
    if (this.#waitingDecisions >= plan.mostDecisions) {
      this.#begin()
      return
    }
    this.#cancelTimer ??= afterMs(plan.waitMs, () => this.#begin())
  }

  #begin(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#isRunning = true
    void this.#run(this.#takeBatch()).finally(() => {
      this.#isRunning = false
      // What arrived meanwhile has waited long enough.
      if (this.#waiting.length > 0) this.#begin()
    })
  }

  /** The requests that run next, in the order in which they came. */
  #takeBatch(): readonly Waiting[] {
    const taken: Waiting[] = []
    let decisions = 0
    let candidates = 0
    let count = 0
    for (const waiting of this.#waiting) {
      const { batch, signal } = waiting
      if (!signal.aborted) {
        const [moreDecisions, longest] = [decisions + batch.decisions, Math.max(candidates, batch.candidates)]
        const isFull = moreDecisions > this.#parts.plan.mostDecisions || moreDecisions * longest > mostCells
        if (taken.length > 0 && isFull) break
        taken.push(waiting)
        decisions = moreDecisions
        candidates = longest
      } else waiting.reject(signal.reason)
      this.#waitingDecisions -= batch.decisions
      count++
    }
    this.#waiting.splice(0, count)
    return taken
  }

  async #run(requests: readonly Waiting[]): Promise<void> {
    if (requests.length === 0) return
    const { widths, score, onBatch } = this.#parts
    const batches = requests.map(({ batch }) => batch)
    try {
      const joined = joinBatches(batches, widths)
      const scores = splitScores(await score(joined), batches)
      onBatch(requests.length, joined.decisions)
      requests.forEach(({ resolve }, index) => resolve(scores[index]!))
    } catch (error) {
      if (requests.length === 1) requests[0]!.reject(error)
      else for (const request of requests) await this.#run([request])
    }
  }
}
