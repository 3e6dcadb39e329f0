import { isStopgap } from '../../distill/index.ts'
import type { Guardrail } from '../../distill/index.ts'
import type { ConsideredSubgoal } from '../../memory/index.ts'
import type { Candidate, Situation } from '../planner/planner.ts'
import { mustLeave } from '../planner/recovery-ladder.ts'
import type { Guard, GuardVerdict } from './guard.ts'
import { reasonOf } from './learnt-guard.ts'

/** The planner's candidates after the guard has looked at them. */
export interface GuardedCandidates {
  /** In the planner's order. */
  readonly considered: readonly ConsideredSubgoal[]
  /** Guardrails that took a candidate away before the first one that is allowed. */
  readonly blocks: readonly Guardrail[]
  /** Candidates that are let through against a guardrail, by index: trying one is a probe. */
  readonly probes: ReadonlyMap<number, Guardrail>
}

/** Waits and steps aside in a row after which they are no way out any more. */
const mostStopgaps = 3

/**
 * Lets the guard strike out what is forbidden; nothing is ranked yet. Where only waiting and stepping aside are left, and that for a while,
 * the candidate that is forbidden on the weakest grounds is let through as a probe, and in a standstill all of them are: no guardrail stops
 * an episode.
 */
export function guardCandidates(
  candidates: readonly Candidate[],
  { state, past, standstill }: Pick<Situation, 'state' | 'past' | 'standstill'>,
  guard: Guard,
): GuardedCandidates {
  const verdicts = candidates.map(({ subgoal }) => guard.allows(state, subgoal))
  const probes = new Map<number, Guardrail>()
  verdicts.forEach((verdict, index) => {
    const isLifted = verdict.allowed || mustLeave(standstill)
    const guardrail = verdict.allowed ? verdict.probe : verdict.guardrail
    if (isLifted && guardrail !== undefined) probes.set(index, guardrail)
  })
  const blocks = blocksOf(verdicts)
  const letThrough = isDeadlocked(candidates, verdicts, past) ? weakestOf(verdicts) : null
  if (letThrough !== null) probes.set(letThrough.index, letThrough.guardrail)
  const considered = candidates.map(({ subgoal, purpose, styles }, index) => {
    const verdict = verdicts[index]!
    const refusal = verdict.allowed || probes.has(index) ? null : verdict.reason
    return { subgoal, purpose, score: null, refusal, ...(styles && { styles }) }
  })
  return { considered, blocks, probes }
}

function blocksOf(verdicts: readonly GuardVerdict[]): readonly Guardrail[] {
  const blocks = new Map<string, Guardrail>()
  for (const verdict of verdicts) {
    if (verdict.allowed) break
    const { guardrail } = verdict
    if (guardrail !== undefined) blocks.set(guardrail.id, guardrail)
  }
  return [...blocks.values()]
}

/** True where something was refused, and what is left is nothing or no work, and was no work for a while. */
function isDeadlocked(
  candidates: readonly Candidate[],
  verdicts: readonly GuardVerdict[],
  past: Situation['past'],
): boolean {
  if (verdicts.every(({ allowed }) => allowed)) return false
  const left = candidates.filter((_, index) => verdicts[index]!.allowed)
  if (left.some(({ subgoal }) => !isStopgap(subgoal))) return false
  const latest = past.slice(-mostStopgaps)
  return (
    left.length === 0 || (latest.length === mostStopgaps && latest.every(({ subgoal }) => isStopgap(subgoal)))
  )
}

/** What is refused on the weakest grounds; the planner's order decides between equals. */
function weakestOf(
  verdicts: readonly GuardVerdict[],
): { readonly index: number; readonly guardrail: Guardrail } | null {
  let weakest: { readonly index: number; readonly guardrail: Guardrail } | null = null
  verdicts.forEach((verdict, index) => {
    if (verdict.allowed || verdict.guardrail === undefined) return
    const { guardrail } = verdict
    if (weakest === null || guardrail.failureRate < weakest.guardrail.failureRate)
      weakest = { index, guardrail }
  })
  return weakest
}

/** The guardrail against which the chosen candidate is tried, with its reason; null for none. */
export function probeOf(
  { probes }: GuardedCandidates,
  chosen: number | null,
): { readonly guardrail: Guardrail; readonly reason: string } | null {
  const guardrail = chosen === null ? undefined : probes.get(chosen)
  return guardrail === undefined ? null : { guardrail, reason: reasonOf(guardrail) }
}
