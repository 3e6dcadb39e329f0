import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/env/index.ts'
import { RecordError } from '../../src/memory/index.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { checkRecord } from './support/check-record.ts'
import { sampleClock, sampleOpening, sampleRecord, sampleRun } from './support/episode-samples.ts'

const attempts = 16
const sides = ['', '-wal'] as const

/** A record as a killed process leaves it: 16 attempts, the latest only in the write-ahead log. */
function killedRecord(): string {
  const folder = temporaryFolder()
  const file = join(folder, 'running.db')
  const record = openRecord(file)
  const episode = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun).begin(sampleOpening)
  for (let index = 0; index < attempts; index++) {
    if (index === attempts / 2) record.database.pragma('wal_checkpoint(TRUNCATE)')
    episode.recordAttempt(sampleRecord(index))
  }
  const copy = join(temporaryFolder(), 'stevolve.db')
  for (const side of sides) copyFileSync(file + side, copy + side)
  record.close()
  return copy
}

const bytesOf = (file: string) =>
  sides.map((side) => (existsSync(file + side) ? readFileSync(file + side).toString('base64') : null))

/** True if it opens; false if it was refused, and then its bytes must be the same as before. */
function opens(file: string): boolean {
  const before = bytesOf(file)
  try {
    openRecord(file, { busyTimeoutMs: 50 }).close()
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(RecordError)
    // Not toEqual: a difference of whole files is not worth printing.
    expect(bytesOf(file).every((bytes, side) => bytes === before[side])).toBe(true)
    return false
  }
}

/** Attempts in a record that opens: never more than there were, numbered through, and nothing wrong with the file. */
function attemptsLeft(file: string): number {
  checkRecord(file)
  const reader = new RecordReader(file)
  const positions = reader.attempts(1).map(({ position }) => position)
  reader.close()
  expect(positions).toEqual(positions.map((_position, index) => index))
  return positions.length
}

function flipBit(file: string, at: number, bit: number): void {
  const bytes = readFileSync(file)
  bytes[at] = bytes[at]! ^ (1 << bit)
  writeFileSync(file, bytes)
}

describe('a record that a killed process left', () => {
  it('opens with all of its attempts', () => {
    const file = killedRecord()
    expect(opens(file)).toBe(true)
    expect(attemptsLeft(file)).toBe(attempts)
  })

  it.each(Array.from({ length: 6 }, (_none, at) => at * 17))(
    'opens whole or is refused as it is, with a bit flipped in byte %i of its header',
    (at) => {
      const file = killedRecord()
      flipBit(file, at, at % 8)
      if (opens(file)) expect(attemptsLeft(file)).toBe(attempts)
    },
  )

  it.each([1, 2, 3, 4])('opens or is refused as it is, with bits flipped in its pages (%i)', (seed) => {
    const file = killedRecord()
    const random = createRandom(`pages ${seed}`)
    const { length } = readFileSync(file)
    for (let flip = 0; flip < 40; flip++) flipBit(file, 100 + random.below(length - 100), random.below(8))
    // What SQLite cannot see is in documents or names; whatever stands there, nothing may be emptied.
    if (!opens(file)) return
    const reader = new RecordReader(file)
    expect(reader.attempts(1).length).toBeGreaterThan(0)
    reader.close()
  })

  it.each([1, 2, 3, 4])('opens up to the damage with a bit flipped in its write-ahead log (%i)', (seed) => {
    const file = killedRecord()
    const { length } = readFileSync(`${file}-wal`)
    flipBit(`${file}-wal`, createRandom(`log ${seed}`).below(length), seed % 8)
    if (!opens(file)) return
    const left = attemptsLeft(file)
    expect(left).toBeGreaterThanOrEqual(attempts / 2)
    expect(left).toBeLessThanOrEqual(attempts)
  })

  it.each([0.3, 0.9])('is refused as it is when %d of its file is left', (share) => {
    const file = killedRecord()
    truncateSync(file, Math.floor(readFileSync(file).length * share))
    expect(opens(file)).toBe(false)
  })

  it('is refused when its file is emptied and the log is left', () => {
    const file = killedRecord()
    truncateSync(file, 0)
    expect(() => openRecord(file)).toThrow(/is damaged; it was left as it is/)
    expect(opens(file)).toBe(false)
  })

  it('loses only the end when the log was cut short', () => {
    const file = killedRecord()
    truncateSync(`${file}-wal`, Math.floor(readFileSync(`${file}-wal`).length * 0.6))
    expect(opens(file)).toBe(true)
    expect(attemptsLeft(file)).toBeGreaterThanOrEqual(attempts / 2)
  })
})

describe('an empty file', () => {
  it('is taken as a record that was never begun', () => {
    const file = join(temporaryFolder(), 'stevolve.db')
    writeFileSync(file, '')
    expect(opens(file)).toBe(true)
    expect(attemptsLeft(file)).toBe(0)
  })
})

describe('readers beside a writer', () => {
  it('read on while it writes, each what was there when it asked', () => {
    const file = join(temporaryFolder(), 'stevolve.db')
    const record = openRecord(file)
    const episode = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun).begin(sampleOpening)
    const readers = [new RecordReader(file), new RecordReader(file)]
    for (let index = 0; index < 12; index++) {
      episode.recordAttempt(sampleRecord(index))
      for (const reader of readers) expect(reader.attempts(1)).toHaveLength(index + 1)
    }
    // Also in the middle of a transaction of the writer's.
    record.database.exec('BEGIN IMMEDIATE')
    record.database.exec('DELETE FROM episode')
    for (const reader of readers) expect(reader.attempts(1)).toHaveLength(12)
    record.database.exec('ROLLBACK')
    for (const reader of readers) reader.close()
    record.close()
  })
})
