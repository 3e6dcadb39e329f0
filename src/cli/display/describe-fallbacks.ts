/** Says in one sentence that the planner's order stood in for a policy. */
export function describeFallbacks(fallbacks: number, attempts: number): string {
  return `The policy could not be asked in ${fallbacks} of ${attempts} decisions; the planner's order stood in there.`
}
