import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RetentionSettings } from '../../src/memory/index.ts'
import type { OpenRecord } from '../../src/memory/sqlite/open-record.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { pruneRecord } from '../../src/memory/sqlite/prune-record.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { checkRecord } from './support/check-record.ts'
import {
  failedRecord,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
} from './support/episode-samples.ts'

const nothing: RetentionSettings = { keepEpisodes: null, before: null, mostBytes: null, isDryRun: false }

/** Six episodes on six days, each with a failure (odd ids) and what corrected it (even ids). */
function sixEpisodes(): OpenRecord {
  const record = openRecord(join(temporaryFolder(), 'stevolve.db'))
  let day = 0
  const clock = { isoDate: () => `2030-01-0${day}T12:00:00.000Z`, nowMs: () => 0 }
  const recorder = new SqliteEpisodeRecorder(record, clock, sampleRun)
  for (day = 1; day <= 6; day++) {
    const episode = recorder.begin(sampleOpening)
    episode.recordAttempt(failedRecord(0))
    episode.recordAttempt(sampleRecord(1))
    episode.end(sampleOutcome)
  }
  return record
}

function episodesLeft(record: OpenRecord): readonly number[] {
  checkRecord(record.file)
  const reader = new RecordReader(record.file)
  const ids = reader.episodes().map(({ id }) => id)
  reader.close()
  return ids
}

describe('pruning a record', () => {
  it('keeps the newest episodes, and summaries that still count the others', () => {
    const record = sixEpisodes()
    const report = pruneRecord(record, { ...nothing, keepEpisodes: 2 })
    expect(report).toMatchObject({
      deletedEpisodes: 4,
      deletedAttempts: 8,
      keptForKnowledge: 0,
      remainingEpisodes: 2,
    })
    expect(episodesLeft(record)).toEqual([5, 6])
    const sums = 'SELECT outcome, attempts, pruned_attempts FROM summary ORDER BY outcome'
    expect(record.database.prepare(sums).all()).toEqual([
      { outcome: 'failure', attempts: 6, pruned_attempts: 4 },
      { outcome: 'success', attempts: 6, pruned_attempts: 4 },
    ])
    record.close()
  })

  it('takes what began before a date', () => {
    const record = sixEpisodes()
    pruneRecord(record, { ...nothing, before: '2030-01-04T00:00:00.000Z' })
    expect(episodesLeft(record)).toEqual([4, 5, 6])
    record.close()
  })

  it('comes down to a size, and the file gets smaller', () => {
    const record = sixEpisodes()
    const recorder = new SqliteEpisodeRecorder(
      record,
      { isoDate: () => '2030-02', nowMs: () => 0 },
      sampleRun,
    )
    for (let number = 0; number < 20; number++) {
      const episode = recorder.begin(sampleOpening)
      for (let index = 0; index < 20; index++) episode.recordAttempt(sampleRecord(index))
      episode.end(sampleOutcome)
    }
    const { bytesBefore, bytesAfter, deletedEpisodes } = pruneRecord(record, {
      ...nothing,
      mostBytes: 250_000,
    })
    expect(deletedEpisodes).toBeGreaterThan(6)
    expect(bytesAfter).toBeLessThan(bytesBefore)
    expect(episodesLeft(record).at(-1)).toBe(26)
    record.close()
  })

  it('keeps what knowledge rests on, with the correction that belongs to it', () => {
    const record = sixEpisodes()
    const store = new SqliteKnowledgeStore(record, () => '2030-01-07')
    store.addSkill({
      name: 'mine oak_log',
      item: 'oak_log',
      subgoal: 'gather oak_log',
      status: 'active',
      statusReason: 'it worked',
      successes: 1,
      failures: 0,
      document: {},
      evidence: [{ attemptId: 4, role: 'for' }],
    })
    const report = pruneRecord(record, { ...nothing, keepEpisodes: 1 })
    expect(report).toMatchObject({ deletedEpisodes: 4, keptForKnowledge: 1, remainingEpisodes: 2 })
    expect(episodesLeft(record)).toEqual([2, 6])
    expect(record.database.prepare('SELECT * FROM correction').all()).toEqual([
      { failed_attempt_id: 3, worked_attempt_id: 4 },
      { failed_attempt_id: 11, worked_attempt_id: 12 },
    ])
    expect(store.skillEvidence(1)).toEqual([{ attemptId: 4, role: 'for' }])
    record.close()
  })

  it('only says what it would do in a dry run', () => {
    const record = sixEpisodes()
    const settings = { ...nothing, keepEpisodes: 1 }
    const dry = pruneRecord(record, { ...settings, isDryRun: true })
    expect(dry).toMatchObject({ isDryRun: true, deletedEpisodes: 5, deletedAttempts: 10 })
    expect(episodesLeft(record)).toHaveLength(6)
    expect(pruneRecord(record, settings)).toMatchObject({ deletedEpisodes: 5, deletedAttempts: 10 })
    record.close()
  })

  it('can be recorded in afterwards, also when nothing is left', () => {
    const record = sixEpisodes()
    pruneRecord(record, { ...nothing, keepEpisodes: 0 })
    expect(episodesLeft(record)).toEqual([])
    const clock = { isoDate: () => '2030-01-09', nowMs: () => 0 }
    const episode = new SqliteEpisodeRecorder(record, clock, sampleRun).begin(sampleOpening)
    episode.recordAttempt(sampleRecord(0))
    episode.end(sampleOutcome)
    record.close()
    openRecord(record.file).close()
    checkRecord(record.file)
  })
})
