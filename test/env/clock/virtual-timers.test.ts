import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VirtualTimers } from '../../../src/env/clock/virtual-timers.ts'

/** Fires all that is due until `untilMs`. */
function runUntil(timers: VirtualTimers, untilMs: number): void {
  while (timers.fireNextTimer(untilMs));
  timers.moveTo(untilMs)
}

describe('VirtualTimers', () => {
  it('fires timers in the order of their due time, and of their making within a millisecond', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 }), (delays) => {
        const timers = new VirtualTimers()
        const fired: number[] = []
        delays.forEach((delay, index) => void timers.set(() => fired.push(index), delay, false))
        runUntil(timers, 100)
        const due = (index: number) => Math.max(1, delays[index]!)
        const expected = delays.map((_, index) => index).sort((a, b) => due(a) - due(b) || a - b)
        expect(fired).toEqual(expected)
      }),
    )
  })

  it('fires neither what was cleared nor what is not due', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.boolean()), { maxLength: 60 }),
        (plan) => {
          const timers = new VirtualTimers()
          const fired: number[] = []
          const made = plan.map(([delay], index) => timers.set(() => fired.push(index), delay, false))
          plan.forEach(([, cleared], index) => cleared && timers.clear(made[index]))
          runUntil(timers, 100)
          const expected = plan.flatMap(([delay, cleared], i) => (!cleared && delay <= 100 ? [i] : []))
          expect(fired.sort((a, b) => a - b)).toEqual(expected)
        },
      ),
    )
  })

  it('shows a callback the moment at which it was due', () => {
    const timers = new VirtualTimers()
    const seen: number[] = []
    timers.set(
      () => {
        seen.push(timers.nowMs)
        timers.set(() => seen.push(timers.nowMs), 5, false)
      },
      10,
      false,
    )
    runUntil(timers, 50)
    expect(seen).toEqual([10, 15])
    expect(timers.nowMs).toBe(50)
  })

  it('repeats an interval until it is cleared from within', () => {
    const timers = new VirtualTimers()
    const seen: number[] = []
    const interval = timers.set(
      () => {
        seen.push(timers.nowMs)
        if (seen.length === 3) timers.clear(interval)
      },
      50,
      true,
    )
    runUntil(timers, 1_000)
    expect(seen).toEqual([50, 100, 150])
    expect(timers.pendingTimers).toBe(0)
  })

  it('starts a refreshed timer anew, also one that has fired', () => {
    const timers = new VirtualTimers()
    const seen: number[] = []
    const timer = timers.set(() => seen.push(timers.nowMs), 30, false)
    runUntil(timers, 20)
    timer.refresh()
    runUntil(timers, 60)
    timer.refresh()
    runUntil(timers, 100)
    expect(seen).toEqual([50, 90])
  })

  it.each([Number.NaN, -5, 0, 0.4, 2 ** 31, undefined])('counts a delay of %s as 1 ms', (delay) => {
    const timers = new VirtualTimers()
    timers.set(() => {}, delay, false)
    expect(timers.fireNextTimer(0)).toBe(false)
    expect(timers.fireNextTimer(1)).toBe(true)
  })

  it('runs immediates in order and never a cleared one', () => {
    const timers = new VirtualTimers()
    const seen: string[] = []
    timers.setImmediate(() => {
      seen.push('first')
      timers.clear(second)
      timers.setImmediate(() => seen.push('nested'))
    })
    const second = timers.setImmediate(() => seen.push('second'))
    while (timers.runNextImmediate());
    expect(seen).toEqual(['first', 'nested'])
  })

  it('forgets everything on reset', () => {
    const timers = new VirtualTimers()
    const timer = timers.set(() => {}, 5, true)
    timers.setImmediate(() => {})
    timers.moveTo(40)
    timers.reset()
    timers.clear(timer)
    expect([timers.nowMs, timers.pendingTimers, timers.pendingImmediates]).toEqual([0, 0, 0])
  })
})
