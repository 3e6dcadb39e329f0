import { describe, expect, it } from 'vitest'
import { CircuitBreaker } from '../../../src/agent/policy/remote/circuit-breaker.ts'

function fail(breaker: CircuitBreaker): void {
  expect(breaker.admits()).toBe(true)
  breaker.failed()
}

describe('a server that keeps failing', () => {
  it('is left alone after three failures in a row, for longer and longer, and asked by one at a time', () => {
    let nowMs = 0
    const breaker = new CircuitBreaker(() => nowMs)
    for (let count = 0; count < 3; count++) fail(breaker)
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      nowMs += pauseMs - 1
      expect(breaker.admits()).toBe(false)
      nowMs += 1
      expect(breaker.admits()).toBe(true)
      expect(breaker.admits()).toBe(false)
      breaker.failed()
    }
  })

  it('is asked by all again after one success, and failures that are not in a row do no harm', () => {
    let nowMs = 0
    const breaker = new CircuitBreaker(() => nowMs)
    for (let count = 0; count < 3; count++) fail(breaker)
    nowMs = 1_000
    expect(breaker.admits()).toBe(true)
    breaker.succeeded()
    for (let count = 0; count < 10; count++) {
      fail(breaker)
      fail(breaker)
      expect(breaker.admits()).toBe(true)
      breaker.succeeded()
    }
  })

  it('is not left alone for longer because of requests that were under way', () => {
    let nowMs = 0
    const breaker = new CircuitBreaker(() => nowMs)
    for (let count = 0; count < 8; count++) expect(breaker.admits()).toBe(true)
    for (let count = 0; count < 8; count++) breaker.failed()
    nowMs = 1_000
    expect(breaker.admits()).toBe(true)
  })
})
