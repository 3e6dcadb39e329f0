import type { Goal, WorldState } from '../../env/index.ts'
import type { Candidate } from '../planner/planner.ts'
import type { Policy, Ranking } from './policy.ts'
import { scoresInOrder } from './policy.ts'

/** A policy could not be asked. The message says why in a few words that stay the same for the same reason, e.g. `no answer within 1000 ms`. */
export class PolicyUnavailable extends Error {
  override readonly name = 'PolicyUnavailable'
}

/** Ranks by its inner policy, and by the planner's order where that cannot be asked; the ranking then says why. */
export class FallbackPolicy implements Policy {
  readonly #inner: Policy

  constructor(inner: Policy) {
    this.#inner = inner
  }

  get name(): string {
    return this.#inner.name
  }

  /** Throws what the inner policy throws, but for `PolicyUnavailable`. */
  async rank(state: WorldState, goal: Goal, candidates: readonly Candidate[]): Promise<Ranking> {
    try {
      return await this.#inner.rank(state, goal, candidates)
    } catch (error) {
      if (!(error instanceof PolicyUnavailable)) throw error
      return { scores: scoresInOrder(candidates), fallback: error.message }
    }
  }
}
