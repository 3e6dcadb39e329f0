import type { Position } from '../../env/index.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import { KnownIds } from './known-ids.ts'

/** Edge of a place in blocks. */
export const placeBlocks = 16

/** Finds and makes the places in which attempts begin. */
export class PlaceWriter {
  readonly #dimensions = new KnownIds()
  readonly #places = new KnownIds()
  readonly #findDimension: SqlStatement
  readonly #insertDimension: SqlStatement
  readonly #find: SqlStatement
  readonly #insert: SqlStatement
  readonly #insertBox: SqlStatement

  constructor(database: SqlDatabase) {
    this.#findDimension = database.prepare('SELECT id FROM dimension WHERE name = ?')
    this.#insertDimension = database.prepare('INSERT INTO dimension (name) VALUES (?)')
    this.#find = database.prepare(
      'SELECT id FROM place WHERE dimension_id = ? AND cell_x = ? AND cell_z = ? AND cell_y = ?',
    )
    this.#insert = database.prepare(
      'INSERT INTO place (dimension_id, cell_x, cell_z, cell_y) VALUES (?, ?, ?, ?)',
    )
    this.#insertBox = database.prepare('INSERT INTO place_box VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  }

  /** The place that holds a block. */
  idOf(dimension: string, block: Position): number {
    const dimensionId = this.#dimensions.idOf(
      dimension,
      () => this.#findDimension.get(dimension),
      () => this.#insertDimension.run(dimension).lastInsertRowid,
    )
    const x = Math.floor(block.x / placeBlocks)
    const y = Math.floor(block.y / placeBlocks)
    const z = Math.floor(block.z / placeBlocks)
    return this.#places.idOf(
      `${dimensionId} ${x} ${y} ${z}`,
      () => this.#find.get(dimensionId, x, z, y),
      () => this.#insertPlace(dimensionId, x, y, z),
    )
  }

  forget(): void {
    this.#dimensions.forget()
    this.#places.forget()
  }

  #insertPlace(dimensionId: number, x: number, y: number, z: number): number | bigint {
    const { lastInsertRowid } = this.#insert.run(dimensionId, x, z, y)
    const edges = [x, y, z].flatMap((cell) => [cell * placeBlocks, cell * placeBlocks + placeBlocks - 1])
    this.#insertBox.run(Number(lastInsertRowid), ...edges, dimensionId, dimensionId)
    return lastInsertRowid
  }
}
