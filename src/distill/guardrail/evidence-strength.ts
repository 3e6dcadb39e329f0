/** The 95 % quantile of the standard normal distribution: bounds on one side. */
const oneSided95 = 1.6448536269514722

/**
 * The one-sided 95 % lower bound of a rate (Wilson's score, without continuity correction): 9 of 9 gives 0.77, 20 of 21 0.82. Zero where
 * nothing was tried. Source: E. B. Wilson, JASA 22 (1927) 209-212.
 */
export function lowerBound(count: number, trials: number): number {
  if (trials === 0 || count === 0) return 0
  const rate = count / trials
  const square = oneSided95 ** 2
  const centre = rate + square / (2 * trials)
  const margin = oneSided95 * Math.sqrt((rate * (1 - rate) + square / (4 * trials)) / trials)
  return (centre - margin) / (1 + square / trials)
}

const lnFactorials: number[] = [0]

function lnFactorial(count: number): number {
  for (let index = lnFactorials.length; index <= count; index++)
    lnFactorials.push(lnFactorials[index - 1]! + Math.log(index))
  return lnFactorials[count]!
}

/** Logarithm of the Beta function of two counts, each plus one: how likely that course was if every rate is equally likely beforehand. */
function lnCourse(failures: number, successes: number): number {
  return lnFactorial(failures) + lnFactorial(successes) - lnFactorial(failures + successes + 1)
}

/** Failures and successes. */
export interface Tally {
  readonly failures: number
  readonly successes: number
}

/** How much likelier (as a logarithm) what happened is if inside and outside have rates of their own than if they share one. */
export function lnSeparation(inside: Tally, outside: Tally): number {
  return (
    lnCourse(inside.failures, inside.successes) +
    lnCourse(outside.failures, outside.successes) -
    lnCourse(inside.failures + outside.failures, inside.successes + outside.successes)
  )
}
