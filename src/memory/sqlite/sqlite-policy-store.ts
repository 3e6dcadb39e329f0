import { z } from 'zod'
import type {
  DatasetRowLink,
  KnownPolicy,
  KnownTraining,
  NewDataset,
  NewPolicy,
  PolicyStore,
  TrainingEpoch,
} from '../policy-store.ts'
import type { SqlDatabase } from './database.ts'
import { inTransaction } from './database.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { readRows } from './read-stored.ts'
import { withFaultsNamed } from './sqlite-fault.ts'
import { jsonColumn } from './stored-columns.ts'

const idRow = z.object({ id: z.int() })
const trainingRow = z.object({ id: z.int(), policyId: z.int().nullable() })
const policyRow = z.object({
  id: z.int(),
  name: z.string(),
  modelHash: z.string(),
  modelFile: z.string(),
  document: jsonColumn,
})
const policyColumns = 'id, name, model_hash AS modelHash, model_file AS modelFile, document'

/** Rows of a dataset that go in one transaction. */
const rowsPerTransaction = 1_000

/** Keeps datasets, trainings and policies in a record. */
export class SqlitePolicyStore implements PolicyStore {
  readonly #record: Pick<ReadableRecord, 'file' | 'database'>
  readonly #isoDate: () => string

  /** `isoDate` tells the date, ISO 8601 in UTC. */
  constructor(record: Pick<ReadableRecord, 'file' | 'database'>, isoDate: () => string) {
    this.#record = record
    this.#isoDate = isoDate
  }

  addDataset({ version, layout, rows, document }: NewDataset, links: Iterable<DatasetRowLink>): number {
    this.#addRows(links)
    return this.#write((database) => {
      database
        .prepare(
          `INSERT INTO dataset (version, layout, rows, created_at, document) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (version) DO NOTHING`,
        )
        .run(version, layout, rows, this.#isoDate(), JSON.stringify(document))
      return this.#idOf('SELECT id FROM dataset WHERE version = ?', version)
    })
  }

  beginTraining(key: string, datasetId: number, settings: unknown): KnownTraining {
    return this.#write((database) => {
      database
        .prepare(
          `INSERT INTO training (key, dataset_id, started_at, settings) VALUES (?, ?, ?, ?)
           ON CONFLICT (key) DO NOTHING`,
        )
        .run(key, datasetId, this.#isoDate(), JSON.stringify(settings))
      const sql = 'SELECT id, policy_id AS policyId FROM training WHERE key = ?'
      const { id, policyId } = readRows(this.#record, 'a training', trainingRow, sql, key)[0]!
      return { id, policy: policyId === null ? null : this.#policy(policyId) }
    })
  }

  putEpoch(trainingId: number, epoch: TrainingEpoch): void {
    const { trainingLoss, trainingChoiceLoss, validationLoss, validationChoiceLoss, accuracy } = epoch
    this.#write((database) =>
      database
        .prepare(
          `INSERT OR REPLACE INTO training_epoch (training_id, epoch, steps, training_loss, training_choice_loss,
             validation_loss, validation_choice_loss, accuracy, is_best) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          trainingId,
          epoch.epoch,
          epoch.steps,
          trainingLoss,
          trainingChoiceLoss,
          validationLoss,
          validationChoiceLoss,
          accuracy,
          Number(epoch.isBest),
        ),
    )
  }

  finishTraining(trainingId: number, policy: NewPolicy, attempts: readonly number[]): KnownPolicy {
    return this.#write((database) => {
      const id = this.#insertPolicy(policy)
      const link = database.prepare(
        'INSERT INTO policy_row (policy_id, dataset_row_id) SELECT ?, id FROM dataset_row WHERE attempt_id = ?',
      )
      for (const attempt of attempts) link.run(id, attempt)
      database.prepare('UPDATE training SET policy_id = ? WHERE id = ?').run(id, trainingId)
      return { id, ...policy }
    })
  }

  adoptPolicy(policy: NewPolicy): KnownPolicy {
    return this.#write(() => {
      const known = this.policies().find(({ modelHash }) => modelHash === policy.modelHash)
      return known ?? { id: this.#insertPolicy(policy), ...policy }
    })
  }

  nextPolicyName(stem: string): string {
    const names = new Set(this.policies().map(({ name }) => name))
    let number = 1
    while (names.has(`${stem}@${number}`)) number++
    return `${stem}@${number}`
  }

  policies(): readonly KnownPolicy[] {
    const sql = `SELECT ${policyColumns} FROM policy WHERE model_hash IS NOT NULL ORDER BY id`
    return readRows(this.#record, 'a policy', policyRow, sql)
  }

  #insertPolicy({ name, modelHash, modelFile, document }: NewPolicy): number {
    const { lastInsertRowid } = this.#record.database
      .prepare(
        'INSERT INTO policy (name, created_at, model_hash, model_file, document) VALUES (?, ?, ?, ?, ?)',
      )
      .run(name, this.#isoDate(), modelHash, modelFile, JSON.stringify(document))
    return Number(lastInsertRowid)
  }

  #policy(id: number): KnownPolicy {
    const sql = `SELECT ${policyColumns} FROM policy WHERE id = ?`
    return readRows(this.#record, `policy ${id}`, policyRow, sql, id)[0]!
  }

  #addRows(links: Iterable<DatasetRowLink>): void {
    let batch: DatasetRowLink[] = []
    for (const link of links) {
      batch.push(link)
      if (batch.length < rowsPerTransaction) continue
      this.#putRows(batch)
      batch = []
    }
    this.#putRows(batch)
  }

  /** What a row of an attempt is may be seen otherwise later; then it is what it is now. */
  #putRows(batch: readonly DatasetRowLink[]): void {
    this.#write((database) => {
      const put = database.prepare(
        `INSERT INTO dataset_row (attempt_id, kind, corrected_by, split, weight) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (attempt_id, kind) DO UPDATE
           SET corrected_by = excluded.corrected_by, split = excluded.split, weight = excluded.weight`,
      )
      for (const { attemptId, kind, correction, split, weight } of batch) {
        put.run(attemptId, kind, correction, split, weight)
      }
    })
  }

  #idOf(sql: string, value: string): number {
    return readRows(this.#record, 'a row that was just written', idRow, sql, value)[0]!.id
  }

  #write<Result>(work: (database: SqlDatabase) => Result): Result {
    const { database, file } = this.#record
    return withFaultsNamed(file, () => inTransaction(database, () => work(database)))
  }
}
