import { UsageError } from '../../env/index.ts'
import type {
  AttemptRecord,
  EpisodeHandle,
  EpisodeOpening,
  EpisodeOutcome,
  EpisodeRecorder,
} from '../episode-recorder.ts'
import { AttemptIndexer } from './attempt-indexer.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import { inTransaction } from './database.ts'
import { packDocument } from './documents.ts'
import type { OpenRecord } from './open-record.ts'
import { writeRecipeBook } from './recipe-books.ts'
import { withFaultsNamed } from './sqlite-fault.ts'

type Pack = (document: unknown) => Uint8Array

/** Attempts that may wait to be indexed while their episode runs. */
const attemptsPerIndexing = 256

/** Where the recorder reads time. */
export interface RecordClock {
  /** The date, ISO 8601 in UTC. */
  isoDate(): string
  /** Milliseconds of real time from an arbitrary start. */
  nowMs(): number
}

/** What a run is, before its first episode. */
export interface RunOpening {
  /** For people: the name of the run directory. */
  readonly name: string
  /** Every setting after defaults were filled in. JSON data. */
  readonly configuration: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
}

/**
 * Writes the episodes of one run into a record, each attempt in a transaction of its own. What an attempt is found by
 * follows in batches, at the latest when its episode ends.
 * Every method throws `RecordError` when the file does not take it; what was written before stays.
 */
export class SqliteEpisodeRecorder implements EpisodeRecorder {
  readonly #record: OpenRecord
  readonly #clock: RecordClock
  readonly #pack: Pack
  readonly #runId: number
  readonly #indexer: AttemptIndexer
  readonly #statements: Statements

  /** Writes the run at once. `pack` makes the bytes of documents. */
  constructor(record: OpenRecord, clock: RecordClock, run: RunOpening, pack: Pack = packDocument) {
    this.#record = record
    this.#clock = clock
    this.#pack = pack
    this.#indexer = withFaultsNamed(record.file, () => new AttemptIndexer(record.database))
    this.#statements = withFaultsNamed(record.file, () => prepareStatements(record.database))
    this.#runId = withFaultsNamed(record.file, () =>
      inTransaction(record.database, () => {
        const { lastInsertRowid } = record.database
          .prepare('INSERT INTO run (name, started_at, configuration, versions) VALUES (?, ?, ?, ?)')
          .run(run.name, clock.isoDate(), JSON.stringify(run.configuration), JSON.stringify(run.versions))
        return Number(lastInsertRowid)
      }),
    )
  }

  begin(opening: EpisodeOpening): EpisodeHandle {
    const record = this.#record
    const clock = this.#clock
    const startedMs = clock.nowMs()
    const id = withFaultsNamed(record.file, () => this.#insertEpisode(opening))
    const writing = {
      file: record.file,
      statements: this.#statements,
      indexer: this.#indexer,
      pack: this.#pack,
    }
    return new SqliteEpisode(writing, id, () => clock.nowMs() - startedMs)
  }

  #insertEpisode({ task, seed, start, configuration, versions, generationId }: EpisodeOpening): number {
    const { database } = this.#record
    const { insertEpisode, insertGeneration } = this.#statements
    const prior = configuration['prior']
    return inTransaction(database, () => {
      const { lastInsertRowid } = insertEpisode.run(
        this.#runId,
        task.id,
        JSON.stringify(task),
        seed,
        start.world,
        start.minecraft,
        start.perception,
        typeof prior === 'string' ? prior : null,
        start.host,
        JSON.stringify(start.assists),
        JSON.stringify(configuration),
        JSON.stringify(versions),
        this.#pack(start.state),
        this.#clock.isoDate(),
      )
      const id = Number(lastInsertRowid)
      if (generationId !== undefined) insertGeneration.run(id, generationId)
      if (start.recipes !== null) writeRecipeBook(database, id, start.recipes, this.#pack)
      return id
    })
  }
}

/** What is written again and again. Attempts and endings are run by themselves, and so are transactions of their own. */
interface Statements {
  readonly insertEpisode: SqlStatement
  readonly insertGeneration: SqlStatement
  readonly insertAttempt: SqlStatement
  readonly endEpisode: SqlStatement
}

function prepareStatements(database: SqlDatabase): Statements {
  return {
    insertEpisode: database.prepare(
      `INSERT INTO episode (run_id, task, task_document, seed, world, minecraft, perception, prior, host, assists,
         configuration, versions, start_state, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertGeneration: database.prepare(
      'INSERT INTO episode_generation (episode_id, generation_id) VALUES (?, ?)',
    ),
    insertAttempt: database.prepare(
      `INSERT INTO attempt (episode_id, position, kind, subgoal, planner, ending, obstacle, succeeded,
         start_tick, end_tick, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    endEpisode: database.prepare(
      `UPDATE episode SET ending = ?, success = ?, gave_up = ?, detail = ?, game_ticks = ?, wall_ms = ?,
         attempts = ?, trace_hash = ? WHERE id = ?`,
    ),
  }
}

/** What the episodes of one recorder write with. */
interface Writing {
  readonly file: string
  readonly statements: Statements
  readonly indexer: AttemptIndexer
  readonly pack: Pack
}

class SqliteEpisode implements EpisodeHandle {
  readonly id: string
  readonly #writing: Writing
  readonly #episodeId: number
  readonly #elapsedMs: () => number
  #ended = false

  constructor(writing: Writing, episodeId: number, elapsedMs: () => number) {
    this.id = String(episodeId)
    this.#writing = writing
    this.#episodeId = episodeId
    this.#elapsedMs = elapsedMs
  }

  recordAttempt(attemptRecord: AttemptRecord): number {
    this.#mustRun()
    const { index, attempt, diagnosis, decision } = attemptRecord
    const { file, statements, indexer, pack } = this.#writing
    const document = pack(attemptRecord)
    return withFaultsNamed(file, () => {
      // Before the insert: where the index cannot be written, nothing is recorded that the caller is told has failed.
      if (indexer.pending >= attemptsPerIndexing) indexer.catchUp()
      const { lastInsertRowid } = statements.insertAttempt.run(
        this.#episodeId,
        index,
        attempt.subgoal.kind,
        JSON.stringify(attempt.subgoal),
        decision.planner,
        attempt.ending,
        attempt.obstacle?.kind ?? null,
        diagnosis.outcome === 'success' ? 1 : 0,
        attempt.preState.tick,
        attempt.postState.tick,
        document,
      )
      const id = Number(lastInsertRowid)
      indexer.add(id, attemptRecord)
      return id
    })
  }

  end(outcome: EpisodeOutcome): void {
    this.#mustRun()
    const wallMs = this.#elapsedMs()
    const { file, statements, indexer } = this.#writing
    withFaultsNamed(file, () => {
      indexer.catchUp()
      statements.endEpisode.run(
        outcome.ending,
        outcome.success ? 1 : 0,
        outcome.gaveUp ? 1 : 0,
        outcome.detail,
        outcome.gameTicks,
        wallMs,
        outcome.attempts,
        outcome.traceHash,
        this.#episodeId,
      )
    })
    this.#ended = true
  }

  #mustRun(): void {
    if (!this.#ended) return
    throw new UsageError(
      `Episode ${this.id} has ended, and nothing more can be recorded in it.`,
      'Begin a new episode.',
    )
  }
}
