import type { Position } from '../../env/index.ts'
import { nearBlocks } from '../rank-experience.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'

/** Half edges of the boxes that are searched for places, one after another until enough are found, in blocks. */
const searchedBlocks = [8, 24, nearBlocks] as const
/** Places that are enough; and that are looked at in one box at most. */
const enoughPlaces = 4
const mostPlaces = 96
const mostPerPlace = 4
const newestPerSummary = 2
const newestPerSubgoal = 8
const newestPerCondition = 16
const newestWithCause = 8
const mostTaggedConditions = 8

/** One token of `condition_tag`: what else a query may hold is no name of Minecraft's. */
const searchable = /^[#a-z0-9_-]{1,64}$/

interface Box {
  readonly id: number
  readonly distance: number
}

/**
 * Finds attempts that may be worth recalling, each list through an index and with a limit, so that the time does not
 * grow with the store. Every list holds the newest first.
 */
export class RecallCandidates {
  readonly #ofCondition: SqlStatement
  readonly #ofSummary: SqlStatement
  readonly #summariesOfSubgoal: SqlStatement
  readonly #summariesAtPlace: SqlStatement
  readonly #summariesOfSubgoalAtPlace: SqlStatement
  readonly #placesInBox: SqlStatement
  readonly #withCause: SqlStatement
  readonly #taggedConditions: SqlStatement

  constructor(database: SqlDatabase) {
    this.#ofCondition = database.prepare(
      'SELECT attempt_id AS id FROM diagnosis WHERE start_condition_id = ? ORDER BY attempt_id DESC LIMIT ?',
    )
    this.#ofSummary = database.prepare(
      'SELECT attempt_id AS id FROM diagnosis WHERE counting_summary_id = ? ORDER BY attempt_id DESC LIMIT ?',
    )
    this.#summariesOfSubgoal = database.prepare(
      'SELECT id FROM summary WHERE subgoal_id = ? AND outcome = ? ORDER BY id DESC LIMIT ?',
    )
    this.#summariesAtPlace = database.prepare('SELECT id FROM summary WHERE place_id = ? LIMIT ?')
    this.#summariesOfSubgoalAtPlace = database.prepare(
      'SELECT id FROM summary WHERE place_id = ? AND subgoal_id = ? LIMIT ?',
    )
    this.#placesInBox = database.prepare(
      `SELECT id, min_x, min_y, min_z FROM place_box
       WHERE min_dimension = ? AND max_dimension = ?
         AND max_x >= ? AND min_x <= ? AND max_y >= ? AND min_y <= ? AND max_z >= ? AND min_z <= ? LIMIT ?`,
    )
    this.#withCause = database.prepare(
      'SELECT attempt_id AS id FROM diagnosis WHERE cause = ? ORDER BY attempt_id DESC LIMIT ?',
    )
    this.#taggedConditions = database.prepare(
      'SELECT rowid AS id FROM condition_tag WHERE condition_tag MATCH ? ORDER BY rowid DESC LIMIT ?',
    )
  }

  /** Attempts in this very condition. */
  inCondition(conditionId: number): readonly number[] {
    return idsOf(this.#ofCondition.all(conditionId, newestPerCondition))
  }

  /** Attempts at a subgoal anywhere, in the summaries made last: worked ones and failed ones. */
  atSubgoal(subgoalId: number): readonly number[] {
    return ['success', 'failure'].flatMap((outcome) =>
      idsOf(this.#summariesOfSubgoal.all(subgoalId, outcome, newestPerSubgoal / 2)).flatMap((id) =>
        idsOf(this.#ofSummary.all(id, 2)),
      ),
    )
  }

  /** Attempts that began near a block: those at the given subgoals, or at any where none is given. */
  near(dimensionId: number, block: Position, subgoalIds: readonly number[]): readonly number[] {
    return this.#placesNear(dimensionId, block).flatMap((placeId) => {
      const summaries =
        subgoalIds.length === 0
          ? idsOf(this.#summariesAtPlace.all(placeId, mostPerPlace))
          : subgoalIds.flatMap((id) => idsOf(this.#summariesOfSubgoalAtPlace.all(placeId, id, mostPerPlace)))
      return summaries
        .slice(0, mostPerPlace)
        .flatMap((id) => idsOf(this.#ofSummary.all(id, newestPerSummary)))
    })
  }

  /** Attempts that failed for a cause. */
  withCause(cause: string): readonly number[] {
    return idsOf(this.#withCause.all(cause, newestWithCause))
  }

  /** Attempts whose condition has one of the words among its tags. */
  tagged(words: readonly string[]): readonly number[] {
    const match = words
      .filter((word) => searchable.test(word))
      .map((word) => `"${word}"`)
      .join(' OR ')
    if (match === '') return []
    const conditions = idsOf(this.#taggedConditions.all(match, mostTaggedConditions))
    return conditions.flatMap((id) => idsOf(this.#ofCondition.all(id, 1)))
  }

  #placesNear(dimensionId: number, { x, y, z }: Position): readonly number[] {
    let boxes: readonly Box[] = []
    for (const reach of searchedBlocks) {
      const edges = [x, y, z].flatMap((value) => [value - reach, value + reach])
      const rows = this.#placesInBox.all(dimensionId, dimensionId, ...edges, mostPlaces) as {
        id: number
        min_x: number
        min_y: number
        min_z: number
      }[]
      boxes = rows.map(({ id, min_x, min_y, min_z }) => ({
        id,
        distance: Math.hypot(min_x + 8 - x, min_y + 8 - y, min_z + 8 - z),
      }))
      if (boxes.length >= enoughPlaces) break
    }
    return [...boxes]
      .sort((one, other) => one.distance - other.distance || other.id - one.id)
      .slice(0, enoughPlaces)
      .map(({ id }) => id)
  }
}

function idsOf(rows: readonly unknown[]): readonly number[] {
  return (rows as readonly { readonly id: number }[]).map(({ id }) => id)
}
