import { z } from 'zod'
import type { GateStore, KeptPair, KnownGate, NewGate, NewPolicyChange, PolicyChange } from '../gate-store.ts'
import { policyChangeKinds } from '../gate-store.ts'
import type { SqlDatabase } from './database.ts'
import { inTransaction } from './database.ts'
import { hasTable } from './has-table.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { readRows } from './read-stored.ts'
import { withFaultsNamed } from './sqlite-fault.ts'
import { flagColumn, jsonColumn } from './stored-columns.ts'

const gateRow = z.object({
  id: z.int(),
  key: z.string(),
  championId: z.int().nullable(),
  candidateId: z.int().nullable(),
  generationId: z.int().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  verdict: z.enum(['promote', 'keep']).nullable(),
  reason: z.string().nullable(),
  settings: jsonColumn,
  evidence: jsonColumn.nullable(),
})
const gateColumns = `id, key, champion_policy_id AS championId, candidate_policy_id AS candidateId, generation_id AS generationId,
  started_at AS startedAt, ended_at AS endedAt, verdict, reason, settings, evidence`

const pairRow = z
  .object({
    position: z.int(),
    task: z.string(),
    task_group: z.string(),
    seed: z.int(),
    champion_episode_id: z.int().nullable(),
    champion_success: flagColumn,
    champion_ticks: z.int(),
    candidate_episode_id: z.int().nullable(),
    candidate_success: flagColumn,
    candidate_ticks: z.int(),
    score: z.number(),
  })
  .transform((row): KeptPair => ({
    position: row.position,
    task: row.task,
    group: row.task_group,
    seed: row.seed,
    champion: {
      episodeId: row.champion_episode_id,
      success: row.champion_success,
      gameTicks: row.champion_ticks,
    },
    candidate: {
      episodeId: row.candidate_episode_id,
      success: row.candidate_success,
      gameTicks: row.candidate_ticks,
    },
    score: row.score,
  }))

const changeRow = z.object({
  id: z.int(),
  kind: z.enum(policyChangeKinds),
  policyId: z.int().nullable(),
  previousId: z.int().nullable(),
  gateId: z.int().nullable(),
  generationId: z.int().nullable(),
  changedAt: z.string(),
  by: z.enum(['gate', 'user']),
  reason: z.string(),
})
const changeColumns = `id, kind, policy_id AS policyId, previous_policy_id AS previousId, gate_id AS gateId, generation_id AS generationId,
  changed_at AS changedAt, changed_by AS "by", reason`

const newestGeneration = "(SELECT max(id) FROM generation WHERE status = 'champion')"

/** Keeps gates and changes of the policy in a record. Of a record of an older schema it reads none. */
export class SqliteGateStore implements GateStore {
  readonly #record: Pick<ReadableRecord, 'file' | 'database'>
  readonly #isoDate: () => string

  /** `isoDate` tells the date, ISO 8601 in UTC. */
  constructor(record: Pick<ReadableRecord, 'file' | 'database'>, isoDate: () => string) {
    this.#record = record
    this.#isoDate = isoDate
  }

  beginGate({ key, championId, candidateId, generationId, settings }: NewGate): KnownGate {
    return this.#write((database) => {
      database
        .prepare(
          `INSERT INTO gate (key, champion_policy_id, candidate_policy_id, generation_id, started_at, settings)
           VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
        )
        .run(key, championId, candidateId, generationId, this.#isoDate(), JSON.stringify(settings))
      return this.#gates('WHERE key = ?', key)[0]!
    })
  }

  putPair(gateId: number, { position, task, group, seed, champion, candidate, score }: KeptPair): void {
    this.#write((database) =>
      database
        .prepare(
          `INSERT OR REPLACE INTO gate_pair (gate_id, position, task, task_group, seed, champion_episode_id, champion_success,
             champion_ticks, candidate_episode_id, candidate_success, candidate_ticks, score)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          gateId,
          position,
          task,
          group,
          seed,
          champion.episodeId,
          Number(champion.success),
          champion.gameTicks,
          candidate.episodeId,
          Number(candidate.success),
          candidate.gameTicks,
          score,
        ),
    )
  }

  endGate(
    gateId: number,
    { verdict, reason, evidence }: { verdict: 'promote' | 'keep'; reason: string; evidence: unknown },
  ): KnownGate {
    return this.#write((database) => {
      database
        .prepare('UPDATE gate SET verdict = ?, reason = ?, evidence = ?, ended_at = ? WHERE id = ?')
        .run(verdict, reason, JSON.stringify(evidence), this.#isoDate(), gateId)
      return this.gate(gateId)!
    })
  }

  gate(id: number): KnownGate | null {
    return this.#gates('WHERE id = ?', id)[0] ?? null
  }

  gates(): readonly KnownGate[] {
    return this.#gates('ORDER BY id')
  }

  pairs(gateId: number): readonly KeptPair[] {
    if (!hasTable(this.#record.database, 'gate_pair')) return []
    const sql = 'SELECT * FROM gate_pair WHERE gate_id = ? ORDER BY position'
    return readRows(this.#record, `a pair of gate ${gateId}`, pairRow, sql, gateId)
  }

  change({ kind, policyId, gateId, by, reason }: NewPolicyChange): PolicyChange {
    return this.#write((database) => {
      const { lastInsertRowid } = database
        .prepare(
          `INSERT INTO policy_change (kind, policy_id, previous_policy_id, gate_id, generation_id, changed_at, changed_by, reason)
           VALUES (?, ?, ?, ?, ${newestGeneration}, ?, ?, ?)`,
        )
        .run(kind, policyId, this.championId(), gateId, this.#isoDate(), by, reason)
      database.prepare(`UPDATE generation SET policy_id = ? WHERE id = ${newestGeneration}`).run(policyId)
      return this.#changes('WHERE id = ?', Number(lastInsertRowid))[0]!
    })
  }

  changes(): readonly PolicyChange[] {
    return this.#changes('ORDER BY id')
  }

  championId(): number | null {
    return this.#changes('ORDER BY id DESC LIMIT 1')[0]?.policyId ?? null
  }

  #gates(which: string, ...values: (string | number)[]): readonly KnownGate[] {
    if (!hasTable(this.#record.database, 'gate')) return []
    return readRows(this.#record, 'a gate', gateRow, `SELECT ${gateColumns} FROM gate ${which}`, ...values)
  }

  #changes(which: string, ...values: number[]): readonly PolicyChange[] {
    if (!hasTable(this.#record.database, 'policy_change')) return []
    const sql = `SELECT ${changeColumns} FROM policy_change ${which}`
    return readRows(this.#record, 'a change of the policy', changeRow, sql, ...values)
  }

  #write<Result>(work: (database: SqlDatabase) => Result): Result {
    const { database, file } = this.#record
    return withFaultsNamed(file, () => inTransaction(database, () => work(database)))
  }
}
