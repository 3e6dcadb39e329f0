import type { Evaluation, Score } from '../evolve/index.ts'
import type { EvaluationSession } from './evaluation-session.ts'
import type { EvalSettings } from './input/eval-settings.ts'
import { formatSeeds } from './input/seed-list.ts'

/** What an evaluation has come to, beside its scores. */
export interface EvaluationCourse {
  /** False where it was stopped before its last episode. */
  readonly isComplete: boolean
  /** Real time of this command. */
  readonly wallMs: number
  /** Decisions in which the planner's order stood in for a policy that could not be asked, and attempts of all episodes. */
  readonly policyFallbacks: { readonly decisions: number; readonly attempts: number }
}

/** A score as the summary has it, with the shares rounded to what they are worth. */
function figures({ rate, interval95: { low, high }, medianWallMs, medianSpeedup, ...score }: Score) {
  return {
    ...score,
    rate: rounded(rate, 4),
    interval95: [rounded(low, 4), rounded(high, 4)],
    medianWallMs: medianWallMs === null ? null : Math.round(medianWallMs),
    medianSpeedup: medianSpeedup === null ? null : rounded(medianSpeedup, 1),
  }
}

/** Null where guardrails were not put to the test. */
function falseBlocksFigures({ falseBlocks }: Evaluation) {
  if (falseBlocks === null) return null
  const { made, worked, rate, interval95 } = falseBlocks
  const bounds = [rounded(interval95.low, 4), rounded(interval95.high, 4)]
  return { probes: made, worked: worked.length, rate: rounded(rate, 4), interval95: bounds, what: worked }
}

/** The last line of `stevolve eval --json` on standard output. */
export function evaluationSummary(
  settings: EvalSettings,
  session: EvaluationSession,
  evaluation: Evaluation,
  { isComplete, wallMs, policyFallbacks }: EvaluationCourse,
) {
  const { all, groups, tasks, assists, minecraft } = evaluation
  return {
    type: 'summary',
    complete: isComplete,
    planned: session.plan.length,
    finished: all.episodes,
    finishedBefore: session.earlier.length,
    ...figures(all),
    groups: groups.map(({ group, score }) => ({ group, ...figures(score) })),
    tasks: tasks.map(({ task, group, score }) => ({ task, group, ...figures(score) })),
    assists,
    minecraft,
    versions: session.versions,
    policyFallbacks: policyFallbacks.decisions,
    falseBlocks: falseBlocksFigures(evaluation),
    wallMs: Math.round(wallMs),
    database: session.database,
    settings: {
      suite: settings.suite,
      tasks: settings.tasks.map(({ id }) => id),
      seeds: formatSeeds(settings.seeds),
      spread: settings.spread,
      workers: settings.workers,
      world: settings.world,
      perception: settings.perception,
      prior: settings.prior,
      policy: settings.policy,
      playedPolicy: session.policy ?? null,
      explore: settings.explore,
      exploreStyles: settings.exploreStyles,
      probing: settings.probing,
      ...settings.variant,
      generation: settings.generation,
      horizonScale: settings.horizonScale,
    },
  } as const
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
