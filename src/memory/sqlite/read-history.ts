import { z } from 'zod'
import type { ReadableRecord } from './open-for-reading.ts'
import { readRows } from './read-stored.ts'
import { flagColumn, jsonColumn } from './stored-columns.ts'
import { recordError } from './sqlite-fault.ts'
import { hasTable } from './has-table.ts'

/** What is looked for. Null leaves a condition out; those that are given must all hold. */
export interface HistoryFilter {
  readonly task: string | null
  /** Primary or contributing cause of an attempt. */
  readonly cause: string | null
  /** Item, block or entity that an attempt is after or that its cause concerns. */
  readonly item: string | null
  readonly world: string | null
  /** ISO 8601 in UTC; of the beginning of the episode. */
  readonly since: string | null
  readonly until: string | null
  /** Ending of the episode; `running` is one without. */
  readonly ending: string | null
  readonly success: boolean | null
  /** Attempts of this episode only. */
  readonly episode: number | null
}

/** Which part of what is found is read. */
export interface HistoryPage {
  /** How many of the newest. */
  readonly newest: number
}

/** Rows of one record, the newest first, and how many there are in all. */
export interface HistoryRows<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

const runRow = z.object({
  id: z.int(),
  name: z.string(),
  startedAt: z.string(),
  command: z.string().nullable(),
  versions: jsonColumn,
  /** Episodes that fit. */
  episodes: z.int(),
  successes: z.int(),
  /** Names of their tasks, the first ones, and how many there are. */
  tasks: jsonColumn.pipe(z.array(z.string())),
  taskCount: z.int(),
  worlds: jsonColumn.pipe(z.array(z.string())),
})
/** One run, with the episodes that fit. */
export type RunSummary = z.infer<typeof runRow>

const episodeRow = z.object({
  id: z.int(),
  run: z.string(),
  task: z.string(),
  seed: z.int(),
  world: z.string(),
  minecraft: z.string(),
  host: z.string(),
  startedAt: z.string(),
  ending: z.string().nullable(),
  success: flagColumn.nullable(),
  gaveUp: flagColumn.nullable(),
  detail: z.string().nullable(),
  gameTicks: z.int().nullable(),
  attempts: z.int(),
  traceHash: z.string().nullable(),
})
/** One episode in short. */
export type EpisodeSummary = z.infer<typeof episodeRow>

const attemptRow = z.object({
  id: z.int(),
  episode: z.int(),
  task: z.string(),
  seed: z.int(),
  position: z.int(),
  startedAt: z.string(),
  startTick: z.int(),
  endTick: z.int(),
  subgoal: jsonColumn,
  ending: z.string(),
  succeeded: flagColumn,
  cause: z.string().nullable(),
  subject: z.string().nullable(),
})
/** One attempt in short. */
export type AttemptSummary = z.infer<typeof attemptRow>

/** The runs that have episodes which fit. Throws `RecordError`, as all functions here do. */
export function readRuns(
  record: ReadableRecord,
  filter: HistoryFilter,
  { newest }: HistoryPage,
): HistoryRows<RunSummary> {
  const { sql, values } = conditions(record, filter)
  const matching = `FROM run LEFT JOIN episode ON episode.run_id = run.id WHERE ${sql} GROUP BY run.id`
  const rows = readRows(
    record,
    'a run',
    runRow,
    `SELECT run.id, run.name, run.started_at AS startedAt, run.versions,
       CASE json_type(run.configuration, '$.command') WHEN 'text' THEN run.configuration ->> '$.command' END AS command,
       count(episode.id) AS episodes, coalesce(sum(episode.success), 0) AS successes,
       json_group_array(DISTINCT episode.task) FILTER (WHERE episode.task IS NOT NULL) AS tasks,
       count(DISTINCT episode.task) AS taskCount,
       json_group_array(DISTINCT episode.world) FILTER (WHERE episode.world IS NOT NULL) AS worlds
     ${matching} ORDER BY run.started_at DESC, run.id DESC LIMIT ?`,
    ...values,
    newest,
  )
  return { rows, total: count(record, `SELECT count(*) AS total FROM (SELECT run.id ${matching})`, values) }
}

/** The episodes that fit. */
export function readEpisodes(
  record: ReadableRecord,
  filter: HistoryFilter,
  { newest }: HistoryPage,
): HistoryRows<EpisodeSummary> {
  const { sql, values } = conditions(record, filter)
  const matching = `FROM episode JOIN run ON run.id = episode.run_id WHERE ${sql}`
  const rows = readRows(
    record,
    'an episode',
    episodeRow,
    `SELECT episode.id, run.name AS run, task, seed, world, minecraft, host, episode.started_at AS startedAt, ending,
       success, gave_up AS gaveUp, detail, game_ticks AS gameTicks, trace_hash AS traceHash,
       coalesce(attempts, (SELECT count(*) FROM attempt WHERE episode_id = episode.id)) AS attempts
     ${matching} ORDER BY episode.started_at DESC, episode.id DESC LIMIT ?`,
    ...values,
    newest,
  )
  return { rows, total: count(record, `SELECT count(*) AS total ${matching}`, values) }
}

