import { z } from 'zod'
import type { AttemptRecord } from '../episode-recorder.ts'
import { attemptDocumentSchema } from '../attempt-document.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import { inTransaction } from './database.ts'
import { unpackDocument } from './documents.ts'
import { DiagnosisWriter } from './write-diagnosis.ts'

const attemptRow = z.object({
  id: z.int(),
  succeeded: z.int(),
  document: z.instanceof(Uint8Array).nullable(),
})

/** Attempts that are indexed in one transaction, so that memory and the write-ahead log stay small. */
const attemptsPerTransaction = 256

/**
 * Makes the index tier from the document tier. An attempt's document is written at once; what is found by it follows in
 * batches, in order of ids and in one transaction each, so that every attempt is indexed exactly once whatever happens
 * in between: what the index lacks at the next opening is made up for then.
 */
export class AttemptIndexer {
  readonly #database: SqlDatabase
  readonly #watermark: SqlStatement
  readonly #next: SqlStatement
  readonly #diagnoses: DiagnosisWriter
  /** Records of this process that are not indexed yet, which saves unpacking them again. */
  readonly #pending = new Map<number, AttemptRecord>()

  constructor(database: SqlDatabase) {
    this.#database = database
    this.#watermark = database.prepare('SELECT coalesce(max(attempt_id), 0) AS id FROM diagnosis')
    this.#next = database.prepare('SELECT id FROM attempt WHERE id > ? ORDER BY id LIMIT ?')
    this.#diagnoses = inTransaction(database, () => new DiagnosisWriter(database))
  }

  /** Attempts that were added and are not indexed yet. */
  get pending(): number {
    return this.#pending.size
  }

  /** Notes an attempt whose document is safe, for the next `catchUp`. */
  add(attemptId: number, record: AttemptRecord): void {
    this.#pending.set(attemptId, record)
  }

  /** Indexes every attempt that is not. Must not be called inside a transaction. */
  catchUp(): void {
    while (this.#indexBatch() === attemptsPerTransaction);
    this.#pending.clear()
  }

  #indexBatch(): number {
    return inTransaction(this.#database, () => {
      const { id: watermark } = this.#watermark.get() as { id: number }
      const ids = this.#next.all(watermark, attemptsPerTransaction) as { id: number }[]
      for (const { id } of ids) this.#index(id)
      return ids.length
    })
  }

  #index(attemptId: number): void {
    const pending = this.#pending.get(attemptId)
    if (pending !== undefined) {
      this.#diagnoses.write(attemptId, pending.diagnosis)
      return
    }
    const row = attemptRow.parse(
      this.#database.prepare('SELECT id, succeeded, document FROM attempt WHERE id = ?').get(attemptId),
    )
    const record = row.document === null ? null : readable(row.document)
    if (record === null) this.#diagnoses.writeUnreadable(attemptId, row.succeeded === 1)
    else this.#diagnoses.write(attemptId, record.diagnosis)
  }
}

function readable(document: Uint8Array): AttemptRecord | null {
  try {
    return attemptDocumentSchema.parse(unpackDocument(document))
  } catch {
    return null
  }
}
