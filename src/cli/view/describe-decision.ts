import type { AttemptRecord, ConsideredSubgoal } from '../../memory/index.ts'
import { describeSubgoal } from '../display/describe-subgoal.ts'
import type { Labelled } from './labelled-lines.ts'

/** How a subgoal came to be chosen: the choice and its purpose, what else was considered, what was refused, and the plan. */
export function describeDecision(
  { attempt, decision }: AttemptRecord,
  mostCandidates: number,
): readonly Labelled[] {
  const { considered, chosen, intervention, unfinished, planner, guard, policy, probe, fallback } = decision
  const choice = chosen === null ? null : considered[chosen]
  const others = considered.filter((_candidate, index) => index !== chosen)
  const refused = others.filter(({ refusal }) => refusal !== null)
  const outranked = others.filter(({ refusal }) => refusal === null)
  const { subgoal } = attempt
  const why = choice === null || choice === undefined ? (intervention ?? 'unknown') : choice.purpose
  return [
    ['chose', `${describeSubgoal(subgoal)}, at most ${subgoal.budgetTicks} ticks${scoreOf(choice ?? null)}`],
    [intervention === null ? 'purpose' : 'stepped in', why],
    ...outranked.slice(0, mostCandidates).map((candidate): Labelled => ['or', candidateText(candidate)]),
    ...moreThan(outranked, mostCandidates),
    ...refused
      .slice(0, mostCandidates)
      .map((candidate): Labelled => [
        'refused',
        `${describeSubgoal(candidate.subgoal)}: ${candidate.refusal ?? ''}`,
      ]),
    ...moreThan(refused, mostCandidates),
    ...(probe === undefined ? [] : [['probe', `tried against ${probe}`] as const]),
    ...(fallback === undefined ? [] : [['fell back', `to the planner's order: ${fallback}`] as const]),
    ['plan', unfinished.length === 0 ? 'nothing is left after it' : unfinished.join('; ')],
    ['decided by', `${planner}, ${guard}, ${policy}`],
  ]
}

function candidateText(candidate: ConsideredSubgoal): string {
  return `${describeSubgoal(candidate.subgoal)}: ${candidate.purpose}${scoreOf(candidate)}`
}

function scoreOf(candidate: ConsideredSubgoal | null): string {
  const score = candidate?.score ?? null
  return score === null ? '' : ` (score ${Math.round(score * 1000) / 1000})`
}

function moreThan(list: readonly unknown[], most: number): readonly Labelled[] {
  return list.length > most ? [['', `and ${list.length - most} more`]] : []
}
