import { noStandstill } from '../../src/agent/novelty-watch.ts'
import type { Planner } from '../../src/agent/index.ts'
import type { Subgoal, Task, WorldState } from '../../src/env/index.ts'

/** What a planner would do first for a task in this state, with nothing behind it and the whole horizon ahead. Throws where it knows no way. */
export function firstSubgoal(planner: Planner, state: WorldState, { goal, horizonTicks }: Task): Subgoal {
  const remainingTicks = horizonTicks
  const proposal = planner.propose({ state, goal, past: [], remainingTicks, standstill: noStandstill })
  if (proposal.kind !== 'candidates') throw new Error(proposal.detail)
  return proposal.candidates[0]!.subgoal
}
