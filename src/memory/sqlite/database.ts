/** A value as SQLite stores it. */
type SqlValue = string | number | null | Uint8Array

/** One prepared statement. */
export interface SqlStatement {
  /** Runs a statement that returns no rows. */
  run(...values: SqlValue[]): { readonly lastInsertRowid: number | bigint }
  /** The first row, or undefined. */
  get(...values: SqlValue[]): unknown
  /** All rows. */
  all(...values: SqlValue[]): unknown[]
}

/** The few database methods that memory uses; better-sqlite3 happens to fit. Every one throws on a fault of the file. */
export interface SqlDatabase {
  prepare(sql: string): SqlStatement
  exec(sql: string): unknown
  pragma(source: string, options?: { readonly simple?: boolean }): unknown
  close(): unknown
}

/** Runs `work` in one write transaction: all of it is kept, or none. Takes the write lock first. */
export function inTransaction<Result>(database: SqlDatabase, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    rollBack(database)
    throw error
  }
}

function rollBack(database: SqlDatabase): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // SQLite has rolled back by itself, as it does when the disk is full.
  }
}
