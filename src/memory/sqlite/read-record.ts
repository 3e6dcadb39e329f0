import { z } from 'zod'
import type { Cause, Outcome } from '../../diagnosis/index.ts'
import { causes, outcomes } from '../../diagnosis/index.ts'
import { attemptDocumentSchema } from '../attempt-document.ts'
import type { AttemptRecord } from '../episode-recorder.ts'
import { RecordError } from '../record-error.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { openForReading } from './open-for-reading.ts'
import { readFallbacks } from './read-fallbacks.ts'
import { readDocument, readRows } from './read-stored.ts'
import { unreadableReason } from './write-diagnosis.ts'
import { blobColumn, flagColumn, jsonColumn } from './stored-columns.ts'

const runRow = z.object({
  id: z.int(),
  name: z.string(),
  started_at: z.string(),
  configuration: jsonColumn,
  versions: jsonColumn,
})
/** One run as it stands in the record. */
export type RunRow = z.infer<typeof runRow>

const episodeSettings = z.object({
  draw: z.int().default(0),
  policy: z.object({ hash: z.string() }).optional(),
})

const episodeRow = z.object({
  id: z.int(),
  run_id: z.int(),
  task: z.string(),
  seed: z.int(),
  world: z.string(),
  minecraft: z.string(),
  perception: z.string(),
  prior: z.string().nullable(),
  host: z.string(),
  assists: jsonColumn.pipe(z.array(z.string())),
  started_at: z.string(),
  /** Null while it runs. */
  ending: z.string().nullable(),
  success: flagColumn.nullable(),
  gave_up: flagColumn.nullable(),
  detail: z.string().nullable(),
  game_ticks: z.int().nullable(),
  wall_ms: z.number().nullable(),
  attempts: z.int().nullable(),
  trace_hash: z.string().nullable(),
  /** Of its settings, which time the same task and seed were played (0 for the only or first one), and the policy, if one played. */
  configuration: jsonColumn.pipe(episodeSettings.catch({ draw: 0 })),
})
/** One episode as it stands in the record. */
export type EpisodeRow = z.infer<typeof episodeRow>

const storedAttempt = z.object({
  id: z.int(),
  position: z.int(),
  kind: z.string(),
  /** As it was written; read it with `subgoalSchema`. */
  subgoal: jsonColumn,
  ending: z.string(),
  obstacle: z.string().nullable(),
  succeeded: flagColumn,
  start_tick: z.int(),
  end_tick: z.int(),
  ticks: z.int(),
})

const cause = z.enum<readonly Cause[]>(Object.keys(causes) as Cause[])
const storedFinding = z.object({
  outcome: z.enum<readonly Outcome[]>(outcomes),
  reason: z.string(),
  cause: cause.nullable(),
  subject: z.string().nullable(),
  confidence: z.number().nullable(),
  progress: z.number(),
})

/** The columns of one attempt and of its diagnosis; `readAttempt` has the whole of it. */
export interface AttemptRow extends z.infer<typeof storedAttempt>, z.infer<typeof storedFinding> {
  /** Further causes, the surest first. */
  readonly contributing: readonly Cause[]
}

const contributingRow = z.object({ attempt_id: z.int(), cause })

/** The first schema that has diagnoses beside the documents. */
const schemaWithDiagnoses = 2

/**
 * Reads a record of any schema version beside its writer; the file is never changed. The constructor throws as
 * `openForReading` does; every method throws `RecordError` when the file cannot be read or is not as it must be.
 */
export class RecordReader {
  readonly #record: ReadableRecord

  constructor(file: string) {
    this.#record = openForReading(file)
  }

