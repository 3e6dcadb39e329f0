import type {
  AttemptRecord,
  EpisodeHandle,
  EpisodeOpening,
  EpisodeOutcome,
  EpisodeRecorder,
} from '../episode-recorder.ts'
import { attemptDifference } from '../verification/attempt-difference.ts'
import { formatPath, valueAt } from '../verification/first-difference.ts'
import type { ValueDifference } from '../verification/first-difference.ts'
import type { RecordDifference } from '../verification/record-difference.ts'
import { inJson } from '../verification/record-difference.ts'
import { indexDifference } from './index-difference.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { openScratchRecord } from './open-scratch-record.ts'
import type { SqlRow } from './row-difference.ts'
import { decoded, rowDifference } from './row-difference.ts'
import { SqliteEpisodeRecorder } from './sqlite-episode-recorder.ts'
import { withFaultsNamed } from './sqlite-fault.ts'

/** What is told of a replay as it is compared. */
export interface VerificationListener {
  /** An attempt agrees with its record; `attempts` do so by now. */
  onAgreement(attempts: number, tick: number): void
  /** All that the record has was compared, or a difference was found: nothing more needs to be played. */
  onDone(): void
}

interface AttemptKey {
  readonly id: number
  readonly position: number
  readonly end_tick: number
}

/** Columns that only one moment can tell, or that are numbered by the database. They are not compared. */
const unverifiable: ReadonlySet<string> = new Set(['id', 'run_id', 'episode_id', 'started_at', 'wall_ms'])

/** Columns of an episode that are written when it ends. */
const outcomeColumns: ReadonlySet<string> = new Set([
  'ending',
  'success',
  'gave_up',
  'detail',
  'game_ticks',
  'attempts',
  'trace_hash',
])

/**
 * Takes a replay as a recorder does, into a record in memory by the same code, and compares row by row and document by
 * document with the record of the original. The first difference in game time is kept, and nothing is compared after it.
 * For one episode; call `close` at the end.
 */
export class VerifyingRecorder implements EpisodeRecorder {
  readonly #recorded: ReadableRecord
  readonly #episodeId: number
  readonly #listener: VerificationListener
  readonly #scratch = openScratchRecord()
  readonly #recordedEpisode: SqlRow
  readonly #recordedAttempts: number
  #difference: RecordDifference | null = null
  #lostWorld = false
  #compared = 0

