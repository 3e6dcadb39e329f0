import type { FieldPath, ValueDifference } from '../verification/first-difference.ts'
import type { SqlDatabase } from './database.ts'
import { hasTable } from './has-table.ts'
import type { SqlRow } from './row-difference.ts'
import { rowDifference } from './row-difference.ts'

/**
 * What is written beside the attempts, so that they are found: a table, and how to read what it says of one attempt. Ids
 * differ between two records, so that what they stand for is read in their place.
 */
const indexTables: readonly (readonly [table: string, sql: string])[] = [
  ['diagnosis', 'SELECT * FROM diagnosis WHERE attempt_id = ?'],
  ['contributing_cause', 'SELECT * FROM contributing_cause WHERE attempt_id = ? ORDER BY position'],
  [
    'experience',
    `SELECT experience.*, condition.*, subgoal.signature, subgoal.kind, summary.outcome, summary.cause,
       place.cell_x, place.cell_y, place.cell_z, dimension.name AS place_dimension
     FROM experience
     JOIN condition ON condition.id = condition_id
     JOIN summary ON summary.id = summary_id
     JOIN subgoal ON subgoal.id = summary.subgoal_id
     JOIN place ON place.id = place_id
     JOIN dimension ON dimension.id = dimension_id
     WHERE attempt_id = ?`,
  ],
  [
    'correction',
    `SELECT worked.position AS worked_in FROM correction JOIN attempt AS worked ON worked.id = worked_attempt_id
     WHERE failed_attempt_id = ?`,
  ],
]

/** Columns that hold ids of other rows. */
const isId = (column: string): boolean => column === 'id' || column.endsWith('_id')

/** One attempt in a record. */
export interface StoredAttempt {
  readonly database: SqlDatabase
  readonly attemptId: number
}

/** A difference in a table beside the attempts. */
export interface IndexDifference extends ValueDifference {
  readonly table: string
}

/**
 * Where what is written beside an attempt first differs between two records. Tables that the recorded one does not have,
 * since its schema is older, are left out.
 */
export function indexDifference(recorded: StoredAttempt, replayed: StoredAttempt): IndexDifference | null {
  for (const [table, sql] of indexTables) {
    if (!hasTable(recorded.database, table)) continue
    const [before, after] = [rowsOf(recorded, sql), rowsOf(replayed, sql)]
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      const found = difference(before[index], after[index])
      if (found !== null) return { ...found, table, path: withRow(found.path, after.length, index) }
    }
  }
  return null
}

function difference(recorded: SqlRow | undefined, replayed: SqlRow | undefined): ValueDifference | null {
  if (recorded !== undefined && replayed !== undefined) {
    return rowDifference(recorded, replayed, (column) => !isId(column))
  }
  return { path: ['row'], recorded, replayed }
}

/** Says which row is meant where an attempt has several. */
function withRow([column = '', ...rest]: FieldPath, rows: number, index: number): FieldPath {
  return rows > 1 ? [`${column} of row ${index}`, ...rest] : [column, ...rest]
}

function rowsOf({ database, attemptId }: StoredAttempt, sql: string): readonly SqlRow[] {
  return database.prepare(sql).all(attemptId) as SqlRow[]
}
