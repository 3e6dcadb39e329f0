import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/env/index.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import {
  sampleClock,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
} from './support/episode-samples.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function freshRecorder() {
  const file = join(temporaryFolder(), 'stevolve.db')
  const record = openRecord(file)
  return { file, record, recorder: new SqliteEpisodeRecorder(record, sampleClock(), sampleRun) }
}

describe('the SQLite episode recorder', () => {
  it('gives back an episode and its attempts as they were', () => {
    const { file, record, recorder } = freshRecorder()
    const episode = recorder.begin(sampleOpening)
    for (let index = 0; index < 3; index++) episode.recordAttempt(sampleRecord(index))
    episode.end(sampleOutcome)
    record.close()

    const reader = new RecordReader(file)
    expect(reader.runs()).toMatchObject([sampleRun])
    expect(reader.episodes()).toMatchObject([
      {
        id: Number(episode.id),
        task: 'oak_log',
        seed: 7,
        world: 'default',
        minecraft: '1.16.5',
        perception: 'sight',
        prior: 'full',
        host: 'embedded',
        assists: ['loaded-block-paths'],
        ending: 'goal',
        success: true,
        game_ticks: 60,
        wall_ms: 1,
        attempts: 3,
        trace_hash: sampleOutcome.traceHash,
      },
    ])
    const attempts = reader.attempts(Number(episode.id))
    expect(
      attempts.map(({ position, kind, ending, succeeded, ticks }) => [
        position,
        kind,
        ending,
        succeeded,
        ticks,
      ]),
    ).toEqual([0, 1, 2].map((position) => [position, 'gather', 'done', true, 20]))
    expect(reader.readAttempt(attempts[2]!.id)).toEqual(sampleRecord(2))
    expect(reader.readAttempt(999)).toBeNull()
    reader.close()
  })

  it('shows an attempt to readers as soon as recordAttempt returns', () => {
    const { file, record, recorder } = freshRecorder()
    const episode = recorder.begin(sampleOpening)
    episode.recordAttempt(sampleRecord(0))
    const reader = new RecordReader(file)
    expect(reader.attempts(Number(episode.id))).toHaveLength(1)
    expect(reader.episodes()[0]).toMatchObject({ ending: null, success: null })
    reader.close()
    record.close()
  })

  it('refuses anything after the end of an episode, and an attempt of the same index', () => {
    const { record, recorder } = freshRecorder()
    const episode = recorder.begin(sampleOpening)
    episode.recordAttempt(sampleRecord(0))
    expect(() => episode.recordAttempt(sampleRecord(0))).toThrow(/UNIQUE/)
    episode.end(sampleOutcome)
    expect(() => episode.recordAttempt(sampleRecord(1))).toThrow(UsageError)
    expect(() => episode.end(sampleOutcome)).toThrow(UsageError)
    record.close()
  })

  it('adds a run to a record that is there', () => {
    const { file, record } = freshRecorder()
    record.close()
    const again = openRecord(file)
    new SqliteEpisodeRecorder(again, sampleClock(), { ...sampleRun, name: 'second' })
    again.close()
    const reader = new RecordReader(file)
    expect(reader.runs().map(({ name }) => name)).toEqual(['test', 'second'])
    reader.close()
  })

  it('says that the disk is full, and keeps what was written before', () => {
    const { file, record, recorder } = freshRecorder()
    const episode = recorder.begin(sampleOpening)
    episode.recordAttempt(sampleRecord(0))
    record.database.pragma(
      `max_page_count = ${Number(record.database.pragma('page_count', { simple: true }))}`,
    )
    let recorded = 1
    const fill = () => {
      for (; recorded < 10_000; recorded++) episode.recordAttempt(sampleRecord(recorded))
    }
    expect(fill).toThrow(
      expect.objectContaining({
        name: 'RecordError',
        fault: 'disk-full',
        exitCode: 2,
        message: `The disk is full, so the record ${file} cannot grow; everything written before is kept.`,
        cure: 'Free some space, or give a folder on another disk with --run-dir.',
      }),
    )
    record.close()
    const reader = new RecordReader(file)
    expect(reader.attempts(Number(episode.id))).toHaveLength(recorded)
    reader.close()
  })
})
