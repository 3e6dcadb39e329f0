import type { Row } from '../row.ts'
import { bodyRows } from './body.ts'
import { diggingRows } from './digging.ts'
import { dropRows } from './drops.ts'

/** Every row, by mechanic. */
export const rows: readonly Row[] = [...diggingRows, ...dropRows, ...bodyRows]
