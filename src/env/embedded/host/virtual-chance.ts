import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { Random } from '../../random.ts'
import { createRandom } from '../../random.ts'
import { replace } from '../../clock/virtual-globals.ts'

/** Chance of this thread, as libraries reach it. */
export interface VirtualChance {
  /** Starts every stream of chance anew from a seed. */
  readonly reseed: (seed: number | string) => void
  readonly restore: () => void
}

/**
 * Replaces Math.random and the random functions of `node:crypto` and `globalThis.crypto` of this thread by seeded ones.
 * None of them is fit for secrets any more: for in-process worlds only.
 */
export function installVirtualChance(seed: number | string): VirtualChance {
  let random: Random = createRandom(seed)
  let bytes: Random = random.fork('bytes')

  const fill = <Target extends ArrayBufferView>(target: Target): Target => {
    const view = new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
    for (let index = 0; index < view.length; index++) view[index] = bytes.below(256)
    return target
  }
  type Done = (error: null, value: unknown) => void
  /** Calls back as soon as the present work is done, where Node would take real time. */
  const answer = <Value>(value: Value, done?: Done): Value | undefined => {
    if (done === undefined) return value
    process.nextTick(done, null, value)
    return undefined
  }
  const randomBytes = (size: number, done?: Done) => answer(fill(Buffer.alloc(size)), done)
  const randomUUID = () => {
    const id = fill(Buffer.alloc(16))
    id[6] = (id[6]! & 0x0f) | 0x40
    id[8] = (id[8]! & 0x3f) | 0x80
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
  const randomInt = (lowOrHigh: number, highOrDone?: number | Done, done?: Done) => {
    const [low, high] = typeof highOrDone === 'number' ? [lowOrHigh, highOrDone] : [0, lowOrHigh]
    return answer(low + bytes.below(high - low), typeof highOrDone === 'function' ? highOrDone : done)
  }
  const randomFill = (target: ArrayBufferView, ...rest: unknown[]) => {
    const [offset, size] = rest.filter((value) => typeof value === 'number')
    const part = new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
    const start = offset ?? 0
    fill(part.subarray(start, size === undefined ? undefined : start + size))
    answer(target, rest.find((value) => typeof value === 'function') as Done | undefined)
    return target
  }

  // The module object itself is needed: an ES import of it is a frozen view.
  const cryptoModule = createRequire(import.meta.url)('node:crypto') as object
  const restorers = [
    replace(Math, { random: () => random.next() }),
    replace(cryptoModule, {
      randomBytes,
      pseudoRandomBytes: randomBytes,
      randomUUID,
      randomInt,
      randomFillSync: randomFill,
      randomFill,
    }),
    replace(globalThis.crypto, { getRandomValues: fill, randomUUID }),
  ]
  syncBuiltinESMExports()
  return {
    reseed: (next) => {
      random = createRandom(next)
      bytes = random.fork('bytes')
    },
    restore: () => {
      restorers.forEach((restore) => restore())
      syncBuiltinESMExports()
    },
  }
}
