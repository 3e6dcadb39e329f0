import type { Goal, WorldState } from '../../env/index.ts'
import type { Candidate } from '../planner/planner.ts'

/** Ranks candidates. Game time stands still while it thinks in the embedded host. */
export interface Policy {
  /** Name and version for the record, e.g. `planner-order@1`. */
  readonly name: string
  /** One finite score per candidate, in their order; the highest is tried. Ties go to the earlier one. */
  score(state: WorldState, goal: Goal, candidates: readonly Candidate[]): Promise<readonly number[]>
}

/** The policy without a network: the planner's own order, best first. */
export const plannerOrderPolicy: Policy = {
  name: 'planner-order@1',
  score: (_state, _goal, candidates) => Promise.resolve(candidates.map((_candidate, index) => -index)),
}
