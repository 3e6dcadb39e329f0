import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import { wallNowMs } from '../../src/env/clock/real-time.ts'
import { packDocument } from '../../src/memory/sqlite/documents.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { outcomeOf, playedRecord, sampleOpening } from './made-up-life.ts'

interface Cost {
  readonly medianUs: number
  readonly processorUs: number
}

export interface WritingMeasure {
  readonly attempts: number
  readonly conditions: number
  readonly places: number
  readonly summaries: number
  readonly meanBytes: number
  readonly bare: Cost
  readonly experience: Cost
}

const rounds = 7
const episodesPerRound = 40
const attemptsPerEpisode = 50
const attemptsPerRound = episodesPerRound * attemptsPerEpisode

/**
 * Writes the same documents into a table of nothing else and into a record, round by round in turn; medians of the rounds.
 * A bare insert is one row with the attempt's document, packed before, in a plain table of a database with the record's
 * journal, in a transaction of its own. The experience's processor time holds everything that is written of an attempt and
 * its share of its episode; packing, which both would need, is left out.
 */
export function measureWriting(folder: string): WritingMeasure {
  const documents = new Map<unknown, Uint8Array>()
  const lives = Array.from({ length: rounds * episodesPerRound }, (_none, episode) =>
    Array.from({ length: attemptsPerEpisode }, (_nothing, index) => {
      const record = playedRecord(episode, index)
      documents.set(record, packDocument(record))
      return record
    }),
  )
  documents.set(sampleOpening.start.state, packDocument(sampleOpening.start.state))
  const pack = (document: unknown) => documents.get(document) ?? packDocument(document)

  const bareDatabase = new BetterSqlite3(join(folder, 'bare.db'))
  bareDatabase.pragma('journal_mode = WAL')
  bareDatabase.pragma('synchronous = NORMAL')
  bareDatabase.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, document BLOB NOT NULL) STRICT')
  const insertBare = bareDatabase.prepare('INSERT INTO bare (document) VALUES (?)')
  const record = openRecord(join(folder, 'stevolve.db'))
  const clock = { isoDate: () => '2030-01-01T00:00:00.000Z', nowMs: wallNowMs }
  const recorder = new SqliteEpisodeRecorder(
    record,
    clock,
    { name: 'bench', configuration: {}, versions: {} },
    pack,
  )

  const bare: Cost[] = []
  const experience: Cost[] = []
  for (let round = 0; round < rounds; round++) {
    const episodes = lives.slice(round * episodesPerRound, (round + 1) * episodesPerRound)
    bare.push(
      measured((note) => {
        for (const document of episodes.flat().map(pack)) note(() => insertBare.run(document))
      }),
    )
    experience.push(
      measured((note) => {
        for (const attempts of episodes) {
          const episode = recorder.begin(sampleOpening)
          for (const attempt of attempts) note(() => episode.recordAttempt(attempt))
          episode.end(outcomeOf(attempts))
        }
      }),
    )
  }
  const count = (table: string) =>
    (record.database.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count
  const made = { conditions: count('condition'), places: count('place'), summaries: count('summary') }
  bareDatabase.close()
  record.close()
  const bytes = lives.flat().reduce((sum, attempt) => sum + documents.get(attempt)!.length, 0)
  return {
    ...made,
    attempts: rounds * attemptsPerRound,
    meanBytes: Math.round(bytes / (rounds * attemptsPerRound)),
    bare: medianCost(bare),
    experience: medianCost(experience),
  }
}

function measured(work: (note: (write: () => void) => void) => void): Cost {
  const times: number[] = []
  const before = process.cpuUsage()
  work((write) => {
    const start = process.hrtime.bigint()
    write()
    times.push(Number(process.hrtime.bigint() - start) / 1_000)
  })
  const { user, system } = process.cpuUsage(before)
  return { medianUs: median(times), processorUs: (user + system) / times.length }
}

function medianCost(costs: readonly Cost[]): Cost {
  return {
    medianUs: median(costs.map(({ medianUs }) => medianUs)),
    processorUs: median(costs.map(({ processorUs }) => processorUs)),
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!
}
