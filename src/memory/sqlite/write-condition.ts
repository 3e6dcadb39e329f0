import type { Subgoal } from '../../env/index.ts'
import type { Condition } from '../condition.ts'
import { conditionTags, conditionText } from '../condition.ts'
import { subgoalNames } from '../subgoal-names.ts'
import { conditionHash } from './condition-hash.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import { KnownIds } from './known-ids.ts'

/** Finds and makes conditions, each with its tags. */
export class ConditionWriter {
  readonly #conditions = new KnownIds()
  readonly #find: SqlStatement
  readonly #insert: SqlStatement
  readonly #insertTags: SqlStatement

  constructor(database: SqlDatabase) {
    this.#find = database.prepare('SELECT id FROM condition WHERE hash = ?')
    this.#insert = database.prepare(
      `INSERT INTO condition (hash, subgoal_id, dimension, biome, time_of_day, depth, ground, tools, health, food, things)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#insertTags = database.prepare('INSERT INTO condition_tag (rowid, words) VALUES (?, ?)')
  }

  idOf(condition: Condition, subgoalId: number, subgoal: Subgoal): number {
    const text = conditionText(condition)
    const known = this.#conditions.get(text)
    if (known !== undefined) return known
    const hash = conditionHash(text)
    return this.#conditions.idOf(
      text,
      () => this.#find.get(hash),
      () => this.#insertCondition(condition, hash, subgoalId, subgoal),
    )
  }

  forget(): void {
    this.#conditions.forget()
  }

  #insertCondition(condition: Condition, hash: number, subgoalId: number, subgoal: Subgoal): number | bigint {
    const { dimension, biome, timeOfDay, depth, ground, tools, health, food, things } = condition
    const { lastInsertRowid } = this.#insert.run(
      hash,
      subgoalId,
      dimension,
      biome,
      timeOfDay,
      depth,
      ground,
      tools.join(' '),
      health,
      food,
      things.join(' '),
    )
    this.#insertTags.run(Number(lastInsertRowid), conditionTags(condition, subgoalNames(subgoal)).join(' '))
    return lastInsertRowid
  }
}
