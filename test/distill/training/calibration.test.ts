import { describe, expect, it } from 'vitest'
import { calibrationError, fitTemperature } from '../../../src/distill/training/calibration.ts'
import { createRandom } from '../../../src/env/index.ts'

/** Outcomes drawn from logits, which are then told `times` too sure. */
function predictions(times: number) {
  const random = createRandom(3)
  return Array.from({ length: 5_000 }, () => {
    const logit = (random.next() - 0.5) * 6
    return { logit: logit * times, succeeded: random.next() < 1 / (1 + Math.exp(-logit)), weight: 1 }
  })
}

describe('the temperature', () => {
  it('takes back how much too sure a model is', () => {
    expect(fitTemperature(predictions(1))).toBeCloseTo(1, 1)
    const sure = predictions(4)
    const temperature = fitTemperature(sure)
    expect(Math.abs(temperature - 4)).toBeLessThan(0.3)
    expect(calibrationError(sure, 1)).toBeGreaterThan(0.1)
    expect(calibrationError(sure, temperature)).toBeLessThan(0.03)
  })

  it('is one where there is nothing to go by, and bounded where all was right', () => {
    expect(fitTemperature([])).toBe(1)
    expect(fitTemperature([{ logit: 2, succeeded: true, weight: 1 }])).toBeGreaterThan(0)
    expect(calibrationError([], 1)).toBe(0)
  })
})
