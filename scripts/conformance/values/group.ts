import type { Ask, Row } from '../row.ts'

/** One row in short: what is done, vanilla's value, what the probe is told, and whether the suite depends on it. */
export type Line = readonly [
  case_: string,
  expected: number | string,
  ask: Ask,
  suite?: boolean,
  tolerance?: number,
  unit?: string,
]

/** Rows of one mechanic that share source, probe and unit, and the world in which they are measured. */
export function group(
  mechanic: string,
  source: string,
  probe: string,
  unit: string,
  lines: readonly Line[],
  more: Pick<Row, 'world' | 'versions'> = {},
): readonly Row[] {
  return lines.map(([name, expected, ask, suite = true, tolerance = 0, own = unit]) => ({
    ...{ mechanic, source, probe, case: name, expected, unit: own, tolerance, suite, ask },
    ...more,
  }))
}
