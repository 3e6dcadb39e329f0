import type { Planner } from '../../agent/index.ts'
import { createSymbolicPlanner, gameKnowledge } from '../../agent/index.ts'

/** Makes the planner of a version once: it loads that version's data. */
export function rememberedPlanners(): (minecraft: string) => Planner {
  const planners = new Map<string, Planner>()
  return (minecraft) => {
    const planner = planners.get(minecraft) ?? createSymbolicPlanner(gameKnowledge(minecraft))
    planners.set(minecraft, planner)
    return planner
  }
}
