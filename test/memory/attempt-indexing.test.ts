import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { checkRecord } from './support/check-record.ts'
import {
  failedRecord,
  sampleClock,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
} from './support/episode-samples.ts'

function recording() {
  const file = join(temporaryFolder(), 'stevolve.db')
  const record = openRecord(file)
  const recorder = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun)
  const indexed = () => {
    const database = new BetterSqlite3(file, { readonly: true })
    const count = database.prepare('SELECT count(*) FROM diagnosis').pluck().get()
    database.close()
    return count
  }
  return { file, record, recorder, indexed }
}

describe('the index of attempts', () => {
  it('is whole when an episode ends, and every attempt is in it once', () => {
    const { file, record, recorder, indexed } = recording()
    const [one, other] = [recorder.begin(sampleOpening), recorder.begin(sampleOpening)]
    for (let index = 0; index < 100; index++) {
      one.recordAttempt(sampleRecord(index))
      other.recordAttempt(failedRecord(index))
    }
    one.end(sampleOutcome)
    expect(indexed()).toBe(200)
    other.end(sampleOutcome)
    expect(indexed()).toBe(200)
    record.close()
    checkRecord(file)
  })

  it('is made up for at the next opening when the process died in between', () => {
    const { file, record, recorder, indexed } = recording()
    const episode = recorder.begin(sampleOpening)
    for (let index = 0; index < 5; index++) episode.recordAttempt(failedRecord(index))
    record.close()
    expect(indexed()).toBe(0)

    // Readers need not wait for that: what the index lacks stands in the documents.
    const reader = new RecordReader(file)
    const before = reader.attempts(1)
    expect(before.map(({ outcome, cause, subject }) => [outcome, cause, subject])).toEqual(
      Array.from({ length: 5 }, () => ['failure', 'target-unreachable', 'oak_log']),
    )
    reader.close()

    openRecord(file).close()
    expect(indexed()).toBe(5)
    const after = new RecordReader(file)
    expect(after.attempts(1)).toEqual(before)
    after.close()
    openRecord(file).close()
    expect(indexed()).toBe(5)
    checkRecord(file)
  })
})
