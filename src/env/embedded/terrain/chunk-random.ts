import type { Random } from '../../random.ts'

/**
 * Fast chance for terrain: restarted at a chunk and a salt, it gives the same numbers whatever was drawn before.
 * A 32-bit counter with a murmur-like finish; its key is drawn from the injected `Random`.
 */
export class ChunkRandom {
  private readonly key: number
  private state = 0

  constructor(random: Random) {
    this.key = random.below(0x1_0000_0000) | 0
  }

  /** Begins the sequence of one chunk and one purpose. */
  startAt(chunkX: number, chunkZ: number, salt: number): void {
    let hash = Math.imul(chunkX, 0x1b873593) ^ this.key
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    hash = Math.imul(hash ^ chunkZ ^ (hash >>> 12), 0x297a2d39)
    hash = Math.imul(hash ^ salt ^ (hash >>> 15), 0x85ebca6b)
    this.state = hash ^ (hash >>> 13)
  }

  /** A number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }

  /** An integer in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound)
  }
}
