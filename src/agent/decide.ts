import type { Subgoal, WorldState } from '../env/index.ts'
import type { ConsideredSubgoal, Decision } from '../memory/index.ts'
import type { Guard } from './guard/guard.ts'
import type { Candidate, Planner, Situation } from './planner/planner.ts'
import type { Policy } from './policy/policy.ts'

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
}

/** Lets the guard strike out what is forbidden; nothing is ranked yet. */
export function guardCandidates(
  candidates: readonly Candidate[],
  state: WorldState,
  guard: Guard,
): readonly ConsideredSubgoal[] {
  return candidates.map(({ subgoal, purpose }) => {
    const verdict = guard.allows(state, subgoal)
    return { subgoal, purpose, score: null, refusal: verdict.allowed ? null : verdict.reason }
  })
}

/** Lets the policy rank what the guard left, and takes the best. Where nothing is left, waits, so that game time passes. */
export async function chooseCandidate(
  considered: readonly ConsideredSubgoal[],
  unfinished: readonly string[],
  { state, goal, remainingTicks }: Situation,
  deciders: Deciders,
  expectedTicksFor: (subgoal: Subgoal) => number | null = () => null,
): Promise<Choice> {
  const allowed = considered.filter(({ refusal }) => refusal === null)
  const scores = allowed.length === 0 ? [] : await deciders.policy.score(state, goal, allowed)
  let best = 0
  for (let index = 1; index < allowed.length; index++) {
    if ((scores[index] ?? -Infinity) > (scores[best] ?? -Infinity)) best = index
  }
  const chosen = allowed[best]
  if (chosen === undefined) {
    return waitInstead('every candidate was refused', 0, remainingTicks, deciders, considered)
  }
  const { subgoal, purpose } = chosen
  return {
    subgoal: withinBudget(subgoal, remainingTicks),
    purpose,
    expectedTicks: expectedTicksFor(subgoal),
    decision: {
      ...namesOf(deciders),
      considered: considered.map((candidate) => {
        const index = allowed.indexOf(candidate)
        return index < 0 ? candidate : { ...candidate, score: scores[index] ?? null }
      }),
      chosen: considered.indexOf(chosen),
      intervention: null,
      unfinished,
    },
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
  considered: readonly ConsideredSubgoal[],
): Choice {
  const ticks = Math.max(1, Math.min(longestWaitTicks, shortestWaitTicks * 2 ** waitsBefore, remainingTicks))
  return {
    subgoal: { kind: 'wait', ticks, budgetTicks: ticks },
    purpose: `to let game time pass, since ${reason}`,
    expectedTicks: ticks,
    decision: { ...namesOf(deciders), considered, chosen: null, intervention: reason, unfinished: [] },
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
