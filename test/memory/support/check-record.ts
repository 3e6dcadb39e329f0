import BetterSqlite3 from 'better-sqlite3'
import { expect } from 'vitest'

/**
 * Expects that SQLite finds nothing wrong with a record, that every attempt has its diagnosis, and that every summary is
 * the sum of what it was made from and of what was pruned.
 */
export function checkRecord(file: string): void {
  const database = new BetterSqlite3(file, { readonly: true })
  const number = (sql: string) => database.prepare(sql).pluck().get() as number
  expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(database.pragma('foreign_key_check')).toEqual([])
  expect(number('SELECT count(*) FROM diagnosis')).toBe(number('SELECT count(*) FROM attempt'))
  expect(
    database
      .prepare(
        `SELECT summary.id, attempts, pruned_attempts, count(attempt_id) AS found FROM summary
         LEFT JOIN experience ON summary_id = summary.id GROUP BY summary.id
         HAVING attempts <> pruned_attempts + found`,
      )
      .all(),
  ).toEqual([])
  expect(
    database
      .prepare(
        `SELECT summary.id, summary.ticks, sum(attempt.ticks) AS found FROM summary
         JOIN experience ON summary_id = summary.id JOIN attempt ON attempt.id = attempt_id
         WHERE pruned_attempts = 0 GROUP BY summary.id HAVING summary.ticks <> found`,
      )
      .all(),
  ).toEqual([])
  expect(
    database
      .prepare(
        `SELECT attempt_id FROM experience JOIN summary ON summary.id = summary_id
         JOIN diagnosis USING (attempt_id)
         WHERE summary.outcome <> diagnosis.outcome OR summary.cause IS NOT diagnosis.cause`,
      )
      .all(),
  ).toEqual([])
  database.close()
}
