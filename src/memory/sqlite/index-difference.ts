import type { FieldPath, ValueDifference } from '../verification/first-difference.ts'
import type { SqlDatabase } from './database.ts'
import type { SqlRow } from './row-difference.ts'
import { rowDifference } from './row-difference.ts'

/** What is written beside the attempts, so that they are found: tables with an `attempt_id`, and the order of their rows. */
const indexTables: readonly (readonly [table: string, order: string])[] = [
  ['diagnosis', 'attempt_id'],
  ['contributing_cause', 'position'],
]

/** One attempt in a record. */
export interface StoredAttempt {
  readonly database: SqlDatabase
  readonly attemptId: number
}

/** A difference in a table beside the attempts. */
export interface IndexDifference extends ValueDifference {
  readonly table: string
}

/**
 * Where what is written beside an attempt first differs between two records. Tables that the recorded one does not have,
 * since its schema is older, are left out.
 */
export function indexDifference(recorded: StoredAttempt, replayed: StoredAttempt): IndexDifference | null {
  for (const [table, order] of indexTables) {
    if (!hasTable(recorded.database, table)) continue
    const [before, after] = [rowsOf(recorded, table, order), rowsOf(replayed, table, order)]
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      const found = difference(before[index], after[index])
      if (found !== null) return { ...found, table, path: withRow(found.path, after.length, index) }
    }
  }
  return null
}

function difference(recorded: SqlRow | undefined, replayed: SqlRow | undefined): ValueDifference | null {
  if (recorded !== undefined && replayed !== undefined) {
    return rowDifference(recorded, replayed, (column) => column !== 'attempt_id')
  }
  return { path: ['row'], recorded, replayed }
}

/** Says which row is meant where an attempt has several. */
function withRow([column = '', ...rest]: FieldPath, rows: number, index: number): FieldPath {
  return rows > 1 ? [`${column} of row ${index}`, ...rest] : [column, ...rest]
}

function rowsOf({ database, attemptId }: StoredAttempt, table: string, order: string): readonly SqlRow[] {
  const sql = `SELECT * FROM ${table} WHERE attempt_id = ? ORDER BY ${order}`
  return database.prepare(sql).all(attemptId) as SqlRow[]
}

function hasTable(database: SqlDatabase, table: string): boolean {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
  return database.prepare(sql).get(table) !== undefined
}
