import type { Cause } from '../../diagnosis/index.ts'
import { subgoalSignature } from '../../env/index.ts'
import type { ConsideredSubgoal, DecidedAttempt, DecidedEpisode } from '../../memory/index.ts'
import { chooseSplit } from './choose-split.ts'
import type { ComparedChoice } from './run-comparison.ts'
import type { DatasetRow, Exclusion } from './dataset-row.ts'

/** What an episode teaches, and how many of its attempts teach nothing. */
export interface EpisodeRows {
  readonly rows: readonly DatasetRow[]
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>
}

/** How much a row counts at first. A success on the way to a goal that was missed may have been a detour. */
const weights = { onTheWayToTheGoal: 1, elsewhere: 0.5, corrected: 1, negative: 0.5 } as const

/**
 * A choice by which the goal was reached sooner than in other runs counts the more as an example, and one by which it was reached later the less: by
 * exp(gain / scale), within bounds, since what runs come to is luck as well (advantage-weighted regression, Peng and others, 2019).
 */
const gainScale = 0.15
const mostByGain = 4

/** Causes that say nothing of the choice. */
const worldFaults: readonly Cause[] = ['disconnected', 'server-lag', 'chunk-not-loaded', 'physics-desync']

/** Makes rows of a recorded episode; `compared` is what other runs say of its attempts, in order, where there are any. Pure. */
export function rowsOfEpisode(
  episode: DecidedEpisode,
  compared: readonly ComparedChoice[] = [],
): EpisodeRows {
  const excluded: Partial<Record<Exclusion, number>> = {}
  if (episode.unreadable > 0) excluded.unreadable = episode.unreadable
  const rows: DatasetRow[] = []
  episode.attempts.forEach((attempt, index) => {
    const reason = exclusionOf(episode, attempt)
    if (reason !== null) excluded[reason] = (excluded[reason] ?? 0) + 1
    else rows.push(rowOf(episode, attempt, index, compared[index] ?? { gain: 0, better: null }))
  })
  return { rows, excluded }
}

function exclusionOf(episode: DecidedEpisode, attempt: DecidedAttempt): Exclusion | null {
  if (attempt.outcome === 'cancelled') return 'cancelled'
  const { chosen, considered } = attempt.decision
  if (chosen === null || considered[chosen]?.refusal !== null) return 'loop-stepped-in'
  if (attempt.ending === 'lost-connection') return 'world-fault'
  if (attempt.obstacle === 'deed-fault') return 'program-fault'
  if (attempt.cause !== null && worldFaults.includes(attempt.cause)) return 'world-fault'
  return null
}

function rowOf(
  episode: DecidedEpisode,
  attempt: DecidedAttempt,
  index: number,
  { gain, better: sooner }: ComparedChoice,
): DatasetRow {
  const { decision, attemptId, position, state, cause, ticks } = attempt
  const allowed = decision.considered.filter(({ refusal }) => refusal === null)
  const tried = allowed.indexOf(decision.considered[decision.chosen!]!)
  const succeeded = attempt.outcome === 'success'
  const better = succeeded
    ? soonerChoice(allowed, tried, sooner)
    : betterChoice(episode, attempt, index, tried)
  const success = episode.success ? weights.onTheWayToTheGoal : weights.elsewhere
  return {
    attemptId,
    episodeId: episode.episodeId,
    task: episode.task.id,
    group: episode.task.group,
    instruction: episode.task.instruction,
    seed: episode.seed,
    world: episode.world,
    minecraft: episode.minecraft,
    position,
    kind: succeeded
      ? better === null
        ? 'success'
        : 'preferred'
      : better === null
        ? 'negative'
        : 'corrected',
    split: chooseSplit(episode.seed),
    weight: succeeded ? success * factorOf(gain) : better === null ? weights.negative : weights.corrected,
    state,
    goal: episode.task.goal,
    candidates: allowed.map(({ subgoal, purpose, styles }) => ({
      subgoal,
      purpose,
      ...(styles && { styles }),
    })),
    tried,
    target: better ?? (succeeded ? tried : null),
    rejected: better === null ? null : tried,
    succeeded,
    cause,
    ticks,
    correction: better === null || succeeded ? null : attemptId,
  }
}

function factorOf(gain: number): number {
  return Math.min(mostByGain, Math.max(1 / mostByGain, Math.exp(gain / gainScale)))
}

/** The candidate that other runs did better with; null where there is none but the one that was tried. */
function soonerChoice(
  allowed: readonly Pick<ConsideredSubgoal, 'subgoal'>[],
  tried: number,
  sooner: string | null,
): number | null {
  if (sooner === null) return null
  const index = allowed.findIndex(({ subgoal }) => JSON.stringify(subgoal) === sooner)
  return index < 0 || index === tried ? null : index
}

/**
 * What should have been chosen in place of an attempt that failed: the first of its candidates that worked afterwards, at the latest when
 * the same subgoal did. Null where it was never corrected, or by nothing that could have been chosen then.
 */
function betterChoice(
  { attempts, corrections }: DecidedEpisode,
  failed: DecidedAttempt,
  index: number,
  tried: number,
): number | null {
  const correction = corrections.get(failed.attemptId)
  if (correction === undefined) return null
  const allowed = failed.decision.considered.filter(({ refusal }) => refusal === null)
  const signatures = allowed.map(({ subgoal }) => subgoalSignature(subgoal))
  for (const later of attempts.slice(index + 1)) {
    if (later.outcome === 'success') {
      const signature = subgoalSignature(later.subgoal)
      const better = signatures.findIndex((one, at) => at !== tried && one === signature)
      if (better >= 0 && signature !== signatures[tried]) return better
    }
    if (later.attemptId === correction) return null
  }
  return null
}
