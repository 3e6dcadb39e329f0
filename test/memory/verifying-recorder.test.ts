import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AttemptRecord, EpisodeRecorder } from '../../src/memory/index.ts'
import type { SqlDatabase } from '../../src/memory/sqlite/database.ts'
import { packDocument } from '../../src/memory/sqlite/documents.ts'
import { openForReading } from '../../src/memory/sqlite/open-for-reading.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { VerifyingRecorder } from '../../src/memory/sqlite/verifying-recorder.ts'
import { formatPath } from '../../src/memory/verification/first-difference.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  sampleClock,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
} from './support/episode-samples.ts'
import { changed, leaves } from './support/json-leaves.ts'

const records = [0, 1, 2].map(sampleRecord)

function play(recorder: EpisodeRecorder, attempts: readonly AttemptRecord[] = records): void {
  const episode = recorder.begin(sampleOpening)
  for (const attempt of attempts) episode.recordAttempt(attempt)
  episode.end({ ...sampleOutcome, attempts: attempts.length })
}

/** A recorded episode; `differenceAfter` changes it, replays it as it was, and undoes the change. */
function recorded() {
  const record = openRecord(join(temporaryFolder(), 'stevolve.db'))
  play(new SqliteEpisodeRecorder(record, sampleClock(), sampleRun))
  const reader = openForReading(record.file)
  const replayed = (attempts?: readonly AttemptRecord[]) => {
    const listener = { onAgreement: () => {}, onDone: () => {} }
    const recorder = new VerifyingRecorder(reader, 1, listener)
    play(recorder, attempts)
    recorder.close()
    return recorder.difference
  }
  const differenceAfter = (change: (database: SqlDatabase) => void) => {
    record.database.exec('PRAGMA foreign_keys = OFF; SAVEPOINT before')
    change(record.database)
    record.database.exec('RELEASE before')
    return replayed()
  }
  return { differenceAfter, replayed }
}

const changeDocument = (database: SqlDatabase, position: number, document: unknown) =>
  database.prepare('UPDATE attempt SET document = ? WHERE position = ?').run(packDocument(document), position)