/** The attempts that fit. `success` and `ending` are those of the episode. */
export function readAttempts(
  record: ReadableRecord,
  filter: HistoryFilter,
  { newest }: HistoryPage,
): HistoryRows<AttemptSummary> {
  const ofEpisode = conditions(record, { ...filter, cause: null, item: null })
  const ofAttempt = attemptConditions(record, filter)
  const sql = [ofEpisode.sql, ...ofAttempt.map((condition) => condition.sql)].join(' AND ')
  const values = [...ofEpisode.values, ...ofAttempt.flatMap((condition) => condition.values)]
  const diagnosed = hasTable(record.database, 'diagnosis')
  const matching = `FROM attempt JOIN episode ON episode.id = attempt.episode_id
    ${diagnosed ? 'LEFT JOIN diagnosis ON diagnosis.attempt_id = attempt.id' : ''} WHERE ${sql}`
  const rows = readRows(
    record,
    'an attempt',
    attemptRow,
    `SELECT attempt.id, episode_id AS episode, task, seed, position, episode.started_at AS startedAt,
       start_tick AS startTick, end_tick AS endTick, subgoal, attempt.ending, succeeded,
       ${diagnosed ? 'cause, subject' : 'NULL AS cause, NULL AS subject'}
     ${matching} ORDER BY episode.started_at DESC, episode_id DESC, position DESC LIMIT ?`,
    ...values,
    newest,
  )
  return { rows, total: count(record, `SELECT count(*) AS total ${matching}`, values) }
}

interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** What an episode must fulfil. */
function conditions(record: ReadableRecord, filter: HistoryFilter): Condition {
  const { task, world, since, until, ending, success, episode } = filter
  const parts: Condition[] = []
  const equal = (column: string, value: string | number | null) => {
    if (value !== null) parts.push({ sql: `${column} = ?`, values: [value] })
  }
  equal('episode.task', task)
  equal('episode.world', world)
  equal('episode.id', episode)
  if (ending === 'running')
    parts.push({ sql: 'episode.id IS NOT NULL AND episode.ending IS NULL', values: [] })
  else equal('episode.ending', ending)
  if (success !== null) equal('episode.success', success ? 1 : 0)
  if (since !== null) parts.push({ sql: 'episode.started_at >= ?', values: [since] })
  if (until !== null) parts.push({ sql: 'episode.started_at < ?', values: [until] })
  const ofAttempt = attemptConditions(record, filter)
  if (ofAttempt.length > 0) {
    const join = hasTable(record.database, 'diagnosis')
      ? 'LEFT JOIN diagnosis ON diagnosis.attempt_id = attempt.id'
      : ''
    parts.push({
      sql: `EXISTS (SELECT 1 FROM attempt ${join} WHERE attempt.episode_id = episode.id
        AND ${ofAttempt.map(({ sql }) => sql).join(' AND ')})`,
      values: ofAttempt.flatMap(({ values }) => values),
    })
  }
  return {
    sql: parts.length === 0 ? '1' : parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  }
}

/** What an attempt must fulfil, where `attempt` and, if there is one, `diagnosis` are joined. */
function attemptConditions(record: ReadableRecord, { cause, item }: HistoryFilter): readonly Condition[] {
  const diagnosed = hasTable(record.database, 'diagnosis')
  const parts: Condition[] = []
  if (cause !== null) {
    if (!diagnosed) {
      throw recordError('older-schema', record.file)
    }
    parts.push({
      sql: `(diagnosis.cause = ? OR EXISTS
        (SELECT 1 FROM contributing_cause WHERE attempt_id = attempt.id AND contributing_cause.cause = ?))`,
      values: [cause, cause],
    })
  }
  if (item !== null) {
    const named = 'instr(attempt.subgoal, ?) > 0'
    parts.push(
      diagnosed
        ? { sql: `(${named} OR diagnosis.subject = ?)`, values: [JSON.stringify(item), item] }
        : { sql: named, values: [JSON.stringify(item)] },
    )
  }
  return parts
}

function count(record: ReadableRecord, sql: string, values: readonly (string | number)[]): number {
  return readRows(record, 'a count', z.object({ total: z.int() }), sql, ...values)[0]?.total ?? 0
}
