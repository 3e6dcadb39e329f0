import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseLabel } from '../support/faults/case-plan.ts'
import type { Judged } from '../support/faults/score/metrics.ts'
import {
  expectedCalibrationError,
  falseAlarmRate,
  macroF1,
  reliabilityBins,
  scoreLabel,
  unknownRate,
} from '../support/faults/score/metrics.ts'

const label = fc.constantFrom<CaseLabel>('missing-item', 'loop', 'unknown', 'deadline', 'success')
const judged: fc.Arbitrary<Judged> = fc.record({
  truth: label,
  answer: label,
  confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
})
const many = fc.array(judged, { maxLength: 60 })

function answers(...pairs: readonly (readonly [CaseLabel, CaseLabel])[]): readonly Judged[] {
  return pairs.map(([truth, answer]) => ({ truth, answer, confidence: null }))
}

describe('figures of the accuracy report', () => {
  it('macro-F1 is between 0 and 1, and 1 exactly when every case with a cause or alarm is answered rightly', () => {
    fc.assert(
      fc.property(many, (cases) => {
        const score = macroF1(cases)
        const hasFailures = cases.some(({ truth }) => truth !== 'success')
        if (!hasFailures) return score === null
        const causes = new Set<CaseLabel>(
          cases.map(({ truth }) => truth).filter((truth) => truth !== 'success'),
        )
        const isRight = cases.every(
          ({ truth, answer }) => truth === answer || !(causes.has(truth) || causes.has(answer)),
        )
        return score !== null && score >= 0 && score <= 1 && (score === 1) === isRight
      }),
    )
  })

  it('weighs a rare cause as much as a frequent one', () => {
    const rare = answers(['loop', 'unknown'])
    const frequent = answers(...Array.from({ length: 99 }, () => ['deadline', 'deadline'] as const))
    expect(macroF1([...rare, ...frequent])).toBe(0.5)
  })

  it('counts a false alarm on a success against the precision of the cause that was named', () => {
    const score = scoreLabel(answers(['loop', 'loop'], ['success', 'loop']), 'loop')
    expect(score).toMatchObject({ cases: 1, answers: 2, right: 1, precision: 0.5, recall: 1 })
    expect(falseAlarmRate(answers(['success', 'loop'], ['success', 'success']))).toBe(0.5)
  })

  it('does not count a true unknown towards the rate of unknown', () => {
    expect(unknownRate(answers(['unknown', 'unknown'], ['loop', 'unknown'], ['loop', 'loop']))).toBe(0.5)
  })

  it('puts every confident answer into exactly one bin', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 20 }), (cases, bins) => {
        const inBins = reliabilityBins(cases, bins).reduce((sum, bin) => sum + bin.answers, 0)
        return inBins === cases.filter(({ confidence }) => confidence !== null).length
      }),
    )
  })

  it('finds no calibration error where each claim comes true as often as claimed', () => {
    const cases = Array.from({ length: 10 }, (_, index) => ({
      truth: 'loop' as const,
      answer: index < 7 ? ('loop' as const) : ('unknown' as const),
      confidence: 0.7,
    }))
    expect(expectedCalibrationError(cases)).toBeCloseTo(0)
    expect(expectedCalibrationError(cases.map((each) => ({ ...each, confidence: 1 })))).toBeCloseTo(0.3)
  })

  it('never finds a calibration error outside 0 to 1', () => {
    fc.assert(
      fc.property(many, (cases) => {
        const error = expectedCalibrationError(cases)
        return error === null || (error >= 0 && error <= 1)
      }),
    )
  })
})
