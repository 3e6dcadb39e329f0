import { statSync } from 'node:fs'
import { join } from 'node:path'
import { AttemptIndexer } from '../../src/memory/sqlite/attempt-indexer.ts'
import { inTransaction } from '../../src/memory/sqlite/database.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { SqliteRecall } from '../../src/memory/sqlite/sqlite-recall.ts'
import { playedRecord, questionAt, sampleOpening } from './made-up-life.ts'

export interface RecallMeasure {
  readonly queries: number
  /** Of each question's fastest asking. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** With every disturbance by other work of the machine. */
  readonly rawP99Ms: number
  readonly meanFound: number
  readonly megabytes: number
  readonly conditions: number
  readonly places: number
}

const queries = 1_000
/** How often each question is asked, round after round; the fastest counts. */
const askings = 7
const attemptsPerEpisode = 50
const attemptsPerTransaction = 10_000
/** Recall reads no documents; these stand for them so that the file has its breadth. */
const document = new Uint8Array(256)

/** Fills a record with `rows` experiences through the real indexer, and asks it questions of the same life. */
export async function measureRecall(
  folder: string,
  rows: number,
  tell: (text: string) => void,
): Promise<RecallMeasure> {
  const file = join(folder, 'recall.db')
  const record = openRecord(file)
  const { database } = record
  // The store is thrown away: its building need not survive a power cut.
  database.pragma('synchronous = OFF')
  const clock = { isoDate: () => '2030-01-01T00:00:00.000Z', nowMs: () => 0 }
  const recorder = new SqliteEpisodeRecorder(record, clock, {
    name: 'bench',
    configuration: {},
    versions: {},
  })
  const insert = database.prepare(
    `INSERT INTO attempt (episode_id, position, kind, subgoal, planner, ending, obstacle, succeeded, start_tick, end_tick, document)
     VALUES (?, ?, ?, '{}', 'bench', ?, null, ?, ?, ?, ?)`,
  )
  const indexer = new AttemptIndexer(database)
  for (let done = 0; done < rows;) {
    const end = Math.min(rows, done + attemptsPerTransaction)
    const episodes = new Map<number, number>()
    for (let row = done; row < end; row += attemptsPerEpisode) {
      episodes.set(Math.floor(row / attemptsPerEpisode), Number(recorder.begin(sampleOpening).id))
    }
    inTransaction(database, () => {
      for (; done < end; done++) {
        const episode = Math.floor(done / attemptsPerEpisode)
        const attemptRecord = playedRecord(episode, done % attemptsPerEpisode)
        const { attempt, diagnosis } = attemptRecord
        const { lastInsertRowid } = insert.run(
          episodes.get(episode)!,
          done % attemptsPerEpisode,
          attempt.subgoal.kind,
          attempt.ending,
          diagnosis.outcome === 'success' ? 1 : 0,
          attempt.preState.tick,
          attempt.postState.tick,
          document,
        )
        indexer.add(Number(lastInsertRowid), attemptRecord)
      }
    })
    indexer.catchUp()
    if (done % 100_000 === 0) tell(`${done} of ${rows} experiences written`)
    await Promise.resolve()
  }
  const recall = new SqliteRecall(record)
  const questions = Array.from({ length: queries }, (_none, query) =>
    questionAt(query, Math.floor(rows / attemptsPerEpisode)),
  )
  const rounds: number[][] = []
  let found = 0
  for (let round = 0; round < askings; round++) {
    rounds.push(
      questions.map((question) => {
        const start = process.hrtime.bigint()
        found += recall.recall(question).experiences.length
        return Number(process.hrtime.bigint() - start) / 1e6
      }),
    )
  }
  const ascending = (one: number, other: number) => one - other
  const raw = rounds.flat().sort(ascending)
  // On a busy machine many askings are interrupted for longer than they take; hardly all of one question's.
  const times = questions
    .map((_question, query) => Math.min(...rounds.map((round) => round[query]!)))
    .sort(ascending)
  const count = (table: string) =>
    (database.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count
  const measure = {
    queries,
    p50Ms: times[queries >> 1]!,
    p99Ms: times[Math.floor(queries * 0.99)]!,
    rawP99Ms: raw[Math.floor(raw.length * 0.99)]!,
    meanFound: found / raw.length,
    conditions: count('condition'),
    places: count('place'),
  }
  record.close()
  return { ...measure, megabytes: statSync(file).size / 1024 ** 2 }
}
