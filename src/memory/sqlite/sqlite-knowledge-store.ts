import { z } from 'zod'
import type {
  GenerationStatus,
  KnowledgeEvidence,
  KnowledgeStatus,
  KnowledgeStore,
  KnownGeneration,
  KnownGuardrail,
  KnownSkill,
  NewGeneration,
  NewGuardrail,
  NewSkill,
} from '../knowledge-store.ts'
import type { SqlDatabase } from './database.ts'
import { inTransaction } from './database.ts'
import { evidenceRow, generationRow, guardrailRow, skillRow } from './knowledge-rows.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { readRows } from './read-stored.ts'
import { withFaultsNamed } from './sqlite-fault.ts'

type Versioned = 'skill' | 'guardrail'
type SqlValue = string | number | null

const idColumn = z.object({ id: z.int() }).transform(({ id }) => id)

/** Keeps knowledge in a record. On a record that is open for reading only, the writing methods throw `RecordError` `read-only`. */
export class SqliteKnowledgeStore implements KnowledgeStore {
  readonly #record: Pick<ReadableRecord, 'file' | 'database'>
  readonly #isoDate: () => string

  /** `isoDate` tells the date, ISO 8601 in UTC. */
  constructor(record: Pick<ReadableRecord, 'file' | 'database'>, isoDate: () => string) {
    this.#record = record
    this.#isoDate = isoDate
  }

  addSkill(skill: NewSkill): number {
    const { item, subgoal, status, statusReason, successes, failures, document } = skill
    return this.#addVersion('skill', skill.name, skill.evidence, {
      item,
      subgoal,
      status,
      status_reason: statusReason,
      successes,
      failures,
      document: JSON.stringify(document),
    })
  }

  addGuardrail(guardrail: NewGuardrail): number {
    const { scope, item, subgoal, cause, status, statusReason, blocks, falseBlocks, document } = guardrail
    return this.#addVersion('guardrail', guardrail.name, guardrail.evidence, {
      scope,
      item,
      subgoal,
      cause,
      status,
      status_reason: statusReason,
      blocks,
      false_blocks: falseBlocks,
      document: JSON.stringify(document),
    })
  }

  addGeneration({
    number,
    parentId,
    policyId,
    status,
    document,
    skillIds,
    guardrailIds,
  }: NewGeneration): number {
    return this.#write((database) => {
      const id = insert(database, 'generation', {
        number,
        parent_id: parentId,
        policy_id: policyId,
        status,
        created_at: this.#isoDate(),
        document: JSON.stringify(document),
      })
      for (const skillId of skillIds) {
        insert(database, 'generation_skill', { generation_id: id, skill_id: skillId })
      }
      for (const guardrailId of guardrailIds) {
        insert(database, 'generation_guardrail', { generation_id: id, guardrail_id: guardrailId })
      }
      return id
    })
  }

  setSkillStatus(id: number, status: KnowledgeStatus, reason: string): void {
    const sql = 'UPDATE skill SET status = ?, status_reason = ? WHERE id = ?'
    this.#write((database) => database.prepare(sql).run(status, reason, id))
  }

  setGuardrailStatus(id: number, status: KnowledgeStatus, reason: string): void {
    const sql = 'UPDATE guardrail SET status = ?, status_reason = ? WHERE id = ?'
    this.#write((database) => database.prepare(sql).run(status, reason, id))
  }

  setGenerationStatus(id: number, status: GenerationStatus): void {
    this.#write((database) =>
      database.prepare('UPDATE generation SET status = ? WHERE id = ?').run(status, id),
    )
  }

  skills(): readonly KnownSkill[] {
    return readRows(this.#record, 'a skill', skillRow, newestVersions('skill'))
  }

  guardrails(): readonly KnownGuardrail[] {
    return readRows(this.#record, 'a guardrail', guardrailRow, newestVersions('guardrail'))
  }

  generations(): readonly KnownGeneration[] {
    const rows = readRows(this.#record, 'a generation', generationRow, 'SELECT * FROM generation ORDER BY id')
    return rows.map((row) => this.#withKnowledge(row))
  }

  skill(id: number): KnownSkill | null {
    return readRows(this.#record, `skill ${id}`, skillRow, 'SELECT * FROM skill WHERE id = ?', id)[0] ?? null
  }

  guardrail(id: number): KnownGuardrail | null {
    const sql = 'SELECT * FROM guardrail WHERE id = ?'
    return readRows(this.#record, `guardrail ${id}`, guardrailRow, sql, id)[0] ?? null
  }

  generation(id: number): KnownGeneration | null {
    const sql = 'SELECT * FROM generation WHERE id = ?'
    const [row] = readRows(this.#record, `generation ${id}`, generationRow, sql, id)
    return row === undefined ? null : this.#withKnowledge(row)
  }

  skillEvidence(id: number): readonly KnowledgeEvidence[] {
    return this.#evidence('skill', id)
  }

  guardrailEvidence(id: number): readonly KnowledgeEvidence[] {
    return this.#evidence('guardrail', id)
  }

  #evidence(table: Versioned, id: number): readonly KnowledgeEvidence[] {
    const sql = `SELECT attempt_id, role FROM ${table}_evidence WHERE ${table}_id = ? ORDER BY attempt_id`
    return readRows(this.#record, `evidence of ${table} ${id}`, evidenceRow, sql, id)
  }

  #withKnowledge(row: Omit<KnownGeneration, 'skillIds' | 'guardrailIds'>): KnownGeneration {
    const idsOf = (table: Versioned) =>
      readRows(
        this.#record,
        `generation ${row.id}`,
        idColumn,
        `SELECT ${table}_id AS id FROM generation_${table} WHERE generation_id = ? ORDER BY id`,
        row.id,
      )
    return { ...row, skillIds: idsOf('skill'), guardrailIds: idsOf('guardrail') }
  }

  #addVersion(
    table: Versioned,
    name: string,
    evidence: readonly KnowledgeEvidence[],
    row: Readonly<Record<string, SqlValue>>,
  ): number {
    return this.#write((database) => {
      const before = database
        .prepare(`SELECT id, version FROM ${table} WHERE name = ? ORDER BY version DESC LIMIT 1`)
        .get(name) as { id: number; version: number } | undefined
      const id = insert(database, table, {
        name,
        version: (before?.version ?? 0) + 1,
        parent_id: before?.id ?? null,
        created_at: this.#isoDate(),
        ...row,
      })
      for (const { attemptId, role } of evidence) {
        insert(database, `${table}_evidence`, { [`${table}_id`]: id, attempt_id: attemptId, role })
      }
      return id
    })
  }

  #write<Result>(work: (database: SqlDatabase) => Result): Result {
    const { database, file } = this.#record
    return withFaultsNamed(file, () => inTransaction(database, () => work(database)))
  }
}

function newestVersions(table: Versioned): string {
  return `SELECT * FROM ${table} AS newest
    WHERE version = (SELECT max(version) FROM ${table} WHERE name = newest.name) ORDER BY id`
}

/** Inserts one row and returns its id. Names come from this file, never from outside. */
function insert(database: SqlDatabase, table: string, row: Readonly<Record<string, SqlValue>>): number {
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`
  return Number(database.prepare(sql).run(...Object.values(row)).lastInsertRowid)
}
