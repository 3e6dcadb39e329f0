import { describe, expect, it } from 'vitest'
import { calibrationError, fitScaling, plainScaling } from '../../../src/distill/training/calibration.ts'
import { createRandom } from '../../../src/env/index.ts'

/** Outcomes drawn from logits, which are then told `times` too sure. */
function predictions(times: number) {
  const random = createRandom(3)
  return Array.from({ length: 5_000 }, () => {
    const logit = (random.next() - 0.5) * 6
    return { logit: logit * times, succeeded: random.next() < 1 / (1 + Math.exp(-logit)), weight: 1 }
  })
}

describe('the scaling', () => {
  it('takes back how much too sure a model is', () => {
    expect(fitScaling(predictions(1)).temperature).toBeCloseTo(1, 1)
    const sure = predictions(4)
    const scaling = fitScaling(sure)
    expect(Math.abs(scaling.temperature - 4)).toBeLessThan(0.3)
    expect(calibrationError(sure, plainScaling)).toBeGreaterThan(0.1)
    expect(calibrationError(sure, scaling)).toBeLessThan(0.03)
  })

  it('takes back how much too hopeful a model is', () => {
    const hopeful = predictions(1).map((one) => ({ ...one, logit: one.logit + 2 }))
    const scaling = fitScaling(hopeful)
    expect(Math.abs(scaling.bias + 2)).toBeLessThan(0.2)
    expect(calibrationError(hopeful, plainScaling)).toBeGreaterThan(0.2)
    expect(calibrationError(hopeful, scaling)).toBeLessThan(0.03)
  })

  it('is plain where there is nothing to go by, and bounded where all was right', () => {
    expect(fitScaling([])).toEqual(plainScaling)
    const { temperature, bias } = fitScaling(
      Array.from({ length: 100 }, () => ({ logit: 40, succeeded: true, weight: 1 })),
    )
    expect(temperature).toBeGreaterThan(0)
    expect(Number.isFinite(bias)).toBe(true)
    expect(calibrationError([], plainScaling)).toBe(0)
  })
})
