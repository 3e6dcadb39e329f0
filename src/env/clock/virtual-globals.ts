import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import type { VirtualTimers } from './virtual-timers.ts'

/** What `Date` shows when virtual time is 0: 2023-11-14T22:13:20Z. Any fixed moment would do. */
const epochMs = 1_700_000_000_000

type Callback = (...callbackArguments: unknown[]) => void

/**
 * Puts this thread on virtual time: setTimeout, setInterval, setImmediate, Date and performance.now, also as exported by
 * `node:timers` and `node:perf_hooks`. `process.nextTick` and microtasks stay real. Install it before the libraries that
 * shall live on virtual time are loaded. Returns a function that puts the real ones back.
 */
export function installVirtualTime(timers: VirtualTimers): () => void {
  const bind = (callback: Callback, callbackArguments: unknown[]) =>
    callbackArguments.length === 0 ? callback : () => callback(...callbackArguments)
  const setTimeout = (callback: Callback, delayMs?: number, ...rest: unknown[]) =>
    timers.set(bind(callback, rest), delayMs, false)
  const setImmediate = (callback: Callback, ...rest: unknown[]) => timers.setImmediate(bind(callback, rest))
  const clear = (timer: unknown) => timers.clear(timer)
  Object.assign(setTimeout, {
    [promisify.custom]: (delayMs: number, value: unknown) =>
      new Promise((resolve) => void timers.set(() => resolve(value), delayMs, false)),
  })
  Object.assign(setImmediate, {
    [promisify.custom]: (value: unknown) =>
      new Promise((resolve) => void timers.setImmediate(() => resolve(value))),
  })
  const replacements = {
    setTimeout,
    setInterval: (callback: Callback, delayMs?: number, ...rest: unknown[]) =>
      timers.set(bind(callback, rest), delayMs, true),
    setImmediate,
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  }
  // The module object itself is needed: an ES import of it is a frozen view.
  const timersModule = createRequire(import.meta.url)('node:timers') as object
  const restorers = [
    replace(globalThis, replacements),
    replace(timersModule, replacements),
    replace(performance, { now: () => timers.nowMs, timeOrigin: epochMs }),
    replace(globalThis, { Date: virtualDate(() => epochMs + timers.nowMs) }),
  ]
  return () => restorers.forEach((restore) => restore())
}

/** A `Date` whose present moment is `now()`; dates built from a value are as ever, and `instanceof` works both ways. */
function virtualDate(now: () => number): DateConstructor {
  const realDate = Date
  return new Proxy(realDate, {
    construct: (target, dateArguments: unknown[], newTarget) =>
      Reflect.construct(target, dateArguments.length === 0 ? [now()] : dateArguments, newTarget) as object,
    apply: () => new realDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  })
}

/** Overwrites properties of `target`; the returned function puts the old descriptors back. */
export function replace(target: object, values: object): () => void {
  const previous = Object.keys(values).map(
    (key) => [key, Object.getOwnPropertyDescriptor(target, key)] as const,
  )
  for (const [key, value] of Object.entries(values)) {
    Object.defineProperty(target, key, { value: value as unknown, configurable: true, writable: true })
  }
  return () => {
    for (const [key, descriptor] of previous) {
      if (descriptor === undefined) Reflect.deleteProperty(target, key)
      else Object.defineProperty(target, key, descriptor)
    }
  }
}
