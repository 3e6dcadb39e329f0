import type { PlannedEpisode, Setback } from '../../evolve/index.ts'
import { subgoalSchema } from '../../env/index.ts'
import { causeOfFailure, probesIn, ticksSpentOn } from '../../evolve/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'
import type { AttemptRow, EpisodeRow, RecordReader } from '../../memory/sqlite/read-record.ts'
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
  const tried = success ? [] : reader.attempts(row.id)
  const cause = causeOfFailure({ success, ending, gaveUp, detail }, setbackIn(reader, tried))
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
      ...(success ? {} : { ticksSpent: ticksSpentOn(tried.flatMap(workOf)) }),
      ...(countsProbes ? { probes: probesIn(attemptsOf(reader, row.id)) } : {}),
    },
  }
}

function attemptsOf(reader: RecordReader, episodeId: number): readonly AttemptRecord[] {
  return reader.attempts(episodeId).flatMap(({ id }) => reader.readAttempt(id) ?? [])
}

function setbackIn(reader: RecordReader, tried: readonly AttemptRow[]): Setback | null {
  const last = tried.findLast(({ succeeded }) => !succeeded)
  if (last === undefined) return null
  const whole = reader.readAttempt(last.id)
  const detail = whole?.attempt.obstacle?.detail ?? last.reason
  return { subgoal: last.kind, ending: last.ending, cause: last.cause, detail }
}

/** Nothing of a subgoal that this version does not know. */
function workOf({ subgoal, ticks }: AttemptRow) {
  const { data } = subgoalSchema.safeParse(subgoal)
  return data === undefined ? [] : [{ subgoal: data, ticks }]
}
