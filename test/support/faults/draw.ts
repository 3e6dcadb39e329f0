import { createRandom, type Random } from '../../../src/env/random.ts'

/** Draws the particulars of a case. The same seed gives the same case. */
export class Draw {
  readonly random: Random

  constructor(seed: string) {
    this.random = createRandom(seed)
  }

  /** One of the list, all alike likely. */
  pick<Item>(list: readonly Item[]): Item {
    return list[this.random.below(list.length)]!
  }

  /** `count` different ones of the list, in any order; all of it when it is shorter. */
  some<Item>(list: readonly Item[], count: number): Item[] {
    const left = [...list]
    const drawn: Item[] = []
    while (drawn.length < count && left.length > 0) {
      drawn.push(...left.splice(this.random.below(left.length), 1))
    }
    return drawn
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + this.random.below(most - least + 1)
  }

  chance(share: number): boolean {
    return this.random.next() < share
  }

  /** A cell beside the origin, `least` to `most` blocks away on the greater axis. */
  aside(least: number, most: number): { readonly x: number; readonly z: number } {
    const far = this.whole(least, most) * (this.chance(0.5) ? 1 : -1)
    const near = this.whole(-Math.abs(far), Math.abs(far))
    return this.chance(0.5) ? { x: far, z: near } : { x: near, z: far }
  }
}
