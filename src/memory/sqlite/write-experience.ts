import type { Outcome } from '../../diagnosis/index.ts'
import type { Subgoal } from '../../env/index.ts'
import { signatureItem } from '../subgoal-names.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import type { IndexEntry } from './index-entry.ts'
import { KnownIds } from './known-ids.ts'
import { boundedShare, wholeOrNull } from './stored-numbers.ts'
import { ConditionWriter } from './write-condition.ts'
import type { ExperienceKeys } from './write-diagnosis.ts'
import { PlaceWriter } from './write-place.ts'

/** How attempts that are summed up in one row ended. */
interface SummaryKey {
  readonly placeId: number
  readonly subgoalId: number
  readonly outcome: Outcome
  readonly cause: string | null
}

interface Sum {
  attempts: number
  ticks: number
  progress: number
}

/**
 * Writes the index and summary tiers of attempts. Runs inside the caller's transaction; `writeSums` must come before its
 * end, and `forget` after a rollback.
 */
export class ExperienceWriter {
  readonly #places: PlaceWriter
  readonly #conditions: ConditionWriter
  readonly #subgoals = new KnownIds()
  readonly #summaries = new KnownIds()
  readonly #sums = new Map<number, Sum>()
  readonly #findSubgoal: SqlStatement
  readonly #insertSubgoal: SqlStatement
  readonly #findSummary: SqlStatement
  readonly #insertSummary: SqlStatement
  readonly #addToSummary: SqlStatement

  constructor(database: SqlDatabase) {
    this.#places = new PlaceWriter(database)
    this.#conditions = new ConditionWriter(database)
    this.#findSubgoal = database.prepare('SELECT id FROM subgoal WHERE signature = ?')
    this.#insertSubgoal = database.prepare('INSERT INTO subgoal (signature, kind, item) VALUES (?, ?, ?)')
    this.#findSummary = database.prepare(
      `SELECT id FROM summary
       WHERE place_id = ? AND subgoal_id = ? AND outcome = ? AND coalesce(cause, '') = coalesce(?, '')`,
    )
    this.#insertSummary = database.prepare(
      `INSERT INTO summary (place_id, subgoal_id, outcome, cause, attempts, ticks, progress)
       VALUES (?, ?, ?, ?, 0, 0, 0)`,
    )
    this.#addToSummary = database.prepare(
      'UPDATE summary SET attempts = attempts + ?, ticks = ticks + ?, progress = progress + ? WHERE id = ?',
    )
  }

  /** Counts one attempt, and returns what its row refers to. */
  write(entry: IndexEntry): ExperienceKeys & { readonly subgoalId: number } {
    const { subgoal, signature, condition, dimension, block, ticks, diagnosis } = entry
    const subgoalId = this.#subgoalId(signature, subgoal)
    const conditionId = this.#conditions.idOf(condition, subgoalId, subgoal)
    const { outcome, primary } = diagnosis
    const summaryId = this.#summaryId({
      placeId: this.#places.idOf(dimension, block),
      subgoalId,
      outcome,
      cause: outcome === 'failure' ? (primary?.cause ?? 'unknown') : null,
    })
    const sum = this.#sums.get(summaryId) ?? { attempts: 0, ticks: 0, progress: 0 }
    sum.attempts++
    sum.ticks += Math.max(0, wholeOrNull(ticks) ?? 0)
    sum.progress += boundedShare(diagnosis.indicators.progress)
    this.#sums.set(summaryId, sum)
    return { conditionId, summaryId, block, subgoalId }
  }

  /** Adds to the summaries what was written since the last call. */
  writeSums(): void {
    for (const [id, { attempts, ticks, progress }] of this.#sums) {
      this.#addToSummary.run(attempts, ticks, progress, id)
    }
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

  #summaryId({ placeId, subgoalId, outcome, cause }: SummaryKey): number {
    return this.#summaries.idOf(
      `${placeId} ${subgoalId} ${outcome} ${cause ?? ''}`,
      () => this.#findSummary.get(placeId, subgoalId, outcome, cause),
      () => this.#insertSummary.run(placeId, subgoalId, outcome, cause).lastInsertRowid,
    )
  }
}
