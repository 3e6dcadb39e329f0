import { halfOf, type Half } from '../../test/support/faults/case-list.ts'
import type { CaseResult, Judge } from '../../test/support/faults/score/case-result.ts'
import { peerLabelMeanings } from '../../test/support/faults/score/eleven-labels.ts'
import { reliabilityBins } from '../../test/support/faults/score/metrics.ts'
import { marks, missedMarks } from './marks.ts'
import { judgedBy, summaryOf } from './summaries.ts'

const judgeNames: Readonly<Record<Judge, string>> = {
  diagnosis: 'diagnosis',
  obstacle: "the deed's own report",
  labels: 'eleven labels',
  outcome: 'success or failure only',
}
const halves: readonly Half[] = ['scoring', 'tuning']

/** The whole report, as Markdown. */
export function reportOf(results: readonly CaseResult[]): string {
  const scored = results.filter(({ seed }) => halfOf(seed) === 'scoring')
  const missed = missedMarks(scored)
  const parts = [
    '# How accurate the diagnosis is',
    'Written by `npm run diagnosis-accuracy`. Each case is a world of its own in which one cause was made to happen over the protocol, with the same body that plays. The server says whether it did happen; a case in which it did not counts as invalid and shows nothing. Rules and confidences were tuned on even seeds only; odd seeds are scored.',
    missed.length === 0 ? 'All marks are reached.' : `Marks missed: ${missed.join(' ')}`,
    ...halves.map((half) =>
      halfSection(
        half,
        results.filter(({ seed }) => halfOf(seed) === half),
      ),
    ),
    '## Causes (scoring half)',
    causeTable(scored),
    '## Confusion (scoring half)',
    'Rows are what was the case, entries what was answered; right answers are left out.',
    confusionList(scored),
    '## Calibration (scoring half)',
    calibrationTable(scored),
    '## Cases',
    caseTable(results),
    '## Baselines',
    baselineText(),
  ]
  return `${parts.join('\n\n')}\n`
}

function halfSection(half: Half, results: readonly CaseResult[]): string {
  const rows = (Object.keys(judgeNames) as Judge[]).map((judge) => {
    const summary = summaryOf(results, judge)
    return [
      judgeNames[judge],
      fraction(summary.macroF1),
      percent(summary.accuracy),
      percent(summary.unknownRate),
      percent(summary.falseAlarmRate),
      percent(summary.missRate),
      fraction(summary.calibrationError),
    ]
  })
  const invalid = results.filter((result) => result.invalid !== null).length
  const successes = results.filter(({ label }) => label === 'success').length
  return [
    `## ${half === 'scoring' ? 'Scoring half' : 'Tuning half'}`,
    `${results.length} cases, of which ${successes} are true successes; ${invalid} invalid. Marks: macro-F1 at least ${marks.leastMacroF1}, recall of every cause at least ${marks.leastRecall}, unknown at most ${percent(marks.mostUnknown)}, false alarms at most ${percent(marks.mostFalseAlarms)}.`,
    table(['', 'macro-F1', 'cause right', 'unknown', 'false alarms', 'failures missed', 'ECE'], rows),
  ].join('\n\n')
}

function causeTable(results: readonly CaseResult[]): string {
  const peers = new Map(summaryOf(results, 'labels').labels.map((score) => [score.label, score]))
  const rows = summaryOf(results, 'diagnosis').labels.map(({ label, cases, answers, right, ...score }) => [
    label,
    String(cases),
    String(answers),
    String(right),
    fraction(score.precision),
    fraction(score.recall),
    fraction(score.f1),
    fraction(peers.get(label)?.f1 ?? null),
  ])
  return table(
    ['cause', 'cases', 'answers', 'right', 'precision', 'recall', 'F1', 'F1 of eleven labels'],
    rows,
  )
}

function confusionList(results: readonly CaseResult[]): string {
  const rows: string[][] = []
  const judged = judgedBy(results, 'diagnosis')
  for (const truth of new Set(judged.map((each) => each.truth))) {
    const wrong = new Map<string, number>()
    for (const each of judged) {
      if (each.truth === truth && each.answer !== truth)
        wrong.set(each.answer, (wrong.get(each.answer) ?? 0) + 1)
    }
    if (wrong.size === 0) continue
    const entries = [...wrong].sort((first, second) => second[1] - first[1])
    rows.push([truth, entries.map(([answer, count]) => `${answer} ${count}`).join(', ')])
  }
  return rows.length === 0 ? 'None was confused.' : table(['was', 'was called'], rows)
}

function calibrationTable(results: readonly CaseResult[]): string {
  const answered = judgedBy(results, 'diagnosis').filter(({ answer }) => answer !== 'success')
  const rows = reliabilityBins(answered).map((bin) => [
    `${bin.from.toFixed(1)} to ${bin.to.toFixed(1)}`,
    String(bin.answers),
    fraction(bin.meanConfidence),
    fraction(bin.accuracy),
  ])
  return table(['confidence', 'answers', 'mean confidence', 'right'], rows)
}

function caseTable(results: readonly CaseResult[]): string {
  const groups = new Map<string, CaseResult[]>()
  for (const result of results) {
    const key = `${result.label} ${result.generator}`
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  const rows = [...groups.values()].map((group) => [
    group[0]!.label,
    group[0]!.generator,
    String(group.length),
    String(group.filter(({ invalid }) => invalid !== null).length),
    String(
      group.filter(({ label, invalid, answers }) => invalid === null && answers.diagnosis.label === label)
        .length,
    ),
  ])
  return table(['cause', 'kind of case', 'cases', 'invalid', 'right'], rows)
}

function baselineText(): string {
  const meanings = peerLabelMeanings.map(([label, stands]) => [label, stands.join(', ')])
  return [
    "Success or failure only: every failure is unknown; there is nothing else to say. The deed's own report: the obstacle that the deed gave, taken at its word; without one, the way the attempt ended.",
    'Eleven labels: the published rules (a failure without gain over a span under 1 block is NAV_STUCK, over more than 8 TARGET_UNREACHABLE; the same failure 3 times over 2 subgoals among the last 8 is DEADLOCK), with what the deed reported in place of error messages. A label counts as right wherever it may stand for the cause; else it counts as the first that it stands for. So it is never wrong for being coarse.',
    table(['label', 'may stand for'], meanings),
  ].join('\n\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function fraction(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(1)} %`
}
