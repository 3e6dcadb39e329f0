import { z } from 'zod'
import { outcomes } from '../../diagnosis/index.ts'
import type { Position } from '../../env/index.ts'
import { subgoalSignature } from '../../env/index.ts'
import { conditionOf, conditionText } from '../condition.ts'
import type { KnownGuardrail, KnownSkill } from '../knowledge-store.ts'
import { nearBlocks, rankReasons } from '../rank-experience.ts'
import type {
  Recall,
  Recalled,
  RecalledExperience,
  RecallQuery,
  RecallReason,
  Recollection,
} from '../recall.ts'
import { subgoalNames } from '../subgoal-names.ts'
import { conditionHash } from './condition-hash.ts'
import type { SqlStatement } from './database.ts'
import { causeColumn, guardrailRow, skillRow } from './knowledge-rows.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import { RecallCandidates } from './recall-candidates.ts'
import { withFaultsNamed } from './sqlite-fault.ts'
import { blockOf } from './stored-numbers.ts'

const mostItems = 16
/** Subgoals that are looked up where only items are given. */
const mostSubgoals = 4
const mostResults = 64
const mostKnowledge = 16

/** What a candidate is ranked by. Read without a schema, since there are many: numbers of STRICT tables, only compared. */
interface Likeness {
  readonly id: number
  readonly condition_id: number
  readonly x: number
  readonly y: number
  readonly z: number
  readonly subgoal_id: number
  readonly dimension_id: number
  readonly cause: unknown
}

const detailRow = z.object({
  outcome: z.enum(outcomes),
  cause: causeColumn.nullable(),
  episode_id: z.int(),
  ticks: z.int(),
  progress: z.number(),
  subgoal: z.string(),
  dimension: z.string(),
  corrected_by: z.int().nullable(),
})

type KnowledgeKey = 'subgoal' | 'item' | 'cause'

/** What of a query is known to the store, by id. */
interface Known {
  readonly block: Position
  readonly conditionId: number | null
  readonly subgoalId: number | null
  readonly dimensionId: number | null
  /** Subgoals that are after a wanted item, with that item. */
  readonly itemOfSubgoal: ReadonlyMap<number, string>
  readonly tagged: ReadonlySet<number>
}

/** Recalls from a record, beside its writer or in the same process. */
export class SqliteRecall implements Recall {
  readonly #record: Pick<ReadableRecord, 'file' | 'database'>
  readonly #candidates: RecallCandidates
  readonly #likeness: SqlStatement
  readonly #detail: SqlStatement
  readonly #conditionId: SqlStatement
  readonly #subgoalId: SqlStatement
  readonly #dimensionId: SqlStatement
  readonly #subgoalsOfItem: SqlStatement
  readonly #knowledgeStatements = new Map<string, SqlStatement>()

