/** A prediction of success before it is turned into a probability, and what came of it. */
export interface Prediction {
  readonly logit: number
  readonly succeeded: boolean
  readonly weight: number
}

/** Probability of success at a temperature. */
export function probabilityOf(logit: number, temperature: number): number {
  return 1 / (1 + Math.exp(-logit / temperature))
}

const lowestTemperature = 0.05
const highestTemperature = 20
const golden = (Math.sqrt(5) - 1) / 2

/**
 * The temperature by which logits are divided so that they predict best (Guo and others, 2017): golden-section search for the lowest
 * cross-entropy, over the temperature's logarithm. 1 where there is nothing to go by.
 */
export function fitTemperature(predictions: readonly Prediction[]): number {
  if (predictions.length === 0) return 1
  const loss = (logarithm: number) => crossEntropy(predictions, Math.exp(logarithm))
  let [low, high] = [Math.log(lowestTemperature), Math.log(highestTemperature)]
  for (let turn = 0; turn < 60; turn++) {
    const left = high - golden * (high - low)
    const right = low + golden * (high - low)
    if (loss(left) <= loss(right)) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

function crossEntropy(predictions: readonly Prediction[], temperature: number): number {
  let sum = 0
  for (const { logit, succeeded, weight } of predictions) {
    const scaled = (succeeded ? -logit : logit) / temperature
    sum += weight * (Math.max(scaled, 0) + Math.log1p(Math.exp(-Math.abs(scaled))))
  }
  return sum
}

const bins = 10

/** Expected calibration error over ten bins of equal width: how far predicted and counted success lie apart, 0 to 1. */
export function calibrationError(predictions: readonly Prediction[], temperature: number): number {
  const sums = Array.from({ length: bins }, () => ({ predicted: 0, happened: 0 }))
  for (const { logit, succeeded } of predictions) {
    const probability = probabilityOf(logit, temperature)
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))]!
    bin.predicted += probability
    bin.happened += Number(succeeded)
  }
  const gaps = sums.map(({ predicted, happened }) => Math.abs(predicted - happened))
  return gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, predictions.length)
}
