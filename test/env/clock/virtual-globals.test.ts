import { createRequire } from 'node:module'
import { performance as hookedPerformance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { installVirtualTime } from '../../../src/env/clock/virtual-globals.ts'
import { VirtualTimers } from '../../../src/env/clock/virtual-timers.ts'

const require = createRequire(import.meta.url)

describe('installVirtualTime', () => {
  let restore = () => {}
  afterEach(() => restore())
  const install = () => {
    const timers = new VirtualTimers()
    restore = installVirtualTime(timers)
    return timers
  }

  it('gives every clock of the thread the same virtual time', () => {
    const timers = install()
    const start = Date.now()
    timers.moveTo(1_234)
    expect(Date.now() - start).toBe(1_234)
    expect(new Date().getTime() - start).toBe(1_234)
    expect(performance.now()).toBe(1_234)
    expect(hookedPerformance.now()).toBe(1_234)
    expect(Date()).toBe(new Date(Date.now()).toString())
  })

  it('leaves dates that are built from a value alone', () => {
    install()
    const date = new Date(2020, 1, 29)
    expect(date).toBeInstanceOf(Date)
    expect([date.getFullYear(), Date.UTC(1970, 0, 1), Date.parse('1970-01-01')]).toEqual([2020, 0, 0])
    class Later extends Date {}
    expect(new Later(5)).toBeInstanceOf(Later)
  })

  it('replaces timers as globals and as exports of node:timers', async () => {
    const timers = install()
    const seen: string[] = []
    setTimeout((text: string) => seen.push(text), 10, 'global')
    ;(require('node:timers') as typeof globalThis).setTimeout(() => seen.push('module'), 10)
    clearTimeout(setTimeout(() => seen.push('cleared'), 5))
    setImmediate(() => seen.push('immediate'))
    const promised = promisify(setTimeout)(20, 'promised').then((text) => seen.push(text))
    while (timers.runNextImmediate());
    while (timers.fireNextTimer(20));
    await promised
    expect(seen).toEqual(['immediate', 'global', 'module', 'promised'])
  })

  it('puts the real ones back', () => {
    const before = [setTimeout, clearInterval, setImmediate, Date, performance.now(), Date.now()]
    install()
    restore()
    restore = () => {}
    expect([setTimeout, clearInterval, setImmediate, Date]).toEqual(before.slice(0, 4))
    expect(performance.now()).toBeGreaterThanOrEqual(before[4] as number)
    expect(Date.now()).toBeGreaterThanOrEqual(before[5] as number)
  })
})
