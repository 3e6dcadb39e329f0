import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** The only source of chance. Same seed, same sequence, on every platform. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** An integer in [0, bound). `bound` must be a positive integer. */
  below(bound: number): number
  /** An independent stream that depends only on this stream's seed and `name`, not on what was drawn. */
  fork(name: string): Random
}

/** Creates a random stream from a seed. Strings and numbers with the same text give the same stream. */
export function createRandom(seed: number | string): Random {
  const generator = xoroshiro128plus(hashText(String(seed)))
  return {
    next: () => uniformFloat64(generator),
    below: (bound) => Math.floor(uniformFloat64(generator) * bound),
    fork: (name) => createRandom(`${seed}/${name}`),
  }
}

/** FNV-1a over UTF-16 code units, finished with the murmur3 mixer; a signed 32-bit integer. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
