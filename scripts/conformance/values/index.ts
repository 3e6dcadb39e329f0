import type { Row } from '../row.ts'
import { bodyRows } from './body.ts'
import { diggingRows } from './digging.ts'
import { dropRows } from './drops.ts'
import { furtherRows } from './further.ts'
import { itemRows } from './items.ts'
import { livingRows } from './living.ts'
import { usingRows } from './using.ts'
import { worldRows } from './world.ts'

/** Every row, by mechanic. */
export const rows: readonly Row[] = [
  ...diggingRows,
  ...dropRows,
  ...bodyRows,
  ...itemRows,
  ...usingRows,
  ...worldRows,
  ...livingRows,
  ...furtherRows,
]
