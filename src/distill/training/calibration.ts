/** A prediction of success before it is turned into a probability, and what came of it. */
export interface Prediction {
  readonly logit: number
  readonly succeeded: boolean
  readonly weight: number
}

/** How logits become probabilities: sigmoid(logit / temperature + bias). */
export interface Scaling {
  readonly temperature: number
  readonly bias: number
}

/** Logits as they are. */
export const plainScaling: Scaling = { temperature: 1, bias: 0 }

/** Probability of success. */
export function probabilityOf(logit: number, { temperature, bias }: Scaling): number {
  return 1 / (1 + Math.exp(-(logit / temperature + bias)))
}

const lowestTemperature = 0.05
const highestTemperature = 20
/** Predictions that speak for logits as they are, beside those that were made. */
const faithInLogits = 5
const mostTurns = 50

/**
 * The scaling by which logits predict best (Platt, 1999, as logistic regression by Newton's method), every prediction counting alike: rows count otherwise in
 * training, which shifts what the head says by a constant, and a temperature alone cannot take that back. Plain where there is nothing
 * to go by.
 */
export function fitScaling(predictions: readonly Prediction[]): Scaling {
  let slope = 1
  let bias = 0
  for (let turn = 0; turn < mostTurns; turn++) {
    let bySlope = faithInLogits * (slope - 1)
    let byBias = faithInLogits * bias
    let slopeSlope = faithInLogits
    let slopeBias = 0
    let biasBias = faithInLogits
    for (const { logit, succeeded } of predictions) {
      const probability = 1 / (1 + Math.exp(-(slope * logit + bias)))
      const off = probability - Number(succeeded)
      const spread = probability * (1 - probability)
      bySlope += off * logit
      byBias += off
      slopeSlope += spread * logit * logit
      slopeBias += spread * logit
      biasBias += spread
    }
    const determinant = slopeSlope * biasBias - slopeBias * slopeBias
    if (determinant <= 0) break
    const slopeStep = (biasBias * bySlope - slopeBias * byBias) / determinant
    const biasStep = (slopeSlope * byBias - slopeBias * bySlope) / determinant
    // Steps are shortened: far from the best a Newton step may lead away.
    const shortening = Math.min(1, 1 / Math.max(Math.abs(slopeStep), Math.abs(biasStep), 1e-12))
    slope = Math.min(1 / lowestTemperature, Math.max(1 / highestTemperature, slope - shortening * slopeStep))
    bias -= shortening * biasStep
    if (Math.abs(slopeStep) + Math.abs(biasStep) < 1e-9) break
  }
  return { temperature: 1 / slope, bias }
}

const bins = 10

/** Expected calibration error over ten bins of equal width: how far predicted and counted success lie apart, 0 to 1. */
export function calibrationError(
  predictions: readonly Prediction[],
  scaling: Scaling = plainScaling,
): number {
  const sums = Array.from({ length: bins }, () => ({ predicted: 0, happened: 0 }))
  for (const { logit, succeeded } of predictions) {
    const probability = probabilityOf(logit, scaling)
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))]!
    bin.predicted += probability
    bin.happened += Number(succeeded)
  }
  const gaps = sums.map(({ predicted, happened }) => Math.abs(predicted - happened))
  return gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, predictions.length)
}
