import type { Random } from '../../env/index.ts'
import type { Interval } from './wilson-interval.ts'

/** Resamples from which the ends of an interval are read. */
export const defaultResamples = 2_000

/**
 * The 95 % interval of a statistic over clusters, each of which is drawn whole: what lies in one cluster (the tasks of one seed, which share
 * a world) need not be independent. With few clusters a plain percentile interval is too narrow; the percentiles are moved out so far that
 * for a mean it would be as wide as Student's. Null for fewer than two clusters, or where the statistic is null of more than one resample
 * in twenty. Source: T. C. Hesterberg, "What teachers should know about the bootstrap", The American Statistician 69 (2015) 371-386, the
 * expanded percentile interval; clusters after A. C. Davison and D. V. Hinkley, "Bootstrap Methods and their Application" (1997), section 3.8.
 */
export function clusterBootstrapInterval<Cluster>(
  clusters: readonly Cluster[],
  statistic: (sample: readonly Cluster[]) => number | null,
  random: Random,
  resamples = defaultResamples,
): Interval | null {
  if (clusters.length < 2) return null
  const values: number[] = []
  for (let resample = 0; resample < resamples; resample++) {
    const value = statistic(clusters.map(() => clusters[random.below(clusters.length)]!))
    if (value !== null) values.push(value)
  }
  if (values.length < 0.95 * resamples) return null
  values.sort((one, other) => one - other)
  const tail = expandedTail(clusters.length)
  return { low: quantile(values, tail), high: quantile(values, 1 - tail) }
}

/** The share of resamples to leave out at each end. */
function expandedTail(clusters: number): number {
  return normalTail(Math.sqrt(clusters / (clusters - 1)) * studentQuantile(clusters - 1))
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  // Two that are equal may be endless.
  return below === above ? below : below + (above - below) * (place - Math.floor(place))
}

/** The 97.5 % quantiles of Student's distribution with 1 and 2 degrees of freedom, exactly. */
const fewDegrees = [12.706204736432095, 4.302652729911275] as const
const normal975 = 1.959963984540054

/**
 * The 97.5 % quantile of Student's distribution, to a few thousandths. Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical
 * Functions" (1964), 26.7.5.
 */
export function studentQuantile(degrees: number): number {
  const exact = fewDegrees[degrees - 1]
  if (exact !== undefined) return exact
  const z = normal975
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduce((sum, term, power) => sum + term / degrees ** power, 0)
}

/**
 * The share of the standard normal distribution above `z`, for `z` of 0 and more, to 1e-7. Source: Abramowitz and Stegun, 26.2.17.
 */
export function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  return density * series.reduceRight((sum, factor) => (sum + factor) * t, 0)
}
