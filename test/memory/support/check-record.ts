import BetterSqlite3 from 'better-sqlite3'
import { expect } from 'vitest'

/** Expects that SQLite finds nothing wrong with a record, and that every attempt has its diagnosis. */
export function checkRecord(file: string): void {
  const database = new BetterSqlite3(file, { readonly: true })
  const number = (sql: string) => database.prepare(sql).pluck().get() as number
  expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(database.pragma('foreign_key_check')).toEqual([])
  expect(number('SELECT count(*) FROM diagnosis')).toBe(number('SELECT count(*) FROM attempt'))
  database.close()
}
