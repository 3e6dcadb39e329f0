import { z } from 'zod'
import { attemptDocumentSchema } from '../attempt-document.ts'
import type { AttemptRecord } from '../episode-recorder.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import { inTransaction } from './database.ts'
import { unpackDocument } from './documents.ts'
import type { IndexEntry } from './index-entry.ts'
import { indexEntryOf } from './index-entry.ts'
import type { AttemptKey } from './write-correction.ts'
import { CorrectionWriter } from './write-correction.ts'
import { DiagnosisWriter } from './write-diagnosis.ts'
import type { CountedExperience } from './write-experience.ts'
import { ExperienceWriter } from './write-experience.ts'

/** An attempt whose condition is written and that is counted, but not in the index yet. */
interface CountedAttempt extends CountedExperience {
  readonly key: AttemptKey
  readonly entry: IndexEntry
}

const documentRow = z.object({ succeeded: z.int(), document: z.instanceof(Uint8Array) })

/** Attempts that are indexed in one transaction, so that memory and the write-ahead log stay small. */
const attemptsPerTransaction = 256

/**
 * Makes the index and summary tiers from the document tier. An attempt's document is written at once; what it is found
 * by follows in batches, in order of ids and in one transaction each, so that every attempt is indexed and counted
 * exactly once whatever happens in between: what the index lacks at the next opening is made up for then.
 */
export class AttemptIndexer {
  readonly #database: SqlDatabase
  readonly #watermark: SqlStatement
  readonly #next: SqlStatement
  readonly #document: SqlStatement
  readonly #diagnoses: DiagnosisWriter
  readonly #experience: ExperienceWriter
  readonly #corrections: CorrectionWriter
  /** Attempts of this process that are not indexed yet, which saves unpacking them again. */
  readonly #pending = new Map<number, IndexEntry>()

  constructor(database: SqlDatabase) {
    this.#database = database
    this.#watermark = database.prepare('SELECT coalesce(max(attempt_id), 0) AS id FROM diagnosis')
    this.#next = database.prepare(
      'SELECT id, episode_id AS episodeId, position FROM attempt WHERE id > ? ORDER BY id LIMIT ?',
    )
    this.#document = database.prepare('SELECT succeeded, document FROM attempt WHERE id = ?')
    this.#diagnoses = inTransaction(database, () => new DiagnosisWriter(database))
    this.#experience = new ExperienceWriter(database)
    this.#corrections = new CorrectionWriter(database)
  }

  /** Attempts that were added and are not indexed yet. */
  get pending(): number {
    return this.#pending.size
  }

  /** Notes an attempt whose document is safe, for the next `catchUp`. */
  add(attemptId: number, record: AttemptRecord): void {
    this.#pending.set(attemptId, indexEntryOf(record))
  }

  /** Indexes every attempt that is not. Must not be called inside a transaction. */
  catchUp(): void {
    try {
      while (this.#indexBatch() === attemptsPerTransaction);
    } catch (error) {
      this.#experience.forget()
      this.#corrections.forget()
      throw error
    }
    this.#pending.clear()
  }

  #indexBatch(): number {
    return inTransaction(this.#database, () => {
      const { id: watermark } = this.#watermark.get() as { id: number }
      // Read without a schema, since there are many: numbers of a STRICT table.
      const rows = this.#next.all(watermark, attemptsPerTransaction) as AttemptKey[]
      const counted = rows.map((key) => this.#count(key)).filter((attempt) => attempt !== null)
      // A summary is written once for all attempts of the batch, and before the rows that refer to it.
      this.#experience.writeSums()
      for (const attempt of counted) this.#index(attempt)
      return rows.length
    })
  }

  #count(key: AttemptKey): CountedAttempt | null {
    const entry = this.#pending.get(key.id) ?? this.#read(key.id)
    return entry === null ? null : { key, entry, ...this.#experience.count(entry) }
  }

  #index({ key, entry, conditionId, sum }: CountedAttempt): void {
    this.#diagnoses.write(key.id, entry, { conditionId, summaryId: sum.id, block: entry.block })
    this.#corrections.write(key, sum.subgoalId, entry.diagnosis.outcome)
  }

  /** Null where the document cannot be read; then a diagnosis that says so is written here. */
  #read(attemptId: number): IndexEntry | null {
    const { succeeded, document } = documentRow.parse(this.#document.get(attemptId))
    try {
      return indexEntryOf(attemptDocumentSchema.parse(unpackDocument(document)))
    } catch {
      this.#diagnoses.writeUnreadable(attemptId, succeeded === 1)
      return null
    }
  }
}