  /** The record must be of the present schema. */
  constructor(record: Pick<ReadableRecord, 'file' | 'database'>) {
    const { database } = record
    this.#record = record
    this.#candidates = new RecallCandidates(database)
    this.#likeness = database.prepare(
      `SELECT attempt_id AS id, start_condition_id AS condition_id, start_x AS x, start_y AS y, start_z AS z,
         subgoal_id, diagnosis.cause, dimension_id
       FROM json_each(?) AS candidate
       CROSS JOIN diagnosis ON diagnosis.attempt_id = candidate.value
       CROSS JOIN summary ON summary.id = counting_summary_id
       CROSS JOIN place ON place.id = place_id`,
    )
    this.#detail = database.prepare(
      `SELECT episode_id, ticks, progress, outcome, cause,
         (SELECT signature FROM subgoal WHERE id = ?) AS subgoal,
         (SELECT name FROM dimension WHERE id = ?) AS dimension,
         (SELECT worked_attempt_id FROM correction WHERE failed_attempt_id = attempt.id) AS corrected_by
       FROM attempt JOIN diagnosis ON diagnosis.attempt_id = attempt.id WHERE attempt.id = ?`,
    )
    this.#conditionId = database.prepare('SELECT id FROM condition WHERE hash = ?')
    this.#subgoalId = database.prepare('SELECT id FROM subgoal WHERE signature = ?')
    this.#dimensionId = database.prepare('SELECT id FROM dimension WHERE name = ?')
    this.#subgoalsOfItem = database.prepare('SELECT id FROM subgoal WHERE item = ? LIMIT 4')
  }

  recall(query: RecallQuery): Recollection {
    return withFaultsNamed(this.#record.file, () => ({
      experiences: this.#experiences(query),
      skills: this.#knowledge('skill', skillRow, query),
      guardrails: this.#knowledge('guardrail', guardrailRow, query),
    }))
  }

  #experiences(query: RecallQuery): readonly RecalledExperience[] {
    const known = this.#lookUp(query)
    const { conditionId, subgoalId, dimensionId, block, itemOfSubgoal } = known
    const subgoalIds = subgoalId === null ? [...itemOfSubgoal.keys()].slice(0, mostSubgoals) : [subgoalId]
    const candidates = new Set([
      ...(conditionId === null ? [] : this.#candidates.inCondition(conditionId)),
      ...(dimensionId === null ? [] : this.#candidates.near(dimensionId, block, subgoalIds)),
      ...subgoalIds.flatMap((id) => this.#candidates.atSubgoal(id)),
      ...(query.cause === null ? [] : this.#candidates.withCause(query.cause)),
      ...known.tagged,
    ])
    const limit = Math.max(1, Math.min(mostResults, query.limit))
    const rows = this.#likeness.all(JSON.stringify([...candidates])) as readonly Likeness[]
    return rows
      .map((row) => ({ row, ...rankReasons(reasonsFor(row, known, query)) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score || other.row.id - one.row.id)
      .slice(0, limit)
      .map(({ row, score, reasons }): RecalledExperience => {
        const detail = detailRow.parse(this.#detail.get(row.subgoal_id, row.dimension_id, row.id))
        const { episode_id: episodeId, corrected_by: correctedBy, ...rest } = detail
        const position = { x: row.x, y: row.y, z: row.z }
        return {
          attemptId: row.id,
          episodeId,
          position,
          score,
          reasons,
          correctedBy,
          ...rest,
        }
      })
  }

  #lookUp({ state, subgoal, items }: RecallQuery): Known {
    const idOf = (statement: SqlStatement, key: string | number) =>
      (statement.get(key) as { readonly id: number } | undefined)?.id ?? null
    const signature = subgoal === null ? null : subgoalSignature(subgoal)
    const wanted = [...new Set(items)].slice(0, mostItems)
    const words = [...new Set([...(subgoal === null ? [] : subgoalNames(subgoal)), ...wanted])]
    return {
      block: blockOf(state.position),
      conditionId:
        signature === null
          ? null
          : idOf(this.#conditionId, conditionHash(conditionText(conditionOf(state, signature)))),
      subgoalId: signature === null ? null : idOf(this.#subgoalId, signature),
      dimensionId: idOf(this.#dimensionId, state.dimension),
      itemOfSubgoal: new Map(
        wanted.flatMap((item) =>
          (this.#subgoalsOfItem.all(item) as { readonly id: number }[]).map(({ id }) => [id, item] as const),
        ),
      ),
      tagged: new Set(this.#candidates.tagged(words.slice(0, mostItems))),
    }
  }

  #knowledgeBy(table: 'skill' | 'guardrail', where: KnowledgeKey): SqlStatement {
    const key = `${table} ${where}`
    const known = this.#knowledgeStatements.get(key)
    if (known !== undefined) return known
    const statement = this.#record.database.prepare(
      `SELECT * FROM ${table} WHERE ${where} = ? AND status <> 'retired' ORDER BY id DESC LIMIT ?`,
    )
    this.#knowledgeStatements.set(key, statement)
    return statement
  }

  #knowledge<Kind extends KnownSkill | KnownGuardrail>(
    table: 'skill' | 'guardrail',
    schema: z.ZodType<Kind>,
    { subgoal, items, cause }: RecallQuery,
  ): readonly Recalled<Kind>[] {
    const signature = subgoal === null ? null : subgoalSignature(subgoal)
    const wanted = items.slice(0, mostItems)
    const find = (where: KnowledgeKey, value: string) =>
      this.#knowledgeBy(table, where)
        .all(value, mostKnowledge)
        .map((row) => schema.parse(row))
    const found = new Map<number, Kind>()
    for (const row of [
      ...(signature === null ? [] : find('subgoal', signature)),
      ...wanted.flatMap((item) => find('item', item)),
      ...(cause !== null && table === 'guardrail' ? find('cause', cause) : []),
    ]) {
      found.set(row.id, row)
    }
    return [...found.values()]
      .map((known) => ({ known, reasons: reasonsForKnowledge(known, signature, wanted, cause) }))
      .sort((one, other) => other.reasons.length - one.reasons.length || other.known.id - one.known.id)
      .slice(0, mostKnowledge)
  }
}

function reasonsFor(row: Likeness, known: Known, query: RecallQuery): readonly RecallReason[] {
  const reasons: RecallReason[] = []
  const { block } = known
  if (row.condition_id === known.conditionId) reasons.push({ kind: 'same-condition' })
  if (row.subgoal_id === known.subgoalId) reasons.push({ kind: 'same-subgoal' })
  const item = known.itemOfSubgoal.get(row.subgoal_id)
  if (item !== undefined) reasons.push({ kind: 'same-item', item })
  const blocks = Math.hypot(row.x - block.x, row.y - block.y, row.z - block.z)
  if (row.dimension_id === known.dimensionId && blocks < nearBlocks) reasons.push({ kind: 'near', blocks })
  if (known.tagged.has(row.id)) reasons.push({ kind: 'tag-match' })
  if (query.cause !== null && row.cause === query.cause) {
    reasons.push({ kind: 'same-cause', cause: query.cause })
  }
  return reasons
}

function reasonsForKnowledge(
  known: KnownSkill | KnownGuardrail,
  signature: string | null,
  items: readonly string[],
  cause: RecallQuery['cause'],
): readonly RecallReason[] {
  const reasons: RecallReason[] = []
  if (signature !== null && known.subgoal === signature) reasons.push({ kind: 'same-subgoal' })
  if (known.item !== null && items.includes(known.item)) reasons.push({ kind: 'same-item', item: known.item })
  if ('cause' in known && known.cause !== null && known.cause === cause) {
    reasons.push({ kind: 'same-cause', cause: known.cause })
  }
  return reasons
}
