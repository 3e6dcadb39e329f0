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
  readonly p50Ms: number
  readonly p99Ms: number
  readonly slowestMs: number
  /** The same of the thread's processor time, which other work on the machine hardly changes. */
  readonly processorP50Ms: number
  readonly processorP99Ms: number
  readonly meanFound: number
  readonly megabytes: number
  readonly conditions: number
  readonly places: number
}

const queries = 3_000
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
  const times: number[] = []
  const processorTimes: number[] = []
  let found = 0
  for (let query = 0; query < queries; query++) {
    const question = questionAt(query, Math.floor(rows / attemptsPerEpisode))
    const start = process.hrtime.bigint()
    const startCpu = process.threadCpuUsage()
    const { experiences } = recall.recall(question)
    const { user, system } = process.threadCpuUsage(startCpu)
    times.push(Number(process.hrtime.bigint() - start) / 1e6)
    processorTimes.push((user + system) / 1_000)
    found += experiences.length
  }
  for (const list of [times, processorTimes]) list.sort((one, other) => one - other)
  const count = (table: string) =>
    (database.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count
  const measure = {
    queries,
    p50Ms: times[times.length >> 1]!,
    p99Ms: times[Math.floor(times.length * 0.99)]!,
    slowestMs: times.at(-1)!,
    processorP50Ms: processorTimes[times.length >> 1]!,
    processorP99Ms: processorTimes[Math.floor(times.length * 0.99)]!,
    meanFound: found / queries,
    conditions: count('condition'),
    places: count('place'),
  }
  record.close()
  return { ...measure, megabytes: statSync(file).size / 1024 ** 2 }
}
