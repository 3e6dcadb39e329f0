import type { Guardrail } from '../distill/index.ts'
import type { Subgoal } from '../env/index.ts'
import type { Decision } from '../memory/index.ts'
import { probeOf } from './guard/guard-candidates.ts'
import type { GuardedCandidates } from './guard/guard-candidates.ts'
import type { Guard } from './guard/guard.ts'
import type { Planner, Situation } from './planner/planner.ts'
import type { Policy, Ranking } from './policy/policy.ts'

/** The parts that decide. */
export interface Deciders {
  readonly planner: Planner
  readonly guard: Guard
  readonly policy: Policy
}

/** The subgoal to try, why, and how it was chosen. */
export interface Choice {
  readonly subgoal: Subgoal
  readonly purpose: string
  /** Ticks that it should take when nothing goes wrong, or null. */
  readonly expectedTicks: number | null
  readonly decision: Decision
  readonly guarding: Guarding
}

/** What guardrails did in one decision. */
export interface Guarding {
  readonly blocks: readonly Guardrail[]
  /** The guardrail against which the chosen subgoal is tried, or null. */
  readonly probe: Guardrail | null
}

const nothingRanked: Ranking = { scores: [] }

/** Lets the policy rank what the guard left, and takes the best. Where nothing is left, waits, so that game time passes. */
export async function chooseCandidate(
  guarded: GuardedCandidates,
  unfinished: readonly string[],
  { state, goal, remainingTicks }: Situation,
  deciders: Deciders,
  expectedTicksFor: (subgoal: Subgoal) => number | null = () => null,
): Promise<Choice> {
  const { considered, blocks } = guarded
  const allowed = considered.filter(({ refusal }) => refusal === null)
  const { scores, fallback } =
    allowed.length === 0 ? nothingRanked : await deciders.policy.rank(state, goal, allowed)
  let best = 0
  for (let index = 1; index < allowed.length; index++) {
    if ((scores[index] ?? -Infinity) > (scores[best] ?? -Infinity)) best = index
  }
  const chosen = allowed[best]
  if (chosen === undefined) {
    return waitInstead('every candidate was refused', 0, remainingTicks, deciders, guarded)
  }
  const { subgoal, purpose } = chosen
  const index = considered.indexOf(chosen)
  const probe = probeOf(guarded, index)
  return {
    subgoal: withinBudget(subgoal, remainingTicks),
    purpose,
    expectedTicks: expectedTicksFor(subgoal),
    decision: {
      ...namesOf(deciders),
      considered: considered.map((candidate) => {
        const rank = allowed.indexOf(candidate)
        return rank < 0 ? candidate : { ...candidate, score: scores[rank] ?? null }
      }),
      chosen: index,
      intervention: null,
      unfinished,
      ...(probe && { probe: probe.reason }),
      ...(fallback !== undefined && { fallback }),
    },
    guarding: { blocks, probe: probe?.guardrail ?? null },
  }
}

/** Shortest and longest wait by which the loop makes game time pass, in ticks. */
const shortestWaitTicks = 20
const longestWaitTicks = 640

/** The loop's own choice in place of a candidate: a wait, twice as long for each one before it. */
export function waitInstead(
  reason: string,
  waitsBefore: number,
  remainingTicks: number,
  deciders: Deciders,
  { considered, blocks }: Pick<GuardedCandidates, 'considered' | 'blocks'>,
): Choice {
  const ticks = Math.max(1, Math.min(longestWaitTicks, shortestWaitTicks * 2 ** waitsBefore, remainingTicks))
  return {
    subgoal: { kind: 'wait', ticks, budgetTicks: ticks },
    purpose: `to let game time pass, since ${reason}`,
    expectedTicks: ticks,
    decision: { ...namesOf(deciders), considered, chosen: null, intervention: reason, unfinished: [] },
    guarding: { blocks, probe: null },
  }
}

function namesOf({ planner, guard, policy }: Deciders): Pick<Decision, 'planner' | 'guard' | 'policy'> {
  return { planner: planner.name, guard: guard.name, policy: policy.name }
}

/** The same subgoal with a budget that ends with the horizon at the latest. */
function withinBudget(subgoal: Subgoal, remainingTicks: number): Subgoal {
  const budgetTicks = Math.max(1, Math.min(subgoal.budgetTicks, remainingTicks))
  return subgoal.kind === 'wait'
    ? { ...subgoal, budgetTicks, ticks: Math.min(subgoal.ticks, budgetTicks) }
    : { ...subgoal, budgetTicks }
}
