import { z } from 'zod'
import { hasTable } from './has-table.ts'
import type { ReadableRecord } from './open-for-reading.ts'
import type { HistoryFilter, HistoryPage, HistoryRows } from './read-history.ts'
import { readRows } from './read-stored.ts'
import { jsonColumn } from './stored-columns.ts'

const generationRow = z.object({
  id: z.int(),
  number: z.int(),
  parent: z.int().nullable(),
  policy: z.string().nullable(),
  status: z.string(),
  startedAt: z.string(),
  skills: z.int(),
  guardrails: z.int(),
  episodes: z.int(),
  successes: z.int(),
})
/** One generation in short. `startedAt` is when it was made. */
export type GenerationSummary = z.infer<typeof generationRow>

const generationColumns = `generation.id, generation.number, generation.parent_id AS parent,
  (SELECT name FROM policy WHERE policy.id = policy_id) AS policy, generation.status, generation.created_at AS startedAt,
  (SELECT count(*) FROM generation_skill WHERE generation_id = generation.id) AS skills,
  (SELECT count(*) FROM generation_guardrail WHERE generation_id = generation.id) AS guardrails,
  (SELECT count(*) FROM episode_generation WHERE generation_id = generation.id) AS episodes,
  (SELECT coalesce(sum(success), 0) FROM episode_generation JOIN episode ON episode.id = episode_id
    WHERE generation_id = generation.id) AS successes`

/** The generations that were made in a time, the newest first; none in a record of an older schema. */
export function readGenerations(
  record: ReadableRecord,
  { since, until }: HistoryFilter,
  { newest }: HistoryPage,
): HistoryRows<GenerationSummary> {
  if (!hasTable(record.database, 'generation')) return { rows: [], total: 0 }
  const matching = 'FROM generation WHERE created_at >= ? AND created_at < ?'
  const values = [since ?? '', until ?? '~']
  const rows = readRows(
    record,
    'a generation',
    generationRow,
    `SELECT ${generationColumns} ${matching} ORDER BY created_at DESC, id DESC LIMIT ?`,
    ...values,
    newest,
  )
  const counted = readRows(
    record,
    'a count',
    z.object({ total: z.int() }),
    `SELECT count(*) AS total ${matching}`,
    ...values,
  )
  return { rows, total: counted[0]?.total ?? 0 }
}

/** What links a record to others. Ids are those of the same database. */
export interface AttemptLineage {
  /** The attempt before and after it in its episode. */
  readonly previous: number | null
  readonly next: number | null
  /** The later attempt that worked where this one failed. */
  readonly correctedBy: number | null
  /** Failed attempts that this one corrected. */
  readonly corrects: readonly number[]
  readonly skills: readonly number[]
  readonly guardrails: readonly number[]
  /** What the generation that played knew of such a subgoal when the episode began, a few skills at most; empty where none played. */
  readonly restsOn: readonly RestingSkill[]
}

/** A skill that a decision could rest on, with the first attempts that speak for it. */
export interface RestingSkill {
  readonly skill: number
  readonly name: string
  readonly attempts: readonly number[]
}

const idRow = z.object({ id: z.int() })

/** What an attempt is linked to. */
export function readAttemptLineage(
  record: ReadableRecord,
  attempt: {
    readonly id: number
    readonly episode: number
    readonly position: number
    /** `subgoalSignature` of what was tried. */
    readonly subgoal: string
  },
): AttemptLineage {
  const { id, episode, position } = attempt
  const ids = (sql: string, ...values: number[]) =>
    readRows(record, `what attempt ${id} is linked to`, idRow, sql, ...values).map((row) => row.id)
  const beside = 'SELECT id FROM attempt WHERE episode_id = ? AND position'
  return {
    previous: ids(`${beside} < ? ORDER BY position DESC LIMIT 1`, episode, position)[0] ?? null,
    next: ids(`${beside} > ? ORDER BY position LIMIT 1`, episode, position)[0] ?? null,
    ...(hasTable(record.database, 'correction')
      ? {
          correctedBy:
            ids('SELECT worked_attempt_id AS id FROM correction WHERE failed_attempt_id = ?', id)[0] ?? null,
          corrects: ids('SELECT failed_attempt_id AS id FROM correction WHERE worked_attempt_id = ?', id),
        }
      : { correctedBy: null, corrects: [] }),
    ...(hasTable(record.database, 'skill_evidence')
      ? {
          skills: ids('SELECT skill_id AS id FROM skill_evidence WHERE attempt_id = ?', id),
          guardrails: ids('SELECT guardrail_id AS id FROM guardrail_evidence WHERE attempt_id = ?', id),
        }
      : { skills: [], guardrails: [] }),
    restsOn: readRestsOn(record, attempt.episode, attempt.subgoal),
  }
}

