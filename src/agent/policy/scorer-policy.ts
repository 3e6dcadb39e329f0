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

  /** `name` tells the network and its version, for the record. */
  constructor(name: string, scorer: CandidateScorer) {
    this.name = name
    this.#scorer = scorer
  }

  async rank(state: WorldState, goal: Goal, candidates: readonly Candidate[]): Promise<Ranking> {
    const scores = await this.#scorer.score(encodeDecision(state, goal, candidates), candidates.length)
    return { scores: candidates.map((_candidate, index) => kept(scores[index] ?? Number.NaN)) }
  }
}

function kept(score: number): number {
  return Number.isFinite(score) ? Math.round(score * scoreSteps) / scoreSteps : worst
}
