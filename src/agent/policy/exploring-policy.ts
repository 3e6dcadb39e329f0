import type { Goal, WorldState } from '../../env/index.ts'
import { createRandom } from '../../env/index.ts'
import type { Candidate } from '../planner/planner.ts'
import type { Policy, Ranking } from './policy.ts'

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
    this.name = exploringName(inner.name, share)
    this.#inner = inner
    this.#share = share
  }

  async rank(state: WorldState, goal: Goal, candidates: readonly Candidate[]): Promise<Ranking> {
    const ranking = await this.#inner.rank(state, goal, candidates)
    const { scores } = ranking
    const { x, y, z } = state.position
    const random = createRandom(`explore ${state.tick} ${x} ${y} ${z}`)
    if (candidates.length < 2 || random.next() >= this.#share) return ranking
    const highest = Math.max(...scores)
    const others = [...scores.keys()].filter((index) => index !== scores.indexOf(highest))
    const chosen = others[random.below(others.length)]!
    return { ...ranking, scores: scores.map((score, index) => (index === chosen ? highest + 1 : score)) }
  }
}

/** How a policy that explores is named in the record. */
export function exploringName(name: string, share: number): string {
  return `${name} exploring ${share}`
}
