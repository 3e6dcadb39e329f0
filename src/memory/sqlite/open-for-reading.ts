import BetterSqlite3 from 'better-sqlite3'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../../env/index.ts'
import { applicationId } from './application-id.ts'
import type { SqlDatabase } from './database.ts'
import { migrations } from './migrations.ts'
import { recordError, withFaultsNamed } from './sqlite-fault.ts'

/** A record open for reading, beside whoever writes to it. */
export interface ReadableRecord {
  /** Absolute path. */
  readonly file: string
  readonly database: SqlDatabase
  /** 1 for the oldest. */
  readonly schemaVersion: number
  close(): void
}

/** How long a reader waits while a writer cleans up, in milliseconds. */
const busyTimeoutMs = 3_000

/**
 * Opens a record for reading; its file is never changed. Throws `UsageError` where there is none, and `RecordError`
 * where the file is no record of ours, damaged, or of a newer program.
 */
export function openForReading(file: string): ReadableRecord {
  const path = resolve(file)
  return withFaultsNamed(path, () => {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw noRecord(path)
    const database: SqlDatabase = new BetterSqlite3(path, { readonly: true, timeout: busyTimeoutMs })
    try {
      // Asking for the schema makes SQLite look at the file.
      database.prepare('SELECT count(*) FROM sqlite_schema').get()
      if (database.pragma('application_id', { simple: true }) !== applicationId)
        throw recordError('foreign', path)
      const schemaVersion = Number(database.pragma('user_version', { simple: true }))
      if (schemaVersion > migrations.length) throw recordError('newer-schema', path)
      if (schemaVersion < 1) throw recordError('foreign', path)
      return { file: path, database, schemaVersion, close: () => void database.close() }
    } catch (error) {
      database.close()
      throw error
    }
  })
}

function noRecord(path: string): UsageError {
  return new UsageError(
    `There is no record at ${path}.`,
    'Give the stevolve.db of a run with --database, or its folder with --run-dir.',
  )
}
