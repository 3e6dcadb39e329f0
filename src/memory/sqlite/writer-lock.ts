import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import type { SqlDatabase } from './database.ts'
import { recordError } from './sqlite-fault.ts'

/** Held as long as a process writes to a run directory. */
export interface WriterLock {
  release(): void
}

/**
 * Takes the one writer lock of a run directory, or throws `RecordError` `locked` with the number of the process that
 * holds it. The lock is SQLite's own on a file beside the record, so the system lets go of it when the process ends,
 * however it ends, and readers of the record are not disturbed.
 */
export function takeWriterLock(recordFile: string, folder: string): WriterLock {
  const lock: SqlDatabase = new BetterSqlite3(join(folder, 'writer.lock'), { timeout: 0 })
  try {
    // The holder leaves its process number where others can read it without the lock.
    lock.exec('BEGIN IMMEDIATE')
    lock.pragma(`user_version = ${process.pid}`)
    lock.exec('COMMIT')
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const holder = isBusy(error) ? holderOf(lock) : null
    lock.close()
    if (holder === null) throw error
    throw recordError('locked', recordFile, error, holder)
  }
  return { release: () => void lock.close() }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function holderOf(lock: SqlDatabase): string {
  try {
    return `stevolve process ${String(lock.pragma('user_version', { simple: true }))} writes to it`
  } catch {
    return 'another stevolve process is opening it'
  }
}
