import type { Cause } from '../../diagnosis/index.ts'
import { subgoalSignature } from '../../env/index.ts'
import type { DecidedAttempt, DecidedEpisode } from '../../memory/index.ts'
import { chooseSplit } from './choose-split.ts'
import type { DatasetRow, Exclusion } from './dataset-row.ts'

/** What an episode teaches, and how many of its attempts teach nothing. */
export interface EpisodeRows {
  readonly rows: readonly DatasetRow[]
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>
}

/** How much a row counts. A success on the way to a goal that was missed may have been a detour. */
const weights = { onTheWayToTheGoal: 1, elsewhere: 0.5, corrected: 1, negative: 0.5 } as const

/** Causes that say nothing of the choice. */
const worldFaults: readonly Cause[] = ['disconnected', 'server-lag', 'chunk-not-loaded', 'physics-desync']

/** Makes rows of a recorded episode. Pure. */
export function rowsOfEpisode(episode: DecidedEpisode): EpisodeRows {
  const excluded: Partial<Record<Exclusion, number>> = {}
  if (episode.unreadable > 0) excluded.unreadable = episode.unreadable
  const rows: DatasetRow[] = []
  episode.attempts.forEach((attempt, index) => {
    const reason = exclusionOf(episode, attempt)
    if (reason !== null) excluded[reason] = (excluded[reason] ?? 0) + 1
    else rows.push(rowOf(episode, attempt, index))
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

function rowOf(episode: DecidedEpisode, attempt: DecidedAttempt, index: number): DatasetRow {
  const { decision, attemptId, position, state, cause, ticks } = attempt
  const allowed = decision.considered.filter(({ refusal }) => refusal === null)
  const tried = allowed.indexOf(decision.considered[decision.chosen!]!)
  const succeeded = attempt.outcome === 'success'
  const better = succeeded ? null : betterChoice(episode, attempt, index, tried)
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
    kind: succeeded ? 'success' : better === null ? 'negative' : 'corrected',
    split: chooseSplit(episode.seed),
    weight: succeeded ? success : better === null ? weights.negative : weights.corrected,
    state,
    goal: episode.task.goal,
    candidates: allowed.map(({ subgoal, purpose }) => ({ subgoal, purpose })),
    tried,
    target: succeeded ? tried : better,
    rejected: better === null ? null : tried,
    succeeded,
    cause,
    ticks,
    correction: better === null ? null : attemptId,
  }
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
