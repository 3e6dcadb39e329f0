import BetterSqlite3 from 'better-sqlite3'
import type { SqlDatabase } from './database.ts'
import { migrations } from './migrations.ts'

/**
 * The first table, index or view of a schema version that a record lacks or has otherwise, or null. Comments do not count,
 * and what others have added is their own affair.
 */
export function oddDefinition(database: SqlDatabase, version: number): string | null {
  const model: SqlDatabase = new BetterSqlite3(':memory:')
  try {
    for (const { sql } of migrations.slice(0, version)) model.exec(sql)
    const present = definitionsOf(database)
    for (const [name, definition] of definitionsOf(model)) {
      if (present.get(name) !== definition) return name
    }
    return null
  } finally {
    model.close()
  }
}

function definitionsOf(database: SqlDatabase): ReadonlyMap<string, string> {
  const rows = database.prepare('SELECT name, sql FROM sqlite_schema').all() as {
    readonly name: string
    readonly sql: string | null
  }[]
  return new Map(
    rows.map(({ name, sql }) => [name, (sql ?? '').replaceAll(/--[^\n]*\n/g, '').replaceAll(/\s+/g, ' ')]),
  )
}
