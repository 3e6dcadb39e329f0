/** What users write for the planner's own order, the policy without a network. */
export const plannerOrderName = 'heuristic'