/** Skills named for one attempt, and attempts for each of them. */
const mostRestingSkills = 5
const mostRestingAttempts = 8

const skillNameRow = z.object({ id: z.int(), name: z.string() })

/** Skills of the generation that played an episode which issue this subgoal, by their ids. */
function readRestsOn(record: ReadableRecord, episodeId: number, subgoal: string): readonly RestingSkill[] {
  if (!hasTable(record.database, 'episode_generation')) return []
  const what = `what the generation of episode ${episodeId} knew`
  const skills = readRows(
    record,
    what,
    skillNameRow,
    `SELECT skill.id, skill.name FROM episode_generation
     JOIN generation_skill USING (generation_id) JOIN skill ON skill.id = generation_skill.skill_id
     WHERE episode_id = ? AND skill.subgoal = ? AND skill.status <> 'retired'
     ORDER BY skill.successes DESC, skill.id LIMIT ${mostRestingSkills}`,
    episodeId,
    subgoal,
  )
  return skills.map(({ id, name }) => ({
    skill: id,
    name,
    attempts: readRows(
      record,
      what,
      idRow,
      `SELECT attempt_id AS id FROM skill_evidence WHERE skill_id = ? AND role = 'for'
       ORDER BY attempt_id LIMIT ${mostRestingAttempts}`,
      id,
    ).map((row) => row.id),
  }))
}

/** The generation that played an episode, or null. */
export function readGenerationOfEpisode(record: ReadableRecord, episodeId: number): number | null {
  if (!hasTable(record.database, 'episode_generation')) return null
  const sql = 'SELECT generation_id AS id FROM episode_generation WHERE episode_id = ?'
  return readRows(record, `the generation of episode ${episodeId}`, idRow, sql, episodeId)[0]?.id ?? null
}

const columns = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** One skill, guardrail or generation, with everything that it is linked to. */
export interface KnowledgeLineage {
  /** Its columns by their names, without the document. */
  readonly columns: Readonly<Record<string, string | number | null>>
  readonly document: unknown
  /** Versions or generations that came from it. */
  readonly children: readonly number[]
  /** Attempts that speak for and against it, the first ones; empty for a generation. */
  readonly evidence: readonly { readonly attempt: number; readonly role: string }[]
  readonly evidenceCount: number
  /** Generations that know it; empty for a generation. */
  readonly generations: readonly number[]
  /** What a generation knows; empty for the others. */
  readonly skills: readonly number[]
  readonly guardrails: readonly number[]
  /** Scores of a generation, as they stand in the table. */
  readonly scores: readonly Readonly<Record<string, string | number | null>>[]
}

/** Pieces of evidence that are read of one piece of knowledge. */
const mostEvidence = 200

/** A piece of knowledge, or null where there is none of that id, also in a record of an older schema. */
export function readKnowledge(
  record: ReadableRecord,
  kind: 'skill' | 'guardrail' | 'generation',
  id: number,
): KnowledgeLineage | null {
  if (!hasTable(record.database, kind)) return null
  const what = `${kind} ${id}`
  const [row] = readRows(record, what, columns, `SELECT * FROM ${kind} WHERE id = ?`, id)
  if (row === undefined) return null
  const { document, ...rest } = row
  const ids = (sql: string) => readRows(record, what, idRow, sql, id).map((found) => found.id)
  const isGeneration = kind === 'generation'
  const evidenceTable = `FROM ${kind}_evidence WHERE ${kind}_id = ?`
  const evidenceRow = z.object({ attempt: z.int(), role: z.string() })
  return {
    columns: rest,
    document: readRows(
      record,
      what,
      z.object({ document: jsonColumn }),
      'SELECT ? AS document',
      String(document),
    )[0]!.document,
    children: ids(`SELECT id FROM ${kind} WHERE parent_id = ? ORDER BY id`),
    evidence: isGeneration
      ? []
      : readRows(
          record,
          what,
          evidenceRow,
          `SELECT attempt_id AS attempt, role ${evidenceTable} ORDER BY role DESC, attempt_id LIMIT ${mostEvidence}`,
          id,
        ),
    evidenceCount: isGeneration ? 0 : (ids(`SELECT count(*) AS id ${evidenceTable}`)[0] ?? 0),
    generations: isGeneration
      ? []
      : ids(`SELECT generation_id AS id FROM generation_${kind} WHERE ${kind}_id = ? ORDER BY 1`),
    skills: isGeneration
      ? ids('SELECT skill_id AS id FROM generation_skill WHERE generation_id = ? ORDER BY 1')
      : [],
    guardrails: isGeneration
      ? ids('SELECT guardrail_id AS id FROM generation_guardrail WHERE generation_id = ? ORDER BY 1')
      : [],
    scores: isGeneration
      ? readRows(record, what, columns, 'SELECT * FROM score WHERE generation_id = ?', id)
      : [],
  }
}
