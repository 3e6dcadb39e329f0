import { expect, it } from 'vitest'
import { tickInRealTime } from '../../src/cli/real-time-ticker.ts'
import { FakeClock } from './support/fake-context.ts'

function ticking(tick: () => void = () => {}) {
  const clock = new FakeClock()
  let ticks = 0
  const behind: number[] = []
  const failures: unknown[] = []
  const stop = tickInRealTime(
    clock,
    () => {
      ticks++
      tick()
    },
    (dropped) => behind.push(dropped),
    (error) => failures.push(error),
  )
  return { clock, stop, behind, failures, ticks: () => ticks }
}

it('ticks 20 times a second', () => {
  const { clock, ticks, behind } = ticking()
  clock.advance(10_000)
  expect(ticks()).toBe(200)
  expect(behind).toEqual([])
})

it('catches up after a short stall, without drift', () => {
  const { clock, ticks, behind } = ticking()
  clock.advance(1_000)
  clock.stall(1_500)
  clock.advance(500)
  expect(ticks()).toBe(60)
  expect(behind).toEqual([])
})

it('lets missed ticks go after a long stall, and says how many', () => {
  const { clock, ticks, behind } = ticking()
  clock.stall(10_000)
  clock.advance(1_000)
  expect(behind).toEqual([198])
  expect(ticks()).toBe(220 - 198)
})

it('stops when told to, and when a tick throws', () => {
  const stopped = ticking()
  stopped.clock.advance(100)
  stopped.stop()
  stopped.clock.advance(1_000)
  expect(stopped.ticks()).toBe(2)

  const broken = ticking(() => {
    throw new Error('broken')
  })
  broken.clock.advance(1_000)
  expect(broken.ticks()).toBe(1)
  expect(broken.failures).toHaveLength(1)
})
