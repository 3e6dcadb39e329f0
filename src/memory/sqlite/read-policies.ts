import { z } from 'zod'
import type { KeptPair, KnownGate, PolicyChange } from '../gate-store.ts'
import { hasTable } from './has-table.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import type { HistoryFilter, HistoryPage, HistoryRows } from './read-history.ts'
import { readRows } from './read-stored.ts'
import { SqliteGateStore } from './sqlite-gate-store.ts'
import { flagColumn, jsonColumn } from './stored-columns.ts'

const policyRow = z.object({
  id: z.int(),
  name: z.string(),
  startedAt: z.string(),
  modelHash: z.string().nullable(),
  modelFile: z.string().nullable(),
  dataset: z.string().nullable(),
  rows: z.int(),
  episodes: z.int(),
  promotedBy: z.int(),
  keptOutBy: z.int(),
  isChampion: flagColumn,
})
/** One policy in short. `startedAt` is when it was made; rows and episodes are those that it was trained on. */
export type PolicySummary = z.infer<typeof policyRow>

/** Columns of a policy's summary; of a record without gates there are none to count. */
function policyColumns(hasGates: boolean): string {
  const counted = (verdict: string) =>
    hasGates
      ? `(SELECT count(*) FROM gate WHERE candidate_policy_id = policy.id AND verdict = '${verdict}')`
      : '0'
  const champion = hasGates
    ? 'coalesce((SELECT policy_id FROM policy_change ORDER BY id DESC LIMIT 1) = policy.id, 0)'
    : '0'
  const attempts = `policy_row JOIN dataset_row ON dataset_row.id = dataset_row_id WHERE policy_row.policy_id = policy.id`
  return `policy.id, policy.name, policy.created_at AS startedAt, model_hash AS modelHash, model_file AS modelFile,
    (SELECT version FROM training JOIN dataset ON dataset.id = dataset_id WHERE training.policy_id = policy.id) AS dataset,
    (SELECT count(*) FROM ${attempts}) AS rows,
    (SELECT count(DISTINCT episode_id) FROM attempt WHERE attempt.id IN (SELECT attempt_id FROM ${attempts})) AS episodes,
    ${counted('promote')} AS promotedBy, ${counted('keep')} AS keptOutBy, ${champion} AS isChampion`
}

/** The policies that were made in a time, the newest first; none in a record of an older schema. */
export function readPolicies(
  record: ReadableRecord,
  { since, until }: Pick<HistoryFilter, 'since' | 'until'>,
  { newest }: HistoryPage,
): HistoryRows<PolicySummary> {
  if (!hasTable(record.database, 'training')) return { rows: [], total: 0 }
  const matching = 'FROM policy WHERE created_at >= ? AND created_at < ?'
  const values = [since ?? '', until ?? '~']
  const columns = policyColumns(hasTable(record.database, 'gate'))
  const sql = `SELECT ${columns} ${matching} ORDER BY created_at DESC, id DESC LIMIT ?`
  const rows = readRows(record, 'a policy', policyRow, sql, ...values, newest)
  const count = z.object({ total: z.int() })
  const [counted] = readRows(record, 'a count', count, `SELECT count(*) AS total ${matching}`, ...values)
  return { rows, total: counted?.total ?? 0 }
}

const trainingRow = z.object({
  startedAt: z.string(),
  dataset: z.string(),
  datasetRows: z.int(),
  settings: jsonColumn,
  epochs: z.int(),
})

/** A policy with what it came from and what became of it. */
export interface PolicyLineage extends PolicySummary {
  /** How it was trained, as JSON data. */
  readonly document: unknown
  /** Null of one that was not trained on this record. */
  readonly training: z.infer<typeof trainingRow> | null
  /** Seeds of the episodes that it was trained on, ascending. */
  readonly seeds: readonly number[]
  /** Gates that it played in, on either side, oldest first. */
  readonly gates: readonly KnownGate[]
  /** Changes to it and away from it, oldest first. */
  readonly changes: readonly PolicyChange[]
  /** Generations that play with it. */
  readonly generations: readonly number[]
}

/** A policy by its id, or null where there is none. */
export function readPolicy(record: ReadableRecord, id: number): PolicyLineage | null {
  if (!hasTable(record.database, 'training')) return null
  const what = `policy ${id}`
  const columns = policyColumns(hasTable(record.database, 'gate'))
  const withDocument = policyRow.extend({ document: jsonColumn })
  const [policy] = readRows(
    record,
    what,
    withDocument,
    `SELECT ${columns}, document FROM policy WHERE policy.id = ?`,
    id,
  )
  if (policy === undefined) return null
  const [training] = readRows(
    record,
    what,
    trainingRow,
    `SELECT started_at AS startedAt, version AS dataset, rows AS datasetRows, settings,
       (SELECT count(*) FROM training_epoch WHERE training_id = training.id) AS epochs
     FROM training JOIN dataset ON dataset.id = dataset_id WHERE policy_id = ?`,
    id,
  )
  const seeds = readRows(
    record,
    what,
    z.object({ seed: z.int() }),
    `SELECT DISTINCT seed FROM policy_row
       JOIN dataset_row ON dataset_row.id = dataset_row_id
       JOIN attempt ON attempt.id = attempt_id
       JOIN episode ON episode.id = episode_id
     WHERE policy_row.policy_id = ? ORDER BY seed`,
    id,
  )
  const generations = readRows(
    record,
    what,
    z.object({ id: z.int() }),
    'SELECT id FROM generation WHERE policy_id = ? ORDER BY id',
    id,
  )
  const store = new SqliteGateStore(record, () => '')
  return {
    ...policy,
    training: training ?? null,
    seeds: seeds.map(({ seed }) => seed),
    gates: store.gates().filter(({ championId, candidateId }) => championId === id || candidateId === id),
    changes: store.changes().filter(({ policyId, previousId }) => policyId === id || previousId === id),
    generations: generations.map((generation) => generation.id),
  }
}

/** A gate with its pairs and the names of both policies; null names the planner's order. */
export interface GateLineage {
  readonly gate: KnownGate
  readonly champion: string | null
  readonly candidate: string | null
  readonly pairs: readonly KeptPair[]
  /** Changes that rest on it. */
  readonly changes: readonly PolicyChange[]
}

/** A gate by its id, or null where there is none. */
export function readGate(record: ReadableRecord, id: number): GateLineage | null {
  const store = new SqliteGateStore(record, () => '')
  const gate = store.gate(id)
  if (gate === null) return null
  const names = new Map(
    readRows(
      record,
      `gate ${id}`,
      z.object({ id: z.int(), name: z.string() }),
      'SELECT id, name FROM policy',
    ).map((policy) => [policy.id, policy.name]),
  )
  const nameOf = (policyId: number | null) => (policyId === null ? null : (names.get(policyId) ?? null))
  return {
    gate,
    champion: nameOf(gate.championId),
    candidate: nameOf(gate.candidateId),
    pairs: store.pairs(id),
    changes: store.changes().filter(({ gateId }) => gateId === id),
  }
}