describe('verifying a replay against its record', () => {
  it('finds nothing where both are the same', () => {
    expect(recorded().replayed()).toBeNull()
  })

  it('finds a change of any one field in the document of an attempt, with attempt, tick and field', () => {
    const { differenceAfter } = recorded()
    const document: unknown = JSON.parse(JSON.stringify(records[1]))
    const paths = leaves(document)
    expect(paths.length).toBeGreaterThan(80)
    for (const path of paths) {
      const difference = differenceAfter((database) => changeDocument(database, 1, changed(document, path)))
      expect(difference).toMatchObject({ attempt: 1, field: formatPath(path) })
      expect(difference!.tick).toBeGreaterThanOrEqual(20)
      expect(difference!.tick).toBeLessThanOrEqual(40)
      expect(difference!.recorded).not.toBe(difference!.replayed)
    }
  })

  it('dates a change of the trace by its event', () => {
    const document = changed(records[2], ['attempt', 'trace', 0, 'data', 'item'])
    expect(recorded().differenceAfter((database) => changeDocument(database, 2, document))).toEqual({
      attempt: 2,
      tick: 59,
      field: 'attempt.trace[0].data.item',
      recorded: '"oak_log!"',
      replayed: '"oak_log"',
    })
  })

  it.each([
    ['position', '99'],
    ['kind', "'hunt'"],
    ['subgoal', "json_set(subgoal, '$.budgetTicks', 1)"],
    ['planner', "'other'"],
    ['ending', "'died'"],
    ['obstacle', "'stuck'"],
    ['succeeded', '1 - succeeded'],
    ['start_tick', 'start_tick - 1'],
    ['end_tick', 'end_tick + 1'],
    ['document', "x'00'"],
  ])('finds a change of the column %s of an attempt', (column, value) => {
    const difference = recorded().differenceAfter((database) =>
      database.exec(`UPDATE attempt SET ${column} = ${value} WHERE position = 1`),
    )
    expect(difference).toMatchObject({ attempt: 1 })
    if (!['position', 'document'].includes(column)) {
      expect(difference!.field).toMatch(new RegExp(`^attempt column ${column}`))
      expect(difference!.tick).toBe(40)
    }
  })

  it.each([
    ['task', "'other'", 0],
    ['task_document', "json_set(task_document, '$.instruction', 'Do nothing')", 0],
    ['seed', 'seed + 1', 0],
    ['world', "'flat'", 0],
    ['minecraft', "'1.20.4'", 0],
    ['perception', "'xray'", 0],
    ['prior', "'none'", 0],
    ['host', "'remote'", 0],
    ['assists', "json_array('peaceful')", 0],
    ['configuration', "json_set(configuration, '$.prior', 'none')", 0],
    ['versions', "json_set(versions, '$.node', '1')", 0],
    ['start_state', "x'00'", 0],
    ['ending', "'horizon'", 60],
    ['success', '1 - success', 60],
    ['gave_up', '1 - gave_up', 60],
    ['detail', "detail || '!'", 60],
    ['game_ticks', 'game_ticks + 1', 60],
    ['attempts', 'attempts + 1', 60],
    ['trace_hash', 'upper(trace_hash)', 60],
  ])('finds a change of the column %s of the episode', (column, value, tick) => {
    const difference = recorded().differenceAfter((database) =>
      database.exec(`UPDATE episode SET ${column} = ${value}`),
    )
    expect(difference).toMatchObject({ attempt: null, tick })
    expect(difference!.field).toMatch(new RegExp(`^episode column ${column}`))
  })

  it.each([
    ['outcome', "'cancelled'"],
    ['reason', "'because'"],
    ['progress', '0.25'],
    ['damage_taken', '3'],
    ['loop_pattern', "json_array('gather')"],
  ])('finds a change of the column %s of a diagnosis', (column, value) => {
    const difference = recorded().differenceAfter((database) =>
      database.exec(`UPDATE diagnosis SET ${column} = ${value} WHERE attempt_id = 2`),
    )
    expect(difference).toMatchObject({ attempt: 1, tick: 40, field: `diagnosis column ${column}` })
  })

  it('finds a diagnosis that is gone, and a contributing cause that nobody wrote', () => {
    expect(
      recorded().differenceAfter((database) => database.exec('DELETE FROM diagnosis WHERE attempt_id = 3')),
    ).toMatchObject({ attempt: 2, field: 'diagnosis column row', recorded: null })
    expect(
      recorded().differenceAfter((database) =>
        database.exec(
          `UPDATE diagnosis SET contributing = '[{"cause":"night","subject":null,"confidence":0.5}]' WHERE attempt_id = 1`,
        ),
      ),
    ).toMatchObject({ attempt: 0, field: 'diagnosis column contributing', replayed: 'null' })
  })

  it.each([
    ['diagnosis', 'start_x', 'UPDATE diagnosis SET start_x = start_x + 1 WHERE attempt_id = 2'],
    ['experience', 'biome', "UPDATE condition SET biome = 'desert'"],
    ['experience', 'signature', "UPDATE subgoal SET signature = 'gather stone'"],
    ['experience', 'cell_x', 'UPDATE place SET cell_x = 99'],
  ])('finds a change of %s column %s in what an attempt is found by', (table, column, sql) => {
    const difference = recorded().differenceAfter((database) => database.exec(sql))
    expect(difference?.field).toBe(`${table} column ${column}`)
  })

  it('finds an attempt too few and one too many', () => {
    expect(recorded().replayed(records.slice(0, 2))).toMatchObject({ attempt: 2, replayed: null })
    expect(recorded().replayed([...records, sampleRecord(3)])).toMatchObject({ attempt: 3, recorded: null })
  })
})
