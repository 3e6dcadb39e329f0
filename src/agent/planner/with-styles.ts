import type { PlanStyle } from './plan-ways.ts'
import { planStyles, styleName } from './plan-ways.ts'
import type { Candidate, Proposal } from './planner.ts'

/**
 * Adds to a proposal what other styles would do first, behind its own candidates, and notes at each candidate which styles would do it first. A
 * style that knows no way adds nothing.
 */
export function withStyles(own: Proposal, proposeIn: (style: PlanStyle) => Proposal): Proposal {
  if (own.kind === 'no-operator') return own
  const found = new Map<string, { readonly candidate: Candidate; readonly styles: string[] }>()
  for (const candidate of own.candidates) found.set(keyOf(candidate), { candidate, styles: [] })
  for (const style of planStyles) {
    const proposal = proposeIn(style)
    if (proposal.kind === 'no-operator') continue
    const candidate = proposal.candidates[0]!
    const known = found.get(keyOf(candidate))
    if (known === undefined) found.set(keyOf(candidate), { candidate, styles: [styleName(style)] })
    else known.styles.push(styleName(style))
  }
  return {
    ...own,
    candidates: [...found.values()].map(({ candidate, styles }) => ({ ...candidate, styles })),
  }
}

/** Two candidates that ask the same of the body are one. */
function keyOf({ subgoal }: Candidate): string {
  return JSON.stringify(subgoal)
}
