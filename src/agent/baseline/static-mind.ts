import { Experience, noKnowledge } from '../../distill/index.ts'
import type { WorldState } from '../../env/index.ts'
import type { Guard } from '../guard/guard.ts'
import type { Mind } from '../mind.ts'
import { steadyMind } from '../mind.ts'
import { createSymbolicPlanner } from '../planner/symbolic-planner.ts'
import type { Policy } from '../policy/policy.ts'
import { learntKnowledge } from '../prior/learnt-knowledge.ts'
import type { LearnerBasis } from '../prior/learnt-knowledge.ts'

/**
 * A baseline that knows the recipe book, guesses by names and by the first look around, and learns nothing from what it tries. The
 * planner's own short memory of what has just failed stays.
 */
export function staticMind(basis: LearnerBasis, state: WorldState, guard: Guard, policy: Policy): Mind {
  const firstLook = new Experience(noKnowledge)
  firstLook.look(state)
  const planner = createSymbolicPlanner(learntKnowledge(basis, firstLook), 'symbolic-static@1')
  return steadyMind({ planner, guard, policy })
}
