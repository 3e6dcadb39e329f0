import BetterSqlite3 from 'better-sqlite3'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reported } from './run-process.ts'

/**
 * Looks at a copy of a record as a kill has left it, so that the next process finds the very bytes. `isIndexed` says that
 * a process has ended well since: then every attempt must be in the index, and every summary true.
 */
export function findFaults(
  file: string,
  { attempts, episodes }: Reported,
  { isIndexed = false } = {},
): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'stevolve-look-'))
  const copy = join(folder, 'stevolve.db')
  for (const suffix of ['', '-wal', '-journal']) {
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix)
  }
  const database = new BetterSqlite3(copy)
  try {
    const faults: string[] = []
    const expectNone = (what: string, rows: readonly unknown[]) => {
      if (rows.length > 0) faults.push(`${what}: ${JSON.stringify(rows.slice(0, 3))}`)
    }
    const integrity = database.pragma('integrity_check') as { integrity_check: string }[]
    expectNone(
      'integrity_check',
      integrity.filter(({ integrity_check: said }) => said !== 'ok'),
    )
    expectNone('foreign_key_check', database.pragma('foreign_key_check') as unknown[])
    // Before its first transaction a record has no tables, and nothing can have been reported.
    const hasTables =
      database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'attempt'").get() !== undefined
    if (!hasTables) {
      expectNone('reported, and there are no tables', [...attempts, ...episodes])
      return faults
    }
    const attempt = database.prepare(
      'SELECT length(document) FROM attempt WHERE episode_id = ? AND position = ?',
    )
    expectNone(
      'attempts reported and not found',
      attempts.filter(({ episode, index }) => attempt.get(episode, index) === undefined),
    )
    const episode = database.prepare('SELECT id FROM episode WHERE id = ? AND ending IS NOT NULL')
    expectNone(
      'episodes reported as ended and not found so',
      episodes.filter((id) => episode.get(id) === undefined),
    )
    if (isIndexed) for (const [what, sql] of laws) expectNone(what, database.prepare(sql).all())
    return faults
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What must select nothing once every attempt is indexed. */
const laws: readonly (readonly [what: string, sql: string])[] = [
  ['episodes without an ending', 'SELECT id FROM episode WHERE ending IS NULL'],
  [
    'attempts without a diagnosis or an experience',
    `SELECT attempt.id FROM attempt LEFT JOIN diagnosis ON diagnosis.attempt_id = attempt.id
     LEFT JOIN experience ON experience.attempt_id = attempt.id
     WHERE diagnosis.attempt_id IS NULL OR experience.attempt_id IS NULL`,
  ],
  [
    'summaries that are not the sum of their attempts',
    `SELECT summary.id FROM summary LEFT JOIN experience ON summary_id = summary.id
     LEFT JOIN attempt ON attempt.id = attempt_id GROUP BY summary.id
     HAVING summary.attempts <> count(attempt_id) OR summary.ticks <> sum(attempt.ticks)`,
  ],
  [
    'attempts of an episode that are not numbered through',
    `SELECT episode_id FROM attempt GROUP BY episode_id HAVING max(position) <> count(*) - 1`,
  ],
]
