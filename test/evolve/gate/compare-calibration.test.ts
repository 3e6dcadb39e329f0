import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/env/index.ts'
import { compareCalibration } from '../../../src/evolve/index.ts'

const random = createRandom(1)

/** Worlds of 20 attempts, of which `share` succeed, and what both heads say of each. */
function worlds(share: number, champion: number | null, candidate: number) {
  return Array.from({ length: 12 }, () => ({
    succeeded: Array.from({ length: 20 }, (_, index) => index < 20 * share),
    candidate: Array.from({ length: 20 }, () => candidate),
    champion: champion === null ? null : Array.from({ length: 20 }, () => champion),
  }))
}

describe('the calibration of two success heads', () => {
  it('is clearly worse where one says what does not come', () => {
    const comparison = compareCalibration(worlds(0.5, 0.5, 0.9), random)
    expect(comparison).toMatchObject({ attempts: 240, isWorse: true })
    expect(comparison!.candidate).toBeCloseTo(0.4)
    expect(comparison!.champion).toBeCloseTo(0)
  })

  it('is not worse where it is better, equal, or good enough for anybody', () => {
    expect(compareCalibration(worlds(0.5, 0.9, 0.5), random)!.isWorse).toBe(false)
    expect(compareCalibration(worlds(0.5, 0.9, 0.9), random)!.isWorse).toBe(false)
    expect(compareCalibration(worlds(0.5, 0.5, 0.54), random)!.isWorse).toBe(false)
    expect(compareCalibration(worlds(0.5, 0.7, 0.71), random)!.isWorse).toBe(false)
  })

  it('is not compared where the champion has no success head, and not told of too few attempts', () => {
    expect(compareCalibration(worlds(0.5, null, 1), random)).toMatchObject({
      champion: null,
      interval95: null,
      isWorse: false,
    })
    expect(compareCalibration(worlds(0.5, 0.5, 0.9).slice(0, 2), random)).toBeNull()
  })
})
