import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AttemptTrace } from '../../../src/env/mineflayer/attempt/attempt-trace.ts'

describe('the trace of an attempt', () => {
  it('keeps at most 4,000 events, the first and the last of them, and counts the rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (events) => {
        let tick = 0
        const trace = new AttemptTrace(() => tick)
        for (; tick < events; tick++) trace.add('deed-note', { text: 'step' })
        const kept = trace.finish()
        expect(kept.trace.length).toBe(Math.min(events, 4000))
        expect(kept.trace.length + kept.traceEventsLeftOut).toBe(events)
        expect(kept.trace.at(0)?.tick).toBe(events === 0 ? undefined : 0)
        expect(kept.trace.at(-1)?.tick).toBe(events === 0 ? undefined : events - 1)
        const ticks = kept.trace.map((event) => event.tick)
        expect(ticks).toEqual(ticks.toSorted((one, other) => one - other))
      }),
      { numRuns: 20 },
    )
  })
})
