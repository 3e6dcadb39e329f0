import type { Outcome } from '../../diagnosis/index.ts'
import type { Subgoal } from '../../env/index.ts'
import { signatureItem } from '../subgoal-names.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import type { IndexEntry } from './index-entry.ts'
import { KnownIds } from './known-ids.ts'
import { boundedShare, wholeOrNull } from './stored-numbers.ts'
import { ConditionWriter } from './write-condition.ts'
import { PlaceWriter } from './write-place.ts'

/** What attempts of one batch that are summed up in one row, since they began in one place and ended alike, add to it. */
export interface Sum {
  readonly key: string
  readonly placeId: number
  readonly subgoalId: number
  readonly outcome: Outcome
  readonly cause: string | null
  attempts: number
  ticks: number
  progress: number
  /** Row of the summary; 0, which is no row, until the sums are written. */
  id: number
}

/** Where an attempt is counted, and the condition in which it began. */
export interface CountedExperience {
  readonly conditionId: number
  readonly sum: Sum
}

/**
 * Writes the index and summary tiers of attempts. Runs inside the caller's transaction; `writeSums` must come after each
 * batch and before the end of the transaction, and `forget` after a rollback.
 */
export class ExperienceWriter {
  readonly #places: PlaceWriter
  readonly #conditions: ConditionWriter
  readonly #subgoals = new KnownIds()
  readonly #summaries = new KnownIds()
  readonly #sums = new Map<string, Sum>()
  readonly #findSubgoal: SqlStatement
  readonly #insertSubgoal: SqlStatement
  readonly #putSummary: SqlStatement
  readonly #addToSummary: SqlStatement

  constructor(database: SqlDatabase) {
    this.#places = new PlaceWriter(database)
    this.#conditions = new ConditionWriter(database)
    this.#findSubgoal = database.prepare('SELECT id FROM subgoal WHERE signature = ?')
    this.#insertSubgoal = database.prepare('INSERT INTO subgoal (signature, kind, item) VALUES (?, ?, ?)')
    this.#putSummary = database.prepare(
      `INSERT INTO summary (place_id, subgoal_id, outcome, cause, attempts, ticks, progress)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (place_id, subgoal_id, outcome, coalesce(cause, '')) DO UPDATE SET
         attempts = attempts + excluded.attempts, ticks = ticks + excluded.ticks, progress = progress + excluded.progress
       RETURNING id`,
    )
    this.#addToSummary = database.prepare(
      'UPDATE summary SET attempts = attempts + ?, ticks = ticks + ?, progress = progress + ? WHERE id = ?',
    )
  }

  /** Writes the condition of one attempt, and counts it for the next `writeSums`. */
  count(entry: IndexEntry): CountedExperience {
    const { subgoal, signature, condition, dimension, block, ticks, diagnosis } = entry
    const subgoalId = this.#subgoalId(signature, subgoal)
    const conditionId = this.#conditions.idOf(condition, subgoalId, subgoal)
    const { outcome, primary } = diagnosis
    const placeId = this.#places.idOf(dimension, block)
    const cause = outcome === 'failure' ? (primary?.cause ?? 'unknown') : null
    const key = `${placeId} ${subgoalId} ${outcome} ${cause ?? ''}`
    let sum = this.#sums.get(key)
    if (sum === undefined) {
      sum = { key, placeId, subgoalId, outcome, cause, attempts: 0, ticks: 0, progress: 0, id: 0 }
      this.#sums.set(key, sum)
    }
    sum.attempts++
    sum.ticks += Math.max(0, wholeOrNull(ticks) ?? 0)
    sum.progress += boundedShare(diagnosis.indicators.progress)
    return { conditionId, sum }
  }

  /** Adds to the summaries what was counted since the last call, each in one statement. */
  writeSums(): void {
    for (const sum of this.#sums.values()) sum.id = this.#summaryId(sum)
    this.#sums.clear()
  }

  /** Forgets ids that a rollback has taken back. */
  forget(): void {
    this.#sums.clear()
    for (const ids of [this.#places, this.#conditions, this.#subgoals, this.#summaries]) ids.forget()
  }

  #subgoalId(signature: string, subgoal: Subgoal): number {
    return this.#subgoals.idOf(
      signature,
      () => this.#findSubgoal.get(signature),
      () => this.#insertSubgoal.run(signature, subgoal.kind, signatureItem(subgoal)).lastInsertRowid,
    )
  }

  #summaryId({ key, placeId, subgoalId, outcome, cause, attempts, ticks, progress }: Sum): number {
    const known = this.#summaries.get(key)
    if (known !== undefined) {
      this.#addToSummary.run(attempts, ticks, progress, known)
      return known
    }
    const row = this.#putSummary.get(placeId, subgoalId, outcome, cause, attempts, ticks, progress)
    const { id } = row as { readonly id: number }
    this.#summaries.set(key, id)
    return id
  }
}
