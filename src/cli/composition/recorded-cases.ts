import { dirname, relative, resolve } from 'node:path'
import type { CaseMemory, RecordedCase } from '../../agent/index.ts'
import type { WorldState } from '../../env/index.ts'
import { UsageError } from '../../env/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteRecall } from '../../memory/sqlite/sqlite-recall.ts'

/** Attempts recalled for one item. */
const casesPerItem = 8

/** Which record an agent recalls from, as it is kept with the episodes that it played. */
export interface RecalledRecord {
  /** Its file, seen from the folder of the record that the episodes are in. */
  readonly file: string
  /** Id of its newest attempt: what is recalled depends on what there is. */
  readonly newestAttempt: number
}

/** Recalls from a record that nobody writes to any more. Close it when no mind recalls from it. */
export class RecordedCases implements CaseMemory {
  readonly #record: ReadableRecord
  readonly #reader: RecordReader
  readonly #recall: SqliteRecall

  /** Throws `UsageError` where there is no such record or nothing in it. */
  constructor(file: string) {
    this.#record = openForReading(file)
    this.#recall = new SqliteRecall(this.#record)
    this.#reader = new RecordReader(file)
    if (this.newestAttempt > 0) return
    this.close()
    throw new UsageError(
      `There is nothing to recall in ${file}: no attempt is recorded there.`,
      'Name the record of an evolution with --from.',
    )
  }

  get newestAttempt(): number {
    const row = this.#record.database.prepare('SELECT max(id) AS newest FROM attempt').get()
    return (row as { readonly newest: number | null }).newest ?? 0
  }

  /** How `folder` keeps what it recalled from. */
  seenFrom(folder: string): RecalledRecord {
    return { file: relative(folder, this.#record.file), newestAttempt: this.newestAttempt }
  }

  casesFor(item: string, state: WorldState): readonly RecordedCase[] {
    const query = { state, subgoal: null, items: [item], cause: null, limit: casesPerItem }
    return this.#recall.recall(query).experiences.flatMap(({ attemptId, reasons }) => {
      if (!reasons.some(({ kind }) => kind === 'same-item')) return []
      const recorded = this.#reader.readAttempt(attemptId)
      return recorded === null ? [] : [{ ...recorded, attemptId }]
    })
  }

  close(): void {
    this.#reader.close()
    this.#record.close()
  }
}

/** Opens what the episodes of the record in `recordFile` recalled from. Throws `UsageError` where it is gone or has changed. */
export function reopenCases(recordFile: string, { file, newestAttempt }: RecalledRecord): RecordedCases {
  const cases = new RecordedCases(resolve(dirname(recordFile), file))
  if (cases.newestAttempt === newestAttempt) return cases
  cases.close()
  throw new UsageError(
    `The episodes recalled from ${file}, and there is more in it now: what they recalled cannot be had again.`,
    'Look at what is recorded with "stevolve replay --view".',
  )
}