  constructor(recorded: ReadableRecord, episodeId: number, listener: VerificationListener) {
    this.#recorded = recorded
    this.#episodeId = episodeId
    this.#listener = listener
    const read = (sql: string) =>
      withFaultsNamed(recorded.file, () => recorded.database.prepare(sql).get(episodeId) as SqlRow)
    this.#recordedEpisode = read('SELECT * FROM episode WHERE id = ?')
    this.#recordedAttempts = Number(
      read('SELECT count(*) AS attempts FROM attempt WHERE episode_id = ?')['attempts'],
    )
  }

  /** The first difference; null while none was found. */
  get difference(): RecordDifference | null {
    return this.#difference
  }

  /** True if the replay lost its world where the original did not: then it says nothing of the record. */
  get lostWorld(): boolean {
    return this.#lostWorld
  }

  /** Attempts that agreed. */
  get compared(): number {
    return this.#compared
  }

  begin(opening: EpisodeOpening): EpisodeHandle {
    const run = { name: 'replay', configuration: {}, versions: {} }
    const clock = { isoDate: () => '', nowMs: () => 0 }
    const inner = new SqliteEpisodeRecorder(this.#scratch, clock, run).begin(opening)
    const episodeId = Number(inner.id)
    const found = rowDifference(
      this.#recordedEpisode,
      this.#row('SELECT * FROM episode WHERE id = ?', episodeId),
      (column) => !unverifiable.has(column) && !outcomeColumns.has(column),
    )
    if (found !== null) this.#differ(null, 0, found, 'episode column ')
    if (this.#stopsAfter(0)) this.#listener.onDone()
    return {
      id: inner.id,
      recordAttempt: (record) => {
        // Nothing is compared any more; the id is for evidence, which no replay reads.
        if (this.#isOver()) return 0
        const id = inner.recordAttempt(record)
        withFaultsNamed(this.#recorded.file, () => this.#compareAttempt(record, episodeId))
        return id
      },
      end: (outcome) => {
        if (this.#isOver()) return
        inner.end(outcome)
        withFaultsNamed(this.#recorded.file, () => this.#compareOutcome(outcome, episodeId))
      },
    }
  }

  close(): void {
    this.#scratch.close()
  }

  #compareAttempt(record: AttemptRecord, episodeId: number): void {
    const { index, attempt } = record
    const sql = 'SELECT * FROM attempt WHERE episode_id = ? AND position = ?'
    const recorded = this.#recorded.database.prepare(sql).get(this.#episodeId, index) as SqlRow | undefined
    if (recorded === undefined) {
      const { kind } = attempt.subgoal
      this.#differ(index, attempt.preState.tick, { path: [], recorded: undefined, replayed: kind }, 'attempt')
      return
    }
    const replayed = this.#row(sql, episodeId, index)
    const recordedDocument = decoded(recorded['document'])
    const inDocument = attemptDifference(recordedDocument, decoded(replayed['document']))
    if (inDocument !== null) {
      const wasLost = valueAt(recordedDocument, ['attempt', 'ending']) === 'lost-connection'
      this.#lostWorld = attempt.ending === 'lost-connection' && !wasLost
      this.#differ(index, inDocument.tick, inDocument, '')
      return
    }
    const isCompared = (column: string) => !unverifiable.has(column) && column !== 'document'
    const inRow = rowDifference(recorded, replayed, isCompared)
    if (inRow !== null) {
      this.#differ(index, attempt.postState.tick, inRow, 'attempt column ')
      return
    }
    this.#compared++
    this.#listener.onAgreement(this.#compared, attempt.postState.tick)
    if (this.#stopsAfter(index + 1)) this.#listener.onDone()
  }

  #compareOutcome({ gameTicks, attempts }: EpisodeOutcome, episodeId: number): void {
    if (attempts < this.#recordedAttempts) {
      const sql = 'SELECT kind FROM attempt WHERE episode_id = ? ORDER BY position LIMIT 1 OFFSET ?'
      const first = this.#recorded.database.prepare(sql).get(this.#episodeId, attempts) as SqlRow
      this.#differ(attempts, gameTicks, { path: [], recorded: first['kind'], replayed: undefined }, 'attempt')
      return
    }
    this.#compareIndex(episodeId)
    const replayed = this.#expectedOutcome(this.#row('SELECT * FROM episode WHERE id = ?', episodeId))
    const isCompared = (column: string) => outcomeColumns.has(column)
    const found = rowDifference(this.#recordedEpisode, replayed, isCompared)
    if (found !== null) this.#differ(null, gameTicks, found, 'episode column ')
  }

  /** What is written beside the attempts follows them in batches, and is there for certain once the episode has ended. */
  #compareIndex(episodeId: number): void {
    if (this.#recordedEpisode['ending'] === null) return
    const sql = 'SELECT id, position, end_tick FROM attempt WHERE episode_id = ? ORDER BY position'
    const recorded = this.#recorded.database.prepare(sql).all(this.#episodeId) as AttemptKey[]
    const replayed = this.#scratch.database.prepare(sql).all(episodeId) as AttemptKey[]
    for (const [index, { id, position, end_tick: tick }] of replayed.entries()) {
      const found = indexDifference(
        { database: this.#recorded.database, attemptId: recorded[index]!.id },
        { database: this.#scratch.database, attemptId: id },
      )
      if (found !== null) this.#differ(position, tick, found, `${found.table} column `)
      if (this.#isOver()) return
    }
  }

  /** What the record of an episode that was never ended must say. */
  #expectedOutcome(replayed: SqlRow): SqlRow {
    switch (this.#recordedEpisode['ending']) {
      case null:
        return { ...replayed, ...Object.fromEntries([...outcomeColumns].map((column) => [column, null])) }
      case 'interrupted':
        return {
          ...replayed,
          ending: 'interrupted',
          success: 0,
          gave_up: 0,
          detail: 'the process ended before the episode did',
          trace_hash: null,
        }
      default:
        return replayed
    }
  }

  /** An episode that its caller stopped, or that died with its process, has no more than it has. */
  #stopsAfter(attempts: number): boolean {
    const { ending, gave_up: gaveUp } = this.#recordedEpisode
    const wasStopped = ending === null || ending === 'interrupted' || (ending === 'cancelled' && gaveUp === 0)
    return wasStopped && attempts === this.#recordedAttempts
  }

  #differ(attempt: number | null, tick: number, found: ValueDifference, before: string): void {
    if (this.#isOver()) return
    this.#difference = {
      attempt,
      tick,
      field: `${before}${formatPath(found.path)}`,
      recorded: inJson(found.recorded),
      replayed: inJson(found.replayed),
    }
    this.#listener.onDone()
  }

  #isOver(): boolean {
    return this.#difference !== null
  }

  #row(sql: string, ...values: readonly number[]): SqlRow {
    return this.#scratch.database.prepare(sql).get(...values) as SqlRow
  }
}
