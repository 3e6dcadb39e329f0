import type { Outcome } from '../../diagnosis/index.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'

/** Episodes that are kept in mind at once. */
const mostEpisodes = 256

/** Failures at one subgoal that one success may correct: the latest ones. */
const mostFailures = 16

type OpenFailures = Map<number, number[]>

/** An attempt, and where it stands in its episode: 0 for the first. */
export interface AttemptKey {
  readonly id: number
  readonly episodeId: number
  readonly position: number
}

/** Links each failed attempt to the next attempt at the same subgoal, in the same episode, that worked. */
export class CorrectionWriter {
  readonly #episodes = new Map<number, OpenFailures>()
  readonly #findOpen: SqlStatement
  readonly #insert: SqlStatement

  constructor(database: SqlDatabase) {
    this.#findOpen = database.prepare(
      `SELECT attempt.id, summary.subgoal_id AS subgoalId, summary.outcome
       FROM attempt
       JOIN diagnosis ON diagnosis.attempt_id = attempt.id
       JOIN summary ON summary.id = counting_summary_id
       WHERE episode_id = ? AND attempt.id < ? AND summary.outcome <> 'cancelled'
       ORDER BY attempt.id`,
    )
    this.#insert = database.prepare(
      'INSERT INTO correction (failed_attempt_id, worked_attempt_id) VALUES (?, ?)',
    )
  }

  /** Takes in an attempt whose diagnosis is written. Attempts of one episode come in order. */
  write(attempt: AttemptKey, subgoalId: number, outcome: Outcome): void {
    const open = this.#openFailures(attempt)
    if (outcome === 'failure') noteFailure(open, subgoalId, attempt.id)
    if (outcome !== 'success') return
    for (const failedId of open.get(subgoalId) ?? []) this.#insert.run(failedId, attempt.id)
    open.delete(subgoalId)
  }

  /** Forgets what a rollback has taken back. */
  forget(): void {
    this.#episodes.clear()
  }

  #openFailures({ id, episodeId, position }: AttemptKey): OpenFailures {
    const known = this.#episodes.get(episodeId)
    if (known !== undefined) return known
    const open = position === 0 ? new Map<number, number[]>() : this.#readOpen(episodeId, id)
    if (this.#episodes.size >= mostEpisodes) this.#episodes.clear()
    this.#episodes.set(episodeId, open)
    return open
  }

  /** What earlier attempts of an episode left open, which another process may have indexed. */
  #readOpen(episodeId: number, attemptId: number): OpenFailures {
    const open: OpenFailures = new Map()
    const earlier = this.#findOpen.all(episodeId, attemptId) as {
      id: number
      subgoalId: number
      outcome: Outcome
    }[]
    for (const { id, subgoalId, outcome } of earlier) {
      if (outcome === 'failure') noteFailure(open, subgoalId, id)
      else open.delete(subgoalId)
    }
    return open
  }
}

function noteFailure(open: OpenFailures, subgoalId: number, attemptId: number): void {
  const failures = open.get(subgoalId) ?? []
  failures.push(attemptId)
  if (failures.length > mostFailures) failures.shift()
  open.set(subgoalId, failures)
}
