import BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'
import type { AttemptRecord } from '../episode-recorder.ts'
import type { SqlDatabase } from './database.ts'
import { unpackDocument } from './documents.ts'
import { withFaultsNamed } from './sqlite-fault.ts'

const json = z.string().transform((text): unknown => JSON.parse(text))
const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1)

const runRow = z.object({
  id: z.int(),
  name: z.string(),
  started_at: z.string(),
  configuration: json,
  versions: json,
})
/** One run as it stands in the record. */
export type RunRow = z.infer<typeof runRow>

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
  assists: json.pipe(z.array(z.string())),
  started_at: z.string(),
  /** Null while it runs. */
  ending: z.string().nullable(),
  success: flag.nullable(),
  gave_up: flag.nullable(),
  detail: z.string().nullable(),
  game_ticks: z.int().nullable(),
  wall_ms: z.number().nullable(),
  attempts: z.int().nullable(),
  trace_hash: z.string().nullable(),
})
/** One episode as it stands in the record. */
export type EpisodeRow = z.infer<typeof episodeRow>

const attemptRow = z.object({
  id: z.int(),
  position: z.int(),
  kind: z.string(),
  ending: z.string(),
  obstacle: z.string().nullable(),
  succeeded: flag,
  start_tick: z.int(),
  end_tick: z.int(),
  ticks: z.int(),
})
/** The columns of one attempt; `readAttempt` has the whole of it. */
export type AttemptRow = z.infer<typeof attemptRow>

/** Reads a record beside its writer. Every method throws `RecordError` when the file cannot be read. */
export class RecordReader {
  readonly #database: SqlDatabase
  readonly #file: string

  constructor(file: string) {
    this.#file = file
    this.#database = withFaultsNamed(
      file,
      () => new BetterSqlite3(file, { readonly: true, fileMustExist: true }),
    )
  }

  /** All runs, oldest first. */
  runs(): readonly RunRow[] {
    return this.#rows(runRow, 'SELECT * FROM run ORDER BY id')
  }

  /** All episodes, oldest first. */
  episodes(): readonly EpisodeRow[] {
    return this.#rows(episodeRow, 'SELECT * FROM episode ORDER BY id')
  }

  /** One episode, or null where there is none of that id. */
  episode(episodeId: number): EpisodeRow | null {
    return this.#rows(episodeRow, 'SELECT * FROM episode WHERE id = ?', episodeId)[0] ?? null
  }

  /** The attempts of one episode, in order. */
  attempts(episodeId: number): readonly AttemptRow[] {
    return this.#rows(attemptRow, 'SELECT * FROM attempt WHERE episode_id = ? ORDER BY position', episodeId)
  }

  /** One attempt, whole, or null where there is none of that id. */
  readAttempt(attemptId: number): AttemptRecord | null {
    const rows = this.#rows(
      z.object({ document: z.instanceof(Uint8Array) }),
      'SELECT document FROM attempt WHERE id = ?',
      attemptId,
    )
    const document = rows[0]?.document
    // Only our own recorder writes documents, and the application id vouches for the file.
    return document === undefined ? null : (unpackDocument(document) as AttemptRecord)
  }

  close(): void {
    this.#database.close()
  }

  #rows<Row>(schema: z.ZodType<Row>, sql: string, ...values: readonly number[]): readonly Row[] {
    return withFaultsNamed(this.#file, () =>
      this.#database
        .prepare(sql)
        .all(...values)
        .map((row) => schema.parse(row)),
    )
  }
}
