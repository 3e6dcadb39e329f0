/** The value below which a share (0-1) of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Samples below which nothing can be said. */
const fewestSamples = 40

/** By which share memory grew from the second quarter of its samples to the last, by their medians; null of too few. */
export function memoryGrowth(samples: readonly number[]): number | null {
  if (samples.length < fewestSamples) return null
  const quarter = Math.floor(samples.length / 4)
  const early = quantile(samples.slice(quarter, 2 * quarter), 0.5)
  return quantile(samples.slice(-quarter), 0.5) / early - 1
}
