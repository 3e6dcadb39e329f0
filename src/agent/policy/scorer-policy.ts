import { encodeDecision } from '../../distill/index.ts'
import type { EncodedDecision } from '../../distill/index.ts'
import type { Goal, WorldState } from '../../env/index.ts'
import type { Candidate } from '../planner/planner.ts'
import type { Policy, Ranking } from './policy.ts'

/** A trained network, in this process or elsewhere. */
export interface CandidateScorer {
  /** One number per candidate, the higher the better. */
  score(decision: EncodedDecision, candidates: number): Promise<ArrayLike<number>>
}

/**
 * Scores are kept to a ten-thousandth: another processor adds up in another order, and must not choose otherwise for what is left in the last
 * bits.
 */
const scoreSteps = 10_000

/** What is no number is worth less than everything else. */
const worst = -1e9

/** Ranks candidates by a trained network. */
export class ScorerPolicy implements Policy {
  readonly name: string
  readonly #scorer: CandidateScorer
  readonly #margin: number

  /**
   * `name` tells the network and its version, for the record. The planner's first is only left for what scores at least `margin` higher.
   */
  constructor(name: string, scorer: CandidateScorer, margin = 0) {
    this.name = name
    this.#scorer = scorer
    this.#margin = margin
  }

  async rank(state: WorldState, goal: Goal, candidates: readonly Candidate[]): Promise<Ranking> {
    const scores = await this.#scorer.score(encodeDecision(state, goal, candidates), candidates.length)
    const first = (score: number, index: number): number => (index === 0 ? score + this.#margin : score)
    return {
      scores: candidates.map((_candidate, index) => kept(first(scores[index] ?? Number.NaN, index))),
    }
  }
}

function kept(score: number): number {
  return Number.isFinite(score) ? Math.round(score * scoreSteps) / scoreSteps : worst
}
