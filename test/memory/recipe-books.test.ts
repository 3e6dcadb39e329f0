import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RecordError } from '../../src/memory/index.ts'
import { openForReading } from '../../src/memory/sqlite/open-for-reading.ts'
import type { OpenRecord } from '../../src/memory/sqlite/open-record.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { packDocument } from '../../src/memory/sqlite/documents.ts'
import { pruneRecord } from '../../src/memory/sqlite/prune-record.ts'
import { readCourse } from '../../src/memory/sqlite/read-course.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { sampleClock, sampleOpening, sampleRun } from './support/episode-samples.ts'

const stick = { rows: [[['oak_log']], [['oak_log']]], result: 'stick', resultCount: 8 }
const torch = { rows: [[['coal', 'charcoal'], null], [['stick']]], result: 'torch', resultCount: 4 }

/** Four episodes: two of one server, one of another, one of a server that declares nothing. */
function fourEpisodes(): OpenRecord {
  const record = openRecord(join(temporaryFolder(), 'stevolve.db'))
  const recorder = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun)
  for (const recipes of [[stick], [stick], [stick, torch], null])
    recorder.begin({ ...sampleOpening, start: { ...sampleOpening.start, recipes } })
  return record
}

const recipesOf = (record: OpenRecord, episode: number) => {
  const reading = openForReading(record.file)
  try {
    return readCourse(reading, episode)!.start.recipes
  } finally {
    reading.close()
  }
}
const books = ({ database }: OpenRecord) => database.prepare('SELECT id FROM recipe_book').all().length

describe('the recipes that a server declared', () => {
  it('are given back with each episode, and kept once however many episodes they are of', () => {
    const record = fourEpisodes()
    expect([1, 2, 3, 4].map((episode) => recipesOf(record, episode))).toEqual([
      [stick],
      [stick],
      [stick, torch],
      null,
    ])
    expect(books(record)).toBe(2)
    record.close()
  })

  it('go when the last episode goes that they are of', () => {
    const record = fourEpisodes()
    const settings = { keepEpisodes: 2, before: null, mostBytes: null, isDryRun: false }
    pruneRecord(record, settings)
    expect(books(record)).toBe(1)
    expect(recipesOf(record, 3)).toEqual([stick, torch])
    record.close()
  })

  it('are refused where the file holds something else in their place', () => {
    const record = fourEpisodes()
    record.database
      .prepare('UPDATE recipe_book SET document = ?')
      .run(packDocument([{ ...stick, resultCount: 1e9 }]))
    expect(() => recipesOf(record, 1)).toThrow(RecordError)
    record.close()
  })
})
