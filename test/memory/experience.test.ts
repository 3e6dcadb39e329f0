import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AttemptRecord } from '../../src/memory/index.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
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

/** Records episodes and returns the file. */
function recorded(...episodes: readonly (readonly AttemptRecord[])[]): string {
  const file = join(temporaryFolder(), 'stevolve.db')
  const record = openRecord(file)
  const recorder = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun)
  for (const attempts of episodes) {
    const episode = recorder.begin(sampleOpening)
    for (const attempt of attempts) episode.recordAttempt(attempt)
    episode.end(sampleOutcome)
  }
  record.close()
  checkRecord(file)
  return file
}

function rowsOf(file: string, sql: string): unknown[] {
  const database = new BetterSqlite3(file, { readonly: true })
  const rows = database.prepare(sql).all()
  database.close()
  return rows
}

describe('experience', () => {
  it('is summed up by place, subgoal and cause, and each summary names its attempts', () => {
    const file = recorded([failedRecord(0), failedRecord(1), sampleRecord(2)], [sampleRecord(0)])
    expect(
      rowsOf(file, 'SELECT outcome, cause, attempts, ticks, progress, mean_ticks FROM summary ORDER BY id'),
    ).toEqual([
      {
        outcome: 'failure',
        cause: 'target-unreachable',
        attempts: 2,
        ticks: 40,
        progress: 0,
        mean_ticks: 20,
      },
      { outcome: 'success', cause: null, attempts: 2, ticks: 40, progress: 2, mean_ticks: 20 },
    ])
    expect(rowsOf(file, 'SELECT attempt_id, summary_id FROM experience')).toEqual([
      { attempt_id: 1, summary_id: 1 },
      { attempt_id: 2, summary_id: 1 },
      { attempt_id: 3, summary_id: 2 },
      { attempt_id: 4, summary_id: 2 },
    ])
    expect(rowsOf(file, 'SELECT * FROM success_by_place')).toEqual([
      {
        dimension: 'overworld',
        x: 0,
        y: 64,
        z: 0,
        subgoal: 'gather oak_log',
        attempts: 4,
        successes: 2,
        success_rate: 0.5,
        mean_ticks: 20,
      },
    ])
  })

  it('links a failure to the next attempt at the same subgoal in its episode that worked, and to no other', () => {
    const file = recorded(
      [failedRecord(0), failedRecord(1), sampleRecord(2), sampleRecord(3), failedRecord(4)],
      [sampleRecord(0)],
    )
    expect(rowsOf(file, 'SELECT * FROM correction')).toEqual([
      { failed_attempt_id: 1, worked_attempt_id: 3 },
      { failed_attempt_id: 2, worked_attempt_id: 3 },
    ])
  })

  it('links them also where the process died between the failure and what corrected it', () => {
    const file = join(temporaryFolder(), 'stevolve.db')
    const first = openRecord(file)
    const episode = new SqliteEpisodeRecorder(first, sampleClock(), sampleRun).begin(sampleOpening)
    for (let index = 0; index < 256; index++) episode.recordAttempt(failedRecord(index))
    // The 257th makes room for itself: 256 are indexed, and this one is not.
    episode.recordAttempt(sampleRecord(256))
    first.close()
    expect(rowsOf(file, 'SELECT count(*) AS indexed FROM experience')).toEqual([{ indexed: 256 }])
    openRecord(file).close()
    checkRecord(file)
    expect(
      rowsOf(file, 'SELECT count(*) AS corrected, min(failed_attempt_id) AS first FROM correction'),
    ).toEqual([{ corrected: 16, first: 241 }])
  })

  it('is found by its tags', () => {
    const file = recorded([sampleRecord(0)])
    const tagged = (word: string) =>
      rowsOf(file, `SELECT rowid FROM condition_tag WHERE condition_tag MATCH '"${word}"'`).length
    expect(['oak_log', 'gather', 'overworld', 'iron_ore', 'oak'].map(tagged)).toEqual([1, 1, 1, 0, 0])
  })
})