  /** All runs, oldest first. */
  runs(): readonly RunRow[] {
    return readRows(this.#record, 'a run', runRow, 'SELECT * FROM run ORDER BY id')
  }

  /** All episodes, oldest first. */
  episodes(): readonly EpisodeRow[] {
    return readRows(this.#record, 'an episode', episodeRow, 'SELECT * FROM episode ORDER BY id')
  }

  /** One episode, or null where there is none of that id. */
  episode(episodeId: number): EpisodeRow | null {
    const sql = 'SELECT * FROM episode WHERE id = ?'
    return readRows(this.#record, `episode ${episodeId}`, episodeRow, sql, episodeId)[0] ?? null
  }

  /** In how many decisions of an episode the planner's order stood in for the policy. */
  fallbacks(episodeId: number): number {
    return readFallbacks(this.#record, episodeId).reduce((sum, { decisions }) => sum + decisions, 0)
  }

  /** The attempts of one episode, in order, each with its diagnosis. */
  attempts(episodeId: number): readonly AttemptRow[] {
    const what = `an attempt of episode ${episodeId}`
    const sql = 'SELECT * FROM attempt WHERE episode_id = ? ORDER BY position'
    const rows = readRows(this.#record, what, storedAttempt, sql, episodeId)
    const indexed = this.#diagnoses(episodeId)
    return rows.map((row) => ({ ...row, ...(indexed.get(row.id) ?? this.#diagnosisInDocument(row)) }))
  }

  /** One attempt, whole, or null where there is none of that id. */
  readAttempt(attemptId: number): AttemptRecord | null {
    const what = `attempt ${attemptId}`
    const schema = z.object({ document: blobColumn })
    const sql = 'SELECT document FROM attempt WHERE id = ?'
    const [row] = readRows(this.#record, what, schema, sql, attemptId)
    return row === undefined ? null : readDocument(this.#record, what, attemptDocumentSchema, row.document)
  }

  close(): void {
    this.#record.close()
  }

  #readableAttempt(attemptId: number): AttemptRecord | null {
    try {
      return this.readAttempt(attemptId)
    } catch (error) {
      if (error instanceof RecordError) return null
      throw error
    }
  }

  /** What the index says, by attempt; what is not indexed yet is left out. */
  #diagnoses(episodeId: number): ReadonlyMap<number, DiagnosisColumns> {
    if (this.#record.schemaVersion < schemaWithDiagnoses) return new Map()
    const what = `a diagnosis of episode ${episodeId}`
    const found = readRows(
      this.#record,
      what,
      z.object({ attempt_id: z.int() }).and(storedFinding),
      `SELECT diagnosis.* FROM attempt JOIN diagnosis ON attempt_id = attempt.id WHERE episode_id = ?`,
      episodeId,
    )
    const contributing = readRows(
      this.#record,
      what,
      contributingRow,
      `SELECT contributing_cause.* FROM attempt JOIN contributing_cause ON attempt_id = attempt.id
       WHERE episode_id = ? ORDER BY attempt_id, contributing_cause.position`,
      episodeId,
    )
    const contributingOf = Map.groupBy(contributing, ({ attempt_id: id }) => id)
    return new Map(
      found.map(({ attempt_id: id, ...finding }) => {
        const others = contributingOf.get(id) ?? []
        return [id, { ...finding, contributing: others.map((other) => other.cause) }]
      }),
    )
  }

  #diagnosisInDocument({ id, succeeded }: z.infer<typeof storedAttempt>): DiagnosisColumns {
    const diagnosis = this.#readableAttempt(id)?.diagnosis
    if (diagnosis === undefined) return unreadableDiagnosis(succeeded)
    const { outcome, reason, primary, contributing, indicators } = diagnosis
    return {
      outcome,
      reason,
      cause: primary?.cause ?? null,
      subject: primary?.subject ?? null,
      confidence: primary?.confidence ?? null,
      progress: indicators.progress,
      contributing: contributing.map((other) => other.cause),
    }
  }
}

function unreadableDiagnosis(succeeded: boolean): DiagnosisColumns {
  return {
    outcome: succeeded ? 'success' : 'failure',
    reason: unreadableReason,
    cause: succeeded ? null : 'unknown',
    subject: null,
    confidence: null,
    progress: succeeded ? 1 : 0,
    contributing: [],
  }
}

type DiagnosisColumns = z.infer<typeof storedFinding> & Pick<AttemptRow, 'contributing'>
