import type { Goal, WorldState } from '../../env/index.ts'
import type { Candidate } from '../planner/planner.ts'

/** What a policy says of the candidates of one decision. */
export interface Ranking {
  /** One finite score per candidate, in their order; the highest is tried. Ties go to the earlier one. */
  readonly scores: readonly number[]
  /** Why the planner's order stood in for the policy, in a few words; left out where the policy itself ranked. */
  readonly fallback?: string
}

/** Ranks candidates. Game time stands still while it thinks in the embedded host. */
export interface Policy {
  /** Name and version for the record, e.g. `planner-order@1`. */
  readonly name: string
  /** Ranks candidates that are allowed, in the planner's order. */
  rank(state: WorldState, goal: Goal, candidates: readonly Candidate[]): Promise<Ranking>
}

/** Scores by which candidates keep their order. */
export function scoresInOrder(candidates: readonly unknown[]): readonly number[] {
  return candidates.map((_candidate, index) => -index)
}

/** The policy without a network: the planner's own order, best first. */
export const plannerOrderPolicy: Policy = {
  name: 'planner-order@1',
  rank: (_state, _goal, candidates) => Promise.resolve({ scores: scoresInOrder(candidates) }),
}
