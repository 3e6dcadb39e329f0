import { z } from 'zod'
import type { EpisodeStart, Task } from '../../env/index.ts'
import { assists, perceptions, storedTaskSchema, worldStateSchema } from '../../env/index.ts'
import { attemptDocumentSchema } from '../attempt-document.ts'
import type { AttemptRecord } from '../episode-recorder.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { hasTable } from './has-table.ts'
import { readDocument, readRows } from './read-stored.ts'
import { readRecipeBook } from './recipe-books.ts'
import { blobColumn, flagColumn, jsonColumn } from './stored-columns.ts'

type JsonObject = Readonly<Record<string, unknown>>
const jsonObject = jsonColumn.pipe(z.record(z.string(), z.unknown()))
const versionsColumn = jsonColumn.pipe(z.record(z.string(), z.string()))

const courseRow = z.object({
  id: z.int(),
  task_document: jsonColumn.pipe(storedTaskSchema),
  task: z.string(),
  seed: z.int(),
  world: z.string(),
  minecraft: z.string(),
  perception: z.enum(perceptions),
  host: z.enum(['embedded', 'remote']),
  assists: jsonColumn.pipe(z.array(z.enum(Object.keys(assists) as (keyof typeof assists)[]))),
  configuration: jsonObject,
  versions: versionsColumn,
  start_state: blobColumn,
  started_at: z.string(),
  ending: z.string().nullable(),
  success: flagColumn.nullable(),
  gave_up: flagColumn.nullable(),
  detail: z.string().nullable(),
  game_ticks: z.int().nullable(),
  trace_hash: z.string().nullable(),
  run_name: z.string(),
  run_configuration: jsonObject,
  run_versions: versionsColumn,
  recorded_attempts: z.int(),
  generation_id: z.int().nullable(),
})

/** One recorded episode, with all that is needed to play it again. */
export interface EpisodeCourse {
  readonly id: number
  readonly task: Task
  readonly seed: number
  readonly start: EpisodeStart
  readonly configuration: JsonObject
  readonly versions: Readonly<Record<string, string>>
  readonly startedAt: string
  /** Null while it runs. */
  readonly ending: string | null
  readonly success: boolean | null
  readonly gaveUp: boolean | null
  readonly detail: string | null
  readonly gameTicks: number | null
  readonly traceHash: string | null
  readonly run: {
    readonly name: string
    readonly configuration: JsonObject
    readonly versions: Readonly<Record<string, string>>
  }
  /** Id of the generation that played it; null where none did. */
  readonly generationId: number | null
  /** Attempts that the record has, whatever its columns say. */
  readonly attempts: number
}

/** An episode, or null where there is none of that id. Throws `RecordError` where its row is not as it must be. */
export function readCourse(record: ReadableRecord, episodeId: number): EpisodeCourse | null {
  const generation = hasTable(record.database, 'episode_generation')
    ? '(SELECT generation_id FROM episode_generation WHERE episode_id = episode.id)'
    : 'NULL'
  const sql = `
    SELECT episode.*, ${generation} AS generation_id, run.name AS run_name, run.configuration AS run_configuration, run.versions AS run_versions,
      (SELECT count(*) FROM attempt WHERE episode_id = episode.id) AS recorded_attempts
    FROM episode JOIN run ON run.id = episode.run_id WHERE episode.id = ?`
  const [row] = readRows(record, `episode ${episodeId}`, courseRow, sql, episodeId)
  if (row === undefined) return null
  const { host, minecraft, perception, assists: declared, world } = row
  const what = `the first state of episode ${episodeId}`
  const state = readDocument(record, what, worldStateSchema, row.start_state)
  return {
    id: row.id,
    task: row.task_document,
    seed: row.seed,
    start: {
      state,
      host,
      minecraft,
      perception,
      assists: declared,
      world,
      recipes: readRecipeBook(record, episodeId),
    },
    configuration: row.configuration,
    versions: row.versions,
    startedAt: row.started_at,
    ending: row.ending,
    success: row.success,
    gaveUp: row.gave_up,
    detail: row.detail,
    gameTicks: row.game_ticks,
    traceHash: row.trace_hash,
    run: { name: row.run_name, configuration: row.run_configuration, versions: row.run_versions },
    generationId: row.generation_id,
    attempts: row.recorded_attempts,
  }
}

/** The attempt of an episode at a position, whole, or null. Throws `RecordError` where it is not as it must be. */
export function readAttemptAt(
  record: ReadableRecord,
  episodeId: number,
  position: number,
): AttemptRecord | null {
  const what = `attempt ${position} of episode ${episodeId}`
  const schema = z.object({ document: blobColumn })
  const sql = 'SELECT document FROM attempt WHERE episode_id = ? AND position = ?'
  const [row] = readRows(record, what, schema, sql, episodeId, position)
  return row === undefined ? null : readDocument(record, what, attemptDocumentSchema, row.document)
}

/** What tells one episode from another, for choosing. */
export interface EpisodeKey {
  readonly id: number
  readonly task: string
  readonly seed: number
  readonly host: string
}

/** All episodes of a record, oldest first. */
export function readEpisodeKeys(record: ReadableRecord): readonly EpisodeKey[] {
  const schema = z.object({ id: z.int(), task: z.string(), seed: z.int(), host: z.string() })
  return readRows(record, 'an episode', schema, 'SELECT id, task, seed, host FROM episode ORDER BY id')
}

/** Where an attempt lies in its episode. */
export interface AttemptKey {
  readonly id: number
  readonly position: number
  readonly startTick: number
  readonly endTick: number
}

/** The attempts of an episode, in order, without their documents. */
export function readAttemptKeys(record: ReadableRecord, episodeId: number): readonly AttemptKey[] {
  const schema = z.object({ id: z.int(), position: z.int(), startTick: z.int(), endTick: z.int() })
  const sql = `SELECT id, position, start_tick AS startTick, end_tick AS endTick
    FROM attempt WHERE episode_id = ? ORDER BY position`
  return readRows(record, `an attempt of episode ${episodeId}`, schema, sql, episodeId)
}

/** The episode and position of an attempt, or null where there is none of that id. */
export function readAttemptPlace(record: ReadableRecord, attemptId: number) {
  const schema = z.object({ episode: z.int(), task: z.string(), seed: z.int(), position: z.int() })
  const sql = `SELECT episode_id AS episode, task, seed, position
    FROM attempt JOIN episode ON episode.id = episode_id WHERE attempt.id = ?`
  return readRows(record, `attempt ${attemptId}`, schema, sql, attemptId)[0] ?? null
}
