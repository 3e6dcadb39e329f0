import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { GameClock } from '../../../src/env/clock/game-clock.ts'
import { RealGameClock } from '../../../src/env/clock/real-game-clock.ts'
import { TickCounter } from '../../../src/env/clock/tick-counter.ts'

interface Driven {
  readonly clock: GameClock
  /** Lets that many ticks pass. */
  readonly pass: (ticks: number) => Promise<void>
}

const clocks: readonly (readonly [string, () => Driven])[] = [
  [
    'TickCounter',
    () => {
      const clock = new TickCounter()
      const pass = async (ticks: number) => {
        for (let count = 0; count < ticks; count++) {
          clock.advance()
          await Promise.resolve()
        }
      }
      return { clock, pass }
    },
  ],
  [
    'RealGameClock',
    () => {
      const clock = new RealGameClock()
      const pass = (ticks: number) =>
        new Promise<void>((resolve) => void setTimeout(resolve, ticks * 50 + 25))
      return { clock, pass }
    },
  ],
]

describe.each(clocks)('%s', (_name, create) => {
  it('resolves a wait not before its tick', async () => {
    const { clock, pass } = create()
    const start = clock.tick()
    let endedAt = -1
    const wait = clock.waitTicks(3).then(() => (endedAt = clock.tick()))
    await pass(1)
    expect(endedAt).toBe(-1)
    await pass(3)
    await wait
    expect(endedAt - start).toBeGreaterThanOrEqual(3)
  })

  it('lets time pass even when asked for no ticks', async () => {
    const { clock, pass } = create()
    const start = clock.tick()
    const wait = clock.waitTicks(0)
    await pass(2)
    await wait
    expect(clock.tick()).toBeGreaterThan(start)
  })

  it('rejects with the reason of the abort and lets go of the signal', async () => {
    const { clock, pass } = create()
    const controller = new AbortController()
    const reason = new Error('enough')
    const aborted = clock.waitTicks(1_000, controller.signal)
    const kept = clock.waitTicks(1, controller.signal)
    await pass(1)
    await kept
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1)
    controller.abort(reason)
    await expect(aborted).rejects.toBe(reason)
    await expect(clock.waitTicks(1, controller.signal)).rejects.toBe(reason)
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  })

  it('calls back once, and not at all when cancelled', async () => {
    const { clock, pass } = create()
    const seen: string[] = []
    clock.afterTicks(1, () => seen.push('kept'))
    clock.afterTicks(1, () => seen.push('cancelled'))()
    await pass(3)
    expect(seen).toEqual(['kept'])
  })
})

describe('TickCounter', () => {
  it('keeps nothing of what has fired or was cancelled', () => {
    const clock = new TickCounter()
    const cancels = [5, 5, 900].map((ticks) => clock.afterTicks(ticks, () => {}))
    cancels[2]!()
    expect(clock.pendingTicks).toBe(1)
    for (let count = 0; count < 5; count++) clock.advance()
    expect(clock.pendingTicks).toBe(0)
  })

  it('runs callbacks of one tick in the order in which they were asked for', () => {
    const clock = new TickCounter()
    const seen: number[] = []
    clock.afterTicks(2, () => seen.push(1))
    clock.advance()
    clock.afterTicks(1, () => seen.push(2))
    clock.advance()
    expect(seen).toEqual([1, 2])
  })
})
