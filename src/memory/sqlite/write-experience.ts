import type { Outcome } from '../../diagnosis/index.ts'
import type { Subgoal } from '../../env/index.ts'
import { subgoalSignature } from '../../env/index.ts'
import { conditionOf } from '../condition.ts'
import type { AttemptRecord } from '../episode-recorder.ts'
import { subgoalItem } from '../subgoal-names.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import { KnownIds } from './known-ids.ts'
import { blockOf, boundedShare, wholeOrNull } from './stored-numbers.ts'
import { ConditionWriter } from './write-condition.ts'
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
  readonly #insertExperience: SqlStatement

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
    this.#insertExperience = database.prepare(
      'INSERT INTO experience (attempt_id, condition_id, summary_id, x, y, z) VALUES (?, ?, ?, ?, ?, ?)',
    )
  }

  /** Writes one attempt and returns the id of its subgoal. */
  write(attemptId: number, { attempt, diagnosis }: AttemptRecord): number {
    const { subgoal, preState, ticks } = attempt
    const signature = subgoalSignature(subgoal)
    const subgoalId = this.#subgoalId(signature, subgoal)
    const conditionId = this.#conditions.idOf(conditionOf(preState, signature), subgoalId, subgoal)
    const block = blockOf(preState.position)
    const { outcome, primary } = diagnosis
    const summaryId = this.#summaryId({
      placeId: this.#places.idOf(preState.dimension, block),
      subgoalId,
      outcome,
      cause: outcome === 'failure' ? (primary?.cause ?? 'unknown') : null,
    })
    this.#insertExperience.run(attemptId, conditionId, summaryId, block.x, block.y, block.z)
    const sum = this.#sums.get(summaryId) ?? { attempts: 0, ticks: 0, progress: 0 }
    sum.attempts++
    sum.ticks += Math.max(0, wholeOrNull(ticks) ?? 0)
    sum.progress += boundedShare(diagnosis.indicators.progress)
    this.#sums.set(summaryId, sum)
    return subgoalId
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
      () => this.#insertSubgoal.run(signature, subgoal.kind, subgoalItem(subgoal)).lastInsertRowid,
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
