import BetterSqlite3 from 'better-sqlite3'
import { migrations } from './migrations.ts'
import type { OpenRecord } from './open-record.ts'

/** An empty record in the memory of this process, of the present schema. Nothing of it is kept. */
export function openScratchRecord(): OpenRecord {
  const database = new BetterSqlite3(':memory:')
  for (const { sql } of migrations) database.exec(sql)
  return { file: ':memory:', database, close: () => void database.close() }
}
