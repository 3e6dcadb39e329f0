import type { CaseResult } from '../../test/support/faults/score/case-result.ts'
import { summaryOf } from './summaries.ts'

/** What the diagnosis must reach on the scoring half. */
export const marks = {
  leastMacroF1: 0.9,
  leastRecall: 0.75,
  mostUnknown: 0.05,
  mostFalseAlarms: 0.01,
  /** By how much its macro-F1 must lie above that of each baseline. */
  leastLead: 0.1,
  /** Cases whose fault did not happen are faults of this suite. */
  mostInvalid: 0.01,
} as const

/** Marks that were missed, one plain sentence each; empty when all are reached. */
export function missedMarks(results: readonly CaseResult[]): readonly string[] {
  const missed: string[] = []
  const own = summaryOf(results, 'diagnosis')
  const below = (what: string, value: number | null, mark: number) => {
    if (value !== null && value < mark)
      missed.push(`${what} is ${value.toFixed(3)}; the mark is at least ${mark}.`)
  }
  const above = (what: string, value: number | null, mark: number) => {
    if (value !== null && value > mark)
      missed.push(`${what} is ${value.toFixed(3)}; the mark is at most ${mark}.`)
  }
  below('Macro-F1', own.macroF1, marks.leastMacroF1)
  for (const { label, recall, cases } of own.labels) {
    if (label !== 'success' && cases > 0) below(`Recall of ${label}`, recall, marks.leastRecall)
  }
  above('The rate of unknown', own.unknownRate, marks.mostUnknown)
  above('The rate of false alarms', own.falseAlarmRate, marks.mostFalseAlarms)
  for (const judge of ['labels', 'outcome'] as const) {
    const other = summaryOf(results, judge).macroF1
    if (other !== null && own.macroF1 !== null && own.macroF1 < other + marks.leastLead) {
      missed.push(
        `Macro-F1 is not ${marks.leastLead} above that of the baseline "${judge}" (${other.toFixed(3)}).`,
      )
    }
  }
  const invalid = results.filter((result) => result.invalid !== null).length
  if (invalid > results.length * marks.mostInvalid) {
    missed.push(`${invalid} of ${results.length} cases were invalid: their fault did not happen.`)
  }
  return missed
}
