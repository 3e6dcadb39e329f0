import type { Random } from '../../env/index.ts'
import { clusterBootstrapInterval } from './cluster-bootstrap.ts'
import { median } from './median.ts'
import type { PairCounts } from './newcombe-paired-interval.ts'
import { newcombePairedInterval } from './newcombe-paired-interval.ts'
import type { Interval } from './wilson-interval.ts'

/** What came of one task on one seed. */
export interface Outcome {
  readonly task: string
  readonly seed: number
  readonly success: boolean
  readonly gameTicks: number
}

/** How two ways of playing differ on the same tasks and seeds. `first` is what is compared with, `second` what is compared. */
export interface PairedComparison {
  /** Cells (a task on a seed) that both have played; those of one alone are left out. */
  readonly cells: number
  readonly seeds: number
  readonly counts: PairCounts
  readonly firstRate: number
  readonly secondRate: number
  /** Second minus first. */
  readonly difference: number
  /**
   * 95 %. Of the interval over seeds and Newcombe's over cells the end that lies further out, on each side: the first knows that the tasks of
   * a seed share a world, the second that nothing seen in few cells is not nothing.
   */
  readonly interval95: Interval
  /** Whether the interval leaves out 0. */
  readonly isClear: boolean
  /** Null where no cell was won by both. */
  readonly ticks: TicksComparison | null
}

/** Ticks to the goal on cells that both won: what one wins and the other does not is no part of it. */
export interface TicksComparison {
  readonly cells: number
  /** Median over cells of second's ticks over first's. */
  readonly ratio: number
  /** 95 %, over seeds; null for fewer than two seeds. */
  readonly interval95: Interval | null
  /** Whether the interval leaves out 1. */
  readonly isClear: boolean
}

interface Cell {
  readonly first: Outcome
  readonly second: Outcome
}

/** Compares two ways of playing cell by cell. Pure: the order of outcomes does not show, and the same `random` gives the same interval. */
export function comparePaired(
  first: readonly Outcome[],
  second: readonly Outcome[],
  random: Random,
): PairedComparison {
  const cells = pair(first, second)
  const clusters = [...Map.groupBy(cells, (cell) => cell.first.seed).values()]
  const counts = {
    both: count(cells, (cell) => cell.first.success && cell.second.success),
    onlyFirst: count(cells, (cell) => cell.first.success && !cell.second.success),
    onlySecond: count(cells, (cell) => !cell.first.success && cell.second.success),
    neither: count(cells, (cell) => !cell.first.success && !cell.second.success),
  }
  const independent = newcombePairedInterval(counts)
  const clustered = clusterBootstrapInterval(
    clusters.map(gainOf),
    (sample) => sum(sample, ({ gain }) => gain) / sum(sample, ({ cells: size }) => size),
    random.fork('rates'),
  )
  const interval95 = clustered === null ? { low: -1, high: 1 } : hull(independent, clustered)
  const rate = (successes: number): number => (cells.length === 0 ? 0 : successes / cells.length)
  return {
    cells: cells.length,
    seeds: clusters.length,
    counts,
    firstRate: rate(counts.both + counts.onlyFirst),
    secondRate: rate(counts.both + counts.onlySecond),
    difference: rate(counts.onlySecond - counts.onlyFirst),
    interval95,
    isClear: interval95.low > 0 || interval95.high < 0,
    ticks: compareTicks(cells, random),
  }
}

function pair(first: readonly Outcome[], second: readonly Outcome[]): readonly Cell[] {
  const others = new Map(second.map((outcome) => [keyOf(outcome), outcome]))
  return first
    .toSorted((one, other) => one.seed - other.seed || (one.task < other.task ? -1 : 1))
    .flatMap((outcome) => {
      const other = others.get(keyOf(outcome))
      return other === undefined ? [] : [{ first: outcome, second: other }]
    })
}

function keyOf({ task, seed }: Outcome): string {
  return `${task}/${seed}`
}

function gainOf(cells: readonly Cell[]): { readonly gain: number; readonly cells: number } {
  return {
    gain: sum(cells, ({ first, second }) => Number(second.success) - Number(first.success)),
    cells: cells.length,
  }
}

function compareTicks(cells: readonly Cell[], random: Random): TicksComparison | null {
  // A goal that holds at once takes no tick.
  const won = cells.filter(
    ({ first, second }) => first.success && second.success && first.gameTicks > 0 && second.gameTicks > 0,
  )
  const ratios = (some: readonly Cell[]): readonly number[] =>
    some.map(({ first, second }) => second.gameTicks / first.gameTicks)
  const ratio = median(ratios(won))
  if (ratio === null) return null
  const clusters = [...Map.groupBy(won, (cell) => cell.first.seed).values()].map(ratios)
  const interval95 = clusterBootstrapInterval(
    clusters,
    (sample) => median(sample.flat()),
    random.fork('ticks'),
  )
  return {
    cells: won.length,
    ratio,
    interval95,
    isClear: interval95 !== null && (interval95.low > 1 || interval95.high < 1),
  }
}

function hull(one: Interval, other: Interval): Interval {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}

function count(cells: readonly Cell[], holds: (cell: Cell) => boolean): number {
  return cells.filter(holds).length
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
