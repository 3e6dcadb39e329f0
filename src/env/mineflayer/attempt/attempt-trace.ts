import type { TraceEvent, TraceEventKind } from '../../attempt.ts'

/** Events kept at the beginning and at the end of a trace; together the limit that `Attempt` declares. */
const keptAtEachEnd = 2000

/** The events of one attempt, bounded: the middle of a long trace is left out and counted. */
export class AttemptTrace {
  private readonly first: TraceEvent[] = []
  private last: TraceEvent[] = []
  private leftOut = 0
  private readonly tick: () => number

  constructor(tick: () => number) {
    this.tick = tick
  }

  add(kind: TraceEventKind, data: TraceEvent['data']): void {
    const event = { tick: this.tick(), kind, data }
    if (this.first.length < keptAtEachEnd) {
      this.first.push(event)
      return
    }
    this.last.push(event)
    if (this.last.length >= keptAtEachEnd * 2) {
      this.leftOut += this.last.length - keptAtEachEnd
      this.last = this.last.slice(-keptAtEachEnd)
    }
  }

  /** What was kept, in order, and how many events were left out. */
  finish(): { readonly trace: readonly TraceEvent[]; readonly traceEventsLeftOut: number } {
    const beyond = Math.max(0, this.last.length - keptAtEachEnd)
    return {
      trace: [...this.first, ...this.last.slice(beyond)],
      traceEventsLeftOut: this.leftOut + beyond,
    }
  }
}
