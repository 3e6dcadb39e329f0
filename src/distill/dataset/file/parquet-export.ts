import type { ColumnSource } from 'hyparquet-writer'
import { ParquetWriter, fileWriter, schemaFromColumnData } from 'hyparquet-writer'
import { join } from 'node:path'
import type { DatasetRow } from '../dataset-row.ts'
import type { DatasetExport } from './dataset-export.ts'

type Column = Omit<ColumnSource, 'data'> & { readonly of: (row: DatasetRow) => unknown }

const columns: readonly Column[] = [
  { name: 'attempt', type: 'INT64', of: ({ attemptId }) => BigInt(attemptId) },
  { name: 'episode', type: 'INT64', of: ({ episodeId }) => BigInt(episodeId) },
  { name: 'task', type: 'STRING', of: ({ task }) => task },
  { name: 'task_group', type: 'STRING', of: ({ group }) => group },
  { name: 'instruction', type: 'STRING', of: ({ instruction }) => instruction },
  { name: 'seed', type: 'INT64', of: ({ seed }) => BigInt(seed) },
  { name: 'world', type: 'STRING', of: ({ world }) => world },
  { name: 'minecraft', type: 'STRING', of: ({ minecraft }) => minecraft },
  { name: 'position', type: 'INT32', of: ({ position }) => position },
  { name: 'kind', type: 'STRING', of: ({ kind }) => kind },
  { name: 'split', type: 'STRING', of: ({ split }) => split },
  { name: 'weight', type: 'DOUBLE', of: ({ weight }) => weight },
  { name: 'tried', type: 'INT32', of: ({ tried }) => tried },
  { name: 'target', type: 'INT32', nullable: true, of: ({ target }) => target },
  { name: 'rejected', type: 'INT32', nullable: true, of: ({ rejected }) => rejected },
  { name: 'succeeded', type: 'BOOLEAN', of: ({ succeeded }) => succeeded },
  { name: 'cause', type: 'STRING', nullable: true, of: ({ cause }) => cause },
  { name: 'ticks', type: 'INT32', of: ({ ticks }) => ticks },
  { name: 'state', type: 'STRING', of: ({ state }) => JSON.stringify(state) },
  { name: 'goal', type: 'STRING', of: ({ goal }) => JSON.stringify(goal) },
  { name: 'candidates', type: 'STRING', of: ({ candidates }) => JSON.stringify(candidates) },
]

/** Rows that are kept in memory before they are written as a group. */
const rowsPerGroup = 2_000

/** Writes rows as one Parquet file in a folder, group by group. */
export class ParquetExport implements DatasetExport {
  readonly #writer: ParquetWriter
  #rows: DatasetRow[] = []

  constructor(folder: string) {
    const schema = schemaFromColumnData({ columnData: columnsOf([]) })
    this.#writer = new ParquetWriter({ writer: fileWriter(join(folder, 'rows.parquet')), schema })
  }

  add(row: DatasetRow): void {
    this.#rows.push(row)
    if (this.#rows.length >= rowsPerGroup) this.#flush()
  }

  finish(): void {
    this.#flush()
    void this.#writer.finish()
  }

  discard(): void {
    this.#rows = []
  }

  #flush(): void {
    if (this.#rows.length > 0) {
      void this.#writer.write({ columnData: columnsOf(this.#rows), rowGroupSize: rowsPerGroup })
    }
    this.#rows = []
  }
}

function columnsOf(rows: readonly DatasetRow[]): ColumnSource[] {
  return columns.map(({ of, ...column }) => ({ ...column, data: rows.map(of) }))
}
