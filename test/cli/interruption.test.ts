import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { watchForInterruption } from '../../src/cli/interruption.ts'
import { FakeClock } from './support/fake-context.ts'

function watched() {
  const source = new EventEmitter()
  const clock = new FakeClock()
  const quits: number[] = []
  const interruption = watchForInterruption(
    source,
    (delayMs, callback) => void clock.afterMs(delayMs, callback),
    (code) => void quits.push(code),
  )
  return { source, clock, quits, interruption }
}

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])('%s asks for an end with exit code %i', (signal, code) => {
  const { source, interruption } = watched()
  expect(interruption.exitCode()).toBeNull()
  source.emit(signal)
  expect(interruption.signal.aborted).toBe(true)
  expect(interruption.exitCode()).toBe(code)
})

it('takes signals that come together for one, and quits at once for a second one', () => {
  const { source, clock, quits } = watched()
  source.emit('SIGINT')
  source.emit('SIGINT')
  clock.advance(100)
  source.emit('SIGINT')
  expect(quits).toEqual([])
  clock.advance(300)
  source.emit('SIGINT')
  expect(quits).toEqual([130])
})

it('lets go of the signals', () => {
  const { source, interruption } = watched()
  interruption.dispose()
  expect(source.eventNames()).toEqual([])
})
