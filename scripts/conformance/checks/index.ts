import type { Row, Version } from '../row.ts'
import { checkedByData } from './by-data.ts'
import { lookedUp } from './looked-up.ts'

/** Where a row's vanilla value was checked; null when it is written from knowledge of the game. */
export function checkedAgainst(row: Row, version: Version): string | null {
  return checkedByData(row, version) ?? lookedUp(row)
}
