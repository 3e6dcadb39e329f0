/** Times are counted in classes, each a tenth wider than the one before, from a hundredth of a millisecond on. */
const shortestMs = 0.01
const classFactor = 1.1
const classes = 160

/** Upper bounds in seconds under which Prometheus counts requests. */
const bucketsSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** What became of a request for scores. */
export type Verdict = 'answered' | 'refused' | 'failed'

/** Counts what a server of policies does. Mutable. */
export class ServingMetrics {
  readonly #requests: Record<Verdict, number> = { answered: 0, refused: 0, failed: 0 }
  readonly #times = new Float64Array(classes)
  #timeSumMs = 0
  #batches = 0
  #batchedRequests = 0
  #decisions = 0

  /** `tookMs` is from the first byte to the answer. */
  countRequest(verdict: Verdict, tookMs: number): void {
    this.#requests[verdict]++
    if (verdict !== 'answered') return
    const place = Math.ceil(Math.log(tookMs / shortestMs) / Math.log(classFactor))
    this.#times[Math.max(0, Math.min(classes - 1, place))]!++
    this.#timeSumMs += tookMs
  }

  countBatch(requests: number, decisions: number): void {
    this.#batches++
    this.#batchedRequests += requests
    this.#decisions += decisions
  }

  get requests(): Readonly<Record<Verdict, number>> {
    return { ...this.#requests }
  }

  /** Requests in a batch, on average; 0 before the first batch. */
  get requestsPerBatch(): number {
    return this.#batches === 0 ? 0 : this.#batchedRequests / this.#batches
  }

  /** Time within which a share of the answered requests was answered, to a tenth of itself; null before the first. */
  quantileMs(share: number): number | null {
    let left = Math.ceil(share * this.#requests.answered)
    if (left === 0) return null
    const place = this.#times.findIndex((count) => (left -= count) <= 0)
    return shortestMs * classFactor ** Math.max(0, place)
  }

  /** The counts in the text format of Prometheus. */
  prometheusText(model: string, waiting: number): string {
    const label = `model="${model}"`
    const { answered } = this.#requests
    const within = (seconds: number) =>
      this.#times.reduce((sum, count, place) => {
        return shortestMs * classFactor ** place <= seconds * 1_000 ? sum + count : sum
      }, 0)
    return [
      '# HELP stevolve_policy_requests_total Requests for scores.',
      '# TYPE stevolve_policy_requests_total counter',
      ...Object.entries(this.#requests).map(
        ([verdict, count]) => `stevolve_policy_requests_total{${label},verdict="${verdict}"} ${count}`,
      ),
      '# HELP stevolve_policy_decisions_total Decisions that were scored.',
      '# TYPE stevolve_policy_decisions_total counter',
      `stevolve_policy_decisions_total{${label}} ${this.#decisions}`,
      '# HELP stevolve_policy_batches_total Batches that ran.',
      '# TYPE stevolve_policy_batches_total counter',
      `stevolve_policy_batches_total{${label}} ${this.#batches}`,
      '# HELP stevolve_policy_waiting_decisions Decisions that wait for a batch.',
      '# TYPE stevolve_policy_waiting_decisions gauge',
      `stevolve_policy_waiting_decisions{${label}} ${waiting}`,
      '# HELP stevolve_policy_request_seconds Time from a request to its answer, within a tenth.',
      '# TYPE stevolve_policy_request_seconds histogram',
      ...bucketsSeconds.map(
        (seconds) => `stevolve_policy_request_seconds_bucket{${label},le="${seconds}"} ${within(seconds)}`,
      ),
      `stevolve_policy_request_seconds_bucket{${label},le="+Inf"} ${answered}`,
      `stevolve_policy_request_seconds_sum{${label}} ${this.#timeSumMs / 1_000}`,
      `stevolve_policy_request_seconds_count{${label}} ${answered}`,
      '',
    ].join('\n')
  }
}
