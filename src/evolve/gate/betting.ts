/** Shares of its wealth that the better puts on each pair; the mean over them needs no guess of how large a difference is. */
const stakes = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const

/**
 * What one unit of money has become that was bet on scores being above 0, pair after pair; scores are from -1 to 1. Where their mean is 0 or
 * less whatever came before, this is a nonnegative supermartingale: that it ever reaches 1 / alpha has a probability of at most alpha,
 * whenever one looks and whenever one stops. Source: J. Ville, "Étude critique de la notion de collectif" (1939); bets on bounded means after
 * I. Waudby-Smith and A. Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86 (2024) 1-27.
 */
export function wealthAfter(scores: readonly number[]): number {
  const wealths = stakes.map((stake) => {
    // Logarithms, since hundreds of pairs would overflow.
    const logarithm = scores.reduce((sum, score) => sum + Math.log1p(stake * score), 0)
    return Math.exp(Math.min(logarithm, 700))
  })
  return wealths.reduce((sum, wealth) => sum + wealth, 0) / stakes.length
}
