/** A share between 0 and 1 with its bounds. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 97.5 % quantile of the standard normal distribution: 95 % lie within it on both sides. */
const twoSided95 = 1.959963984540054

/**
 * The 95 % score interval of a success rate, without continuity correction: unlike the textbook interval it stays within
 * 0 and 1 and holds up for few episodes and for rates near 0 or 1. The whole of 0 to 1 where nothing was tried.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209-212;
 * compared and recommended in R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, method 3.
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 }
  const rate = successes / trials
  const square = twoSided95 ** 2
  const centre = rate + square / (2 * trials)
  const margin = twoSided95 * Math.sqrt((rate * (1 - rate) + square / (4 * trials)) / trials)
  const scale = 1 + square / trials
  // At the ends the formula is exact and its rounding is not.
  return {
    low: successes === 0 ? 0 : (centre - margin) / scale,
    high: successes === trials ? 1 : (centre + margin) / scale,
  }
}
