import BetterSqlite3 from 'better-sqlite3'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../src/memory/sqlite/migrations.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { checkRecord } from './support/check-record.ts'

/** Real runs, recorded by the program of that schema: two episodes that ended and one that was killed. */
const recordings = [{ version: 1, file: 'schema-1.db', attempts: [10, 6, 4] }]

function copyOf(recording: string): string {
  const file = join(temporaryFolder(), 'stevolve.db')
  copyFileSync(join(import.meta.dirname, '..', 'recordings', recording), file)
  return file
}

/** What stands in the documents, by id, whatever wrote them. */
function rawDocuments(
  file: string,
): ReadonlyMap<number, { attempt: object; decision: object; index: number }> {
  const database = new BetterSqlite3(file, { readonly: true })
  const rows = database.prepare('SELECT id, document FROM attempt').all() as {
    id: number
    document: Buffer
  }[]
  database.close()
  return new Map(
    rows.map(({ id, document }) => [id, JSON.parse(gunzipSync(document).toString()) as never] as const),
  )
}

describe.each(recordings)('a record of schema $version', ({ file: recording, attempts }) => {
  it('is brought up to date when it is opened, and every attempt in it can still be read', () => {
    const file = copyOf(recording)
    const documents = rawDocuments(file)
    const record = openRecord(file)
    expect(record.database.pragma('user_version', { simple: true })).toBe(migrations.length)
    record.close()
    checkRecord(file)

    const reader = new RecordReader(file)
    expect(reader.episodes().map(({ ending }) => ending)).toEqual(['goal', 'goal', 'interrupted'])
    const rows = reader.episodes().flatMap(({ id }) => reader.attempts(id))
    expect(attempts.map((_count, at) => reader.attempts(at + 1).length)).toEqual(attempts)
    for (const { id, succeeded, outcome, cause } of rows) {
      const { index, attempt, decision } = documents.get(id)!
      expect(reader.readAttempt(id)).toMatchObject({ index, attempt, decision, diagnosis: { outcome } })
      expect(outcome).toBe(succeeded ? 'success' : 'failure')
      expect(cause === null).toBe(succeeded)
    }
    reader.close()
  })

  it('can be read without being changed, and says the same as after the migration', () => {
    const file = copyOf(recording)
    const read = () => {
      const reader = new RecordReader(file)
      const rows = [1, 2, 3].flatMap((episode) => reader.attempts(episode))
      reader.close()
      return rows
    }
    const before = read()
    expect(before).toHaveLength(20)
    openRecord(file).close()
    expect(read()).toEqual(before)
  })

  it('may have documents that nobody can read: the others are kept, and it opens', () => {
    const file = copyOf(recording)
    const database = new BetterSqlite3(file)
    database.prepare("UPDATE attempt SET document = x'00ff' WHERE id = 2").run()
    database.close()
    const early = new RecordReader(file)
    const before = early.attempts(1)
    early.close()
    openRecord(file).close()
    checkRecord(file)
    const reader = new RecordReader(file)
    expect(reader.attempts(1)).toEqual(before)
    expect(reader.attempts(1)[1]).toMatchObject({ reason: 'the document of the attempt cannot be read' })
    expect(() => reader.readAttempt(2)).toThrow(/\(attempt 2 cannot be unpacked\)/)
    reader.close()
  })
})

describe('a record of schema 4, whose diagnoses, experience and further causes are in three tables', () => {
  /** What the three tables say, in words that do not hang on ids. */
  const said = (file: string) => {
    const database = new BetterSqlite3(file, { readonly: true })
    const all = (sql: string) => database.prepare(sql).all()
    const rows = {
      diagnoses: all(
        'SELECT attempt_id, outcome, reason, cause, subject, confidence, progress FROM diagnosis',
      ),
      experience: all('SELECT * FROM experience ORDER BY attempt_id'),
      contributing: all('SELECT * FROM contributing_cause ORDER BY attempt_id, position'),
      summaries: all('SELECT * FROM summary'),
      corrections: all('SELECT * FROM correction'),
    }
    database.close()
    return rows
  }

  it('says after the migration what it said before', () => {
    const file = copyOf('schema-4.db')
    const before = said(file)
    const counts = Object.values(before).map((rows) => rows.length)
    expect(counts).toEqual([20, 20, 10, 20, 2])
    openRecord(file).close()
    checkRecord(file)
    expect(said(file)).toEqual(before)
  })

  it('may have an attempt that is no experience, since its document cannot be read', () => {
    const file = copyOf('schema-4.db')
    const database = new BetterSqlite3(file)
    database.exec(`
      UPDATE summary SET attempts = attempts - 1 WHERE id = (SELECT max(summary_id) FROM experience);
      DELETE FROM experience WHERE summary_id = (SELECT max(summary_id) FROM experience);`)
    database.close()
    const before = said(file)
    expect(before.experience).toHaveLength(19)
    openRecord(file).close()
    expect(said(file)).toEqual(before)
  })
})

describe.each(migrations.slice(1, -1).map((_migration, index) => index + 2))(
  'a record that stopped at step %i of the migrations',
  (version) => {
    it('goes on from there, with everything that it had', () => {
      const file = copyOf('schema-1.db')
      const database = new BetterSqlite3(file)
      for (const { sql } of migrations.slice(1, version)) database.exec(sql)
      database.pragma(`user_version = ${version}`)
      if (version === 2) {
        // Diagnoses that were there before experience was: both are made together, and none is there twice.
        database.exec(
          "INSERT INTO diagnosis (attempt_id, outcome, reason, progress) VALUES (1, 'success', '', 1)",
        )
      }
      database.close()
      openRecord(file).close()
      checkRecord(file)
      const reader = new RecordReader(file)
      expect([1, 2, 3].map((episode) => reader.attempts(episode).length)).toEqual([10, 6, 4])
      reader.close()
    })
  },
)
