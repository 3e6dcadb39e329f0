import { unpackDocument } from './documents.ts'
import { firstDifference } from '../verification/first-difference.ts'
import type { ValueDifference } from '../verification/first-difference.ts'

/** One row as SQLite gives it. */
export type SqlRow = Readonly<Record<string, unknown>>

/** Says of a column whether it is compared. */
export type ColumnFilter = (column: string) => boolean

/**
 * The first column in which two rows of a table differ, in the order of the replayed row. Only columns that both have
 * are compared, since an older record has fewer. Documents and JSON are compared by what they say, not by their bytes.
 */
export function rowDifference(
  recorded: SqlRow,
  replayed: SqlRow,
  isCompared: ColumnFilter,
): ValueDifference | null {
  for (const column of Object.keys(replayed)) {
    if (!isCompared(column) || !Object.hasOwn(recorded, column)) continue
    const [before, after] = [recorded[column], replayed[column]]
    if (Object.is(before, after)) continue
    const found = firstDifference(decoded(before), decoded(after), [column])
    if (found !== null) return found
  }
  return null
}

/** What a value says: a packed document is unpacked, and a text that is JSON is read. */
export function decoded(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    try {
      return unpackDocument(value)
    } catch (error) {
      return `damaged: ${error instanceof Error ? error.message : 'unreadable'}`
    }
  }
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
