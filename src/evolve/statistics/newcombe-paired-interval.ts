import type { Interval } from './wilson-interval.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** What came of pairs, each of which was tried in two ways. */
export interface PairCounts {
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly neither: number
}

/**
 * The 95 % interval of the difference of two success rates over the same pairs, second minus first. All pairs count as independent. The
 * whole of -1 to 1 where there are none. Source: R. G. Newcombe, "Improved confidence intervals for the difference between binomial
 * proportions based on paired data", Statistics in Medicine 17 (1998) 2635-2650, method 10: the Wilson intervals of both rates, joined with
 * a correlation that is corrected for continuity.
 */
export function newcombePairedInterval({ both, onlyFirst, onlySecond, neither }: PairCounts): Interval {
  const pairs = both + onlyFirst + onlySecond + neither
  if (pairs === 0) return { low: -1, high: 1 }
  const first = marginOf(both + onlyFirst, pairs)
  const second = marginOf(both + onlySecond, pairs)
  const difference = second.rate - first.rate
  const phi = correlation({ both, onlyFirst, onlySecond, neither }, pairs)
  return {
    low: Math.max(-1, difference - joined(second.below, first.above, phi)),
    high: Math.min(1, difference + joined(second.above, first.below, phi)),
  }
}

/** A rate, and how far its interval reaches on both sides. */
function marginOf(successes: number, trials: number) {
  const rate = successes / trials
  const { low, high } = wilsonInterval(successes, trials)
  return { rate, below: rate - low, above: high - rate }
}

function joined(one: number, other: number, phi: number): number {
  return Math.sqrt(Math.max(0, one ** 2 - 2 * phi * one * other + other ** 2))
}

function correlation({ both, onlyFirst, onlySecond, neither }: PairCounts, pairs: number): number {
  const margins = (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither)
  if (margins === 0) return 0
  const excess = both * neither - onlyFirst * onlySecond
  return (excess > 0 ? Math.max(0, excess - pairs / 2) : excess) / Math.sqrt(margins)
}
