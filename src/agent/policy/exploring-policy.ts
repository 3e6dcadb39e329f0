import type { Goal, WorldState } from '../../env/index.ts'
import { createRandom } from '../../env/index.ts'
import type { Candidate } from '../planner/planner.ts'
import type { Policy } from './policy.ts'

/**
 * Tries another candidate than its inner policy's best in a share of the decisions, each of the others alike: what is never tried teaches
 * nothing. Chance hangs on where and when the body stands, so the same episode explores alike.
 */
export class ExploringPolicy implements Policy {
  readonly name: string
  readonly #inner: Policy
  readonly #share: number

  /** `share` is from 0 to 1. */
  constructor(inner: Policy, share: number) {
    this.name = `${inner.name} exploring ${share}`
    this.#inner = inner
    this.#share = share
  }

  async score(state: WorldState, goal: Goal, candidates: readonly Candidate[]): Promise<readonly number[]> {
    const scores = await this.#inner.score(state, goal, candidates)
    const { x, y, z } = state.position
    const random = createRandom(`explore ${state.tick} ${x} ${y} ${z}`)
    if (candidates.length < 2 || random.next() >= this.#share) return scores
    const highest = Math.max(...scores)
    const others = [...scores.keys()].filter((index) => index !== scores.indexOf(highest))
    const chosen = others[random.below(others.length)]!
    return scores.map((score, index) => (index === chosen ? highest + 1 : score))
  }
}
