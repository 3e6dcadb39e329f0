import BetterSqlite3 from 'better-sqlite3'
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { applicationId } from './application-id.ts'
import { AttemptIndexer } from './attempt-indexer.ts'
import { checkFile } from './check-file.ts'
import type { SqlDatabase } from './database.ts'
import { inTransaction } from './database.ts'
import { oddDefinition } from './odd-definition.ts'
import { migrations } from './migrations.ts'
import { recordError, withFaultsNamed } from './sqlite-fault.ts'
import { takeWriterLock } from './writer-lock.ts'

/** A record open for writing, and its one writer lock. */
export interface OpenRecord {
  readonly file: string
  readonly database: SqlDatabase
  /** Closes the database and lets go of the lock. May be called twice. */
  close(): void
}

export interface OpenOptions {
  /** How long to wait for a lock that another program holds on the file. Default 3,000. */
  readonly busyTimeoutMs?: number
}

/**
 * Opens the record at `file` for writing: makes it where it is absent, brings an older schema up to date, marks
 * episodes that a dead process left unfinished as `interrupted`, and indexes attempts that it had not indexed yet.
 * Throws `RecordError` where the file or its folder does not allow it; what was there is left as it was.
 */
export function openRecord(file: string, { busyTimeoutMs = 3_000 }: OpenOptions = {}): OpenRecord {
  const path = resolve(file)
  checkFile(path)
  return withFaultsNamed(path, () => {
    const lock = takeWriterLock(path, dirname(path))
    let examined: SqlDatabase | null = null
    let database: SqlDatabase | null = null
    try {
      examined = examine(path, busyTimeoutMs)
      database = new BetterSqlite3(path, { timeout: busyTimeoutMs })
      prepare(database)
    } catch (error) {
      database?.close()
      lock.release()
      throw examined !== null && isMisfit(error) ? recordError('corrupt', path, error) : error
    } finally {
      // Closed last: a file that is refused after all is not folded together by the writer's closing.
      examined?.close()
    }
    return { file: path, database, close: once(database, () => lock.release()) }
  })
}

/** True if a statement of ours does not fit what is in the file: on a record that was there before, that is its damage. */
function isMisfit(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(ERROR|CONSTRAINT)/.test(String(error.code))
}

/**
 * Looks at what is there through a connection that cannot write: one that can would fold the write-ahead log into the
 * file even when it is the last to be closed, and a file that is refused must stay as it is. Null where there is nothing yet.
 */
function examine(file: string, busyTimeoutMs: number): SqlDatabase | null {
  const bytesOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (bytesOf(file) === 0) return null
  // A process died in the very first transaction of this file: only a writer can roll that back.
  if (bytesOf(`${file}-journal`) > 0) return null
  const database: SqlDatabase = new BetterSqlite3(file, { readonly: true, timeout: busyTimeoutMs })
  try {
    const version = Number(database.pragma('user_version', { simple: true }))
    if (version > migrations.length) throw recordError('newer-schema', file)
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw recordError('corrupt', file)
    const odd = oddDefinition(database, version)
    if (odd !== null) throw recordError('corrupt', file, undefined, `${odd} is not as it is made`)
    return database
  } catch (error) {
    database.close()
    throw isMisfit(error) ? recordError('corrupt', file, error) : error
  }
}

function prepare(database: SqlDatabase): void {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version === 0) database.pragma(`application_id = ${applicationId}`)
  database.pragma('journal_mode = WAL')
  // A killed process loses nothing with NORMAL; only a power cut can undo the last attempts, and damages nothing.
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  migrate(database, version)
  markInterrupted(database)
  new AttemptIndexer(database).catchUp()
}

/** Whoever holds the writer lock knows that an episode without an ending belongs to a process that is no more. */
function markInterrupted(database: SqlDatabase): void {
  database.exec(`
    UPDATE episode SET
      ending = 'interrupted',
      success = 0,
      gave_up = 0,
      detail = 'the process ended before the episode did',
      attempts = (SELECT count(*) FROM attempt WHERE episode_id = episode.id),
      game_ticks = (SELECT coalesce(max(end_tick), 0) FROM attempt WHERE episode_id = episode.id)
    WHERE ending IS NULL`)
}

function migrate(database: SqlDatabase, from: number): void {
  for (const [index, migration] of migrations.slice(from).entries()) {
    inTransaction(database, () => {
      database.exec(migration.sql)
      database.pragma(`user_version = ${from + index + 1}`)
    })
  }
}

function once(database: SqlDatabase, release: () => void): () => void {
  let open = true
  return () => {
    if (!open) return
    open = false
    try {
      database.close()
    } finally {
      release()
    }
  }
}
