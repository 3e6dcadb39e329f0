import { causes } from '../../src/diagnosis/index.ts'
import type { Cause } from '../../src/diagnosis/index.ts'
import type { CaseLabel } from '../../test/support/faults/case-plan.ts'
import type { CaseResult, Judge } from '../../test/support/faults/score/case-result.ts'
import type { Judged, Summary } from '../../test/support/faults/score/metrics.ts'
import { summarize } from '../../test/support/faults/score/metrics.ts'

/** All labels in the order of the table. */
export const allLabels: readonly CaseLabel[] = [...(Object.keys(causes) as Cause[]), 'success']

/** Valid cases as one judge answered them. */
export function judgedBy(results: readonly CaseResult[], judge: Judge): readonly Judged[] {
  return results
    .filter(({ invalid }) => invalid === null)
    .map(({ label, answers }) => ({
      truth: label,
      answer: answers[judge].label,
      confidence: answers[judge].confidence,
    }))
}

export function summaryOf(results: readonly CaseResult[], judge: Judge): Summary {
  return summarize(judgedBy(results, judge), allLabels)
}
