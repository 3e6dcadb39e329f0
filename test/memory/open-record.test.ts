import BetterSqlite3 from 'better-sqlite3'
import { chmodSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RecordFault } from '../../src/memory/index.ts'
import { migrations } from '../../src/memory/sqlite/migrations.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { sampleClock, sampleOpening, sampleRecord, sampleRun } from './support/episode-samples.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A record with one finished run in it, closed. */
function closedRecord(): string {
  const file = join(temporaryFolder(), 'stevolve.db')
  const record = openRecord(file)
  const episode = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun).begin(sampleOpening)
  for (let index = 0; index < 20; index++) episode.recordAttempt(sampleRecord(index))
  record.close()
  return file
}

/** Opening must fail with that fault and those words, and leave the bytes of the file alone. */
function expectRefused(file: string, fault: RecordFault, message: string | RegExp): void {
  const before = existsSync(file) ? readFileSync(file) : null
  const open = () => openRecord(file, { busyTimeoutMs: 50 })
  expect(open).toThrow(message)
  expect(open).toThrow(expect.objectContaining({ name: 'RecordError', fault }))
  if (before !== null) expect(readFileSync(file).equals(before)).toBe(true)
}

describe('opening a record', () => {
  it('makes the folder and the file, in WAL mode, marked as ours', () => {
    const file = join(temporaryFolder(), 'runs', 'first', 'stevolve.db')
    const record = openRecord(file)
    expect(record.database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(record.database.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(record.database.pragma('user_version', { simple: true })).toBe(migrations.length)
    record.close()
    expect(readFileSync(file).toString('ascii', 68, 72)).toBe('stev')
  })

  it('keeps what is there when it is opened again', () => {
    const file = closedRecord()
    openRecord(file).close()
    const reader = new RecordReader(file)
    expect(reader.attempts(1)).toHaveLength(20)
    reader.close()
  })

  it('marks an episode that a dead process left as interrupted, with what it had reached', () => {
    const file = closedRecord()
    openRecord(file).close()
    const reader = new RecordReader(file)
    expect(reader.episodes()[0]).toMatchObject({
      ending: 'interrupted',
      success: false,
      attempts: 20,
      game_ticks: 400,
    })
    reader.close()
  })

  it('refuses a file that is no database', () => {
    const file = join(temporaryFolder(), 'stevolve.db')
    writeFileSync(file, 'my diary\n'.repeat(100))
    expectRefused(file, 'not-a-database', `The file ${file} is not a database; it was left as it is.`)
    writeFileSync(file, 'short')
    expectRefused(file, 'not-a-database', `The file ${file} is not a database; it was left as it is.`)
  })

  it('refuses a folder in the place of the file', () => {
    const file = join(temporaryFolder(), 'stevolve.db')
    mkdirSync(file)
    expect(() => openRecord(file)).toThrow(expect.objectContaining({ fault: 'not-a-database' }))
  })

  it('refuses a database of another program', () => {
    const file = join(temporaryFolder(), 'stevolve.db')
    const other = new BetterSqlite3(file)
    other.exec('CREATE TABLE bookmark (url TEXT)')
    other.close()
    expectRefused(file, 'foreign', `The database ${file} belongs to another program; it was left as it is.`)
  })

  it('refuses a damaged record', () => {
    const file = closedRecord()
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 4096, 4096 * 6)
    writeFileSync(file, bytes)
    expectRefused(file, 'corrupt', `The record ${file} is damaged; it was left as it is.`)
  })

  it('refuses a record that was cut short', () => {
    const file = closedRecord()
    truncateSync(file, 8192)
    expectRefused(file, 'corrupt', /is damaged/)
  })

  it('refuses a record of a newer schema', () => {
    const file = closedRecord()
    const database = new BetterSqlite3(file)
    database.pragma(`user_version = ${migrations.length + 1}`)
    database.close()
    expectRefused(file, 'newer-schema', /was written by a newer stevolve/)
  })

  it('refuses a file whose write bits are taken away, also for the superuser', () => {
    const file = closedRecord()
    chmodSync(file, 0o444)
    expectRefused(file, 'read-only', `The record ${file} is read-only.`)
  })

  it('refuses a folder that cannot be written', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o555)
    expectRefused(
      join(folder, 'stevolve.db'),
      'folder-not-writable',
      `The record cannot be kept in ${folder}: that folder does not let us write.`,
    )
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'file'), '')
    expect(() => openRecord(join(folder, 'file', 'stevolve.db'))).toThrow(
      expect.objectContaining({ fault: 'folder-not-writable' }),
    )
  })

  it('has one writer at a time, and names its process to the other', () => {
    const file = closedRecord()
    const first = openRecord(file)
    expect(() => openRecord(file)).toThrow(
      expect.objectContaining({
        fault: 'locked',
        message: `The record ${file} is locked by another process (stevolve process ${process.pid} writes to it).`,
      }),
    )
    first.close()
    openRecord(file).close()
  })

  it('waits for a foreign lock only as long as it was told', () => {
    const file = closedRecord()
    const other = new BetterSqlite3(file)
    other.exec('BEGIN IMMEDIATE')
    expectRefused(file, 'locked', `The record ${file} is locked by another process.`)
    other.exec('ROLLBACK')
    other.close()
    openRecord(file).close()
  })
})
