import type { Cause } from '../../diagnosis/index.ts'
import { hashText } from '../../env/index.ts'
import { addRecords, mergeEvidence } from '../sums.ts'
import type { Evidence } from '../sums.ts'
import type { SituationCell } from './situation-cell.ts'
import type { SituationTrial } from './situation-trial.ts'
import type { GuardSubject } from './subgoal-key.ts'

/** Attempts in one situation. */
export interface CellTotals {
  readonly successes: number
  /** Failures by root cause. */
  readonly failures: Readonly<Partial<Record<Cause, number>>>
}

/** All attempts at one subject, by the situations in which they were begun. */
export interface SubgoalTotals {
  readonly subject: GuardSubject
  readonly cells: Readonly<Record<SituationCell, CellTotals>>
  readonly failed: Evidence
  readonly worked: Evidence
}

/** Situations kept of one subject. */
export const mostCells = 256

/** What one trial comes to by itself. */
export function totalsOfSituation(
  { subject, cell, cause }: SituationTrial,
  attemptId: number,
): SubgoalTotals {
  const totals = cause === null ? { successes: 1, failures: {} } : { successes: 0, failures: { [cause]: 1 } }
  return {
    subject,
    cells: { [cell]: totals },
    failed: cause === null ? [] : [attemptId],
    worked: cause === null ? [attemptId] : [],
  }
}

/** Adds two sums of one subject. Associative and commutative, bounds included. */
export function addSubgoalTotals(one: SubgoalTotals, other: SubgoalTotals): SubgoalTotals {
  return {
    subject: one.subject,
    cells: joinCells(one.cells, other.cells),
    failed: mergeEvidence(one.failed, other.failed),
    worked: mergeEvidence(one.worked, other.worked),
  }
}

type Cells = SubgoalTotals['cells']

/** The sum of both, bounded. One attempt more in a known situation, or in one that is beyond the bound, is by far the most frequent case. */
function joinCells(one: Cells, other: Cells): Cells {
  const [name, ...others] = Object.keys(other)
  if (name === undefined) return one
  const known = one[name]
  if (others.length === 0 && known !== undefined) return { ...one, [name]: addCells(known, other[name]!) }
  if (others.length === 0 && isBeyond(name, one)) return one
  return bounded(addRecords(one, other, addCells))
}

function isBeyond(name: SituationCell, cells: Cells): boolean {
  const names = Object.keys(cells)
  return names.length >= mostCells && names.every((kept) => isBefore(kept, name))
}

/** The order in which situations are kept: a fixed one, by chance. */
function isBefore(one: SituationCell, other: SituationCell): boolean {
  const rank = hashText(one) - hashText(other)
  return rank === 0 ? one < other : rank < 0
}

function addCells(one: CellTotals, other: CellTotals): CellTotals {
  return {
    successes: one.successes + other.successes,
    failures: addRecords(one.failures as Counts, other.failures as Counts, (a, b) => a + b),
  }
}

type Counts = Readonly<Record<string, number>>

/**
 * Keeps the situations of lowest hash. What is dropped once never comes back, in whatever order sums are made, and what is kept is a
 * sample that does not depend on how attempts ended.
 */
function bounded(cells: Record<SituationCell, CellTotals>): Record<SituationCell, CellTotals> {
  const names = Object.keys(cells)
  if (names.length <= mostCells) return cells
  const kept = names
    .sort((one, other) => (isBefore(one, other) ? -1 : 1))
    .slice(0, mostCells)
    .sort()
  return Object.fromEntries(kept.map((name) => [name, cells[name]!]))
}

/** Failures of a cell, of whatever cause. */
export function failuresOf({ failures }: CellTotals): number {
  let sum = 0
  for (const cause in failures) sum += failures[cause as Cause]!
  return sum
}
