/** Scores are counted in steps of this size, so that the probability can be summed up exactly. */
const stepsPerUnit = 32

/**
 * The probability of a sum of scores as low as this one, if each score were as likely to have the opposite sign: small where scores are lower
 * than chance makes them. Exact, but for scores being rounded to 1/32. 1 of nothing. Source: R. A. Fisher, "The Design of Experiments" (1935),
 * section 21.
 */
export function signFlipProbability(scores: readonly number[]): number {
  const steps = scores.map((score) => Math.round(score * stepsPerUnit))
  const sizes = steps.map(Math.abs).filter((size) => size > 0)
  const most = sizes.reduce((sum, size) => sum + size, 0)
  // Probability of each sum from -most to most.
  let chances = new Float64Array(2 * most + 1)
  chances[most] = 1
  let reached = 0
  for (const size of sizes) {
    const next = new Float64Array(chances.length)
    for (let place = most - reached; place <= most + reached; place++) {
      const half = chances[place]! / 2
      next[place - size]! += half
      next[place + size]! += half
    }
    chances = next
    reached += size
  }
  const sum = steps.reduce((total, step) => total + step, 0)
  return Math.min(
    1,
    chances.subarray(0, sum + most + 1).reduce((total, chance) => total + chance, 0),
  )
}
