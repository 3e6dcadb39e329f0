import type { PlannedEpisode, Setback } from '../../evolve/index.ts'
import { causeOfFailure, probesIn } from '../../evolve/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'
import type { EpisodeRow, RecordReader } from '../../memory/sqlite/read-record.ts'
import type { EvaluatedEpisode } from '../evaluation-session.ts'
import { resultOfEpisode } from './result-of-episode.ts'

/**
 * A finished episode of a record, with its result and what an evaluation counts of it. `countsProbes` reads every attempt for what tests of
 * guardrails came to.
 */
export function evaluatedEpisode(
  reader: RecordReader,
  database: string,
  planned: PlannedEpisode,
  row: EpisodeRow,
  countsProbes = false,
): EvaluatedEpisode {
  const result = resultOfEpisode(reader, row, database)
  const { task, seed, success, ending, gameTicks, wallMs, attempts, assists, minecraft } = result
  const gaveUp = row.gave_up ?? false
  const detail = row.detail ?? ''
  const cause = causeOfFailure(
    { success, ending, gaveUp, detail },
    success ? null : setbackOf(reader, row.id),
  )
  return {
    planned,
    result,
    detail,
    score: {
      task,
      group: planned.task.group,
      seed,
      success,
      ending,
      gaveUp,
      gameTicks,
      wallMs,
      attempts,
      assists,
      minecraft,
      cause,
      ...(countsProbes ? { probes: probesIn(attemptsOf(reader, row.id)) } : {}),
    },
  }
}

function attemptsOf(reader: RecordReader, episodeId: number): readonly AttemptRecord[] {
  return reader.attempts(episodeId).flatMap(({ id }) => reader.readAttempt(id) ?? [])
}

function setbackOf(reader: RecordReader, episodeId: number): Setback | null {
  const last = reader.attempts(episodeId).findLast(({ succeeded }) => !succeeded)
  if (last === undefined) return null
  const whole = reader.readAttempt(last.id)
  const detail = whole?.attempt.obstacle?.detail ?? last.reason
  return { subgoal: last.kind, ending: last.ending, cause: last.cause, detail }
}
