import type { SqlDatabase } from './database.ts'

/** Whether a database has a table or view; a record of an older schema has fewer. */
export function hasTable(database: SqlDatabase, table: string): boolean {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ?"
  return database.prepare(sql).get(table) !== undefined
}
