import type { CaseLabel } from '../case-plan.ts'

/** What was the case, what was answered, and how sure the answer was. */
export interface Judged {
  readonly truth: CaseLabel
  readonly answer: CaseLabel
  readonly confidence: number | null
}

/** Counts and shares for one label. Shares are null where nothing can be said: 0 of 0. */
export interface LabelScore {
  readonly label: CaseLabel
  /** Cases in which it was true. */
  readonly cases: number
  /** Answers that named it. */
  readonly answers: number
  /** Answers that named it rightly. */
  readonly right: number
  readonly precision: number | null
  readonly recall: number | null
  /** 2 * right / (cases + answers); null where neither is. */
  readonly f1: number | null
}

export function scoreLabel(judged: readonly Judged[], label: CaseLabel): LabelScore {
  const cases = judged.filter(({ truth }) => truth === label).length
  const answers = judged.filter(({ answer }) => answer === label).length
  const right = judged.filter(({ truth, answer }) => truth === label && answer === label).length
  return {
    ...{ label, cases, answers, right },
    precision: share(right, answers),
    recall: share(right, cases),
    f1: share(2 * right, cases + answers),
  }
}

/** Mean of the F1 of every cause that was true of a case; null without any. False alarms on successes lower precision. */
export function macroF1(judged: readonly Judged[]): number | null {
  const labels = new Set(judged.map(({ truth }) => truth).filter((truth) => truth !== 'success'))
  if (labels.size === 0) return null
  let sum = 0
  for (const label of labels) sum += scoreLabel(judged, label).f1 ?? 0
  return sum / labels.size
}

/** Answers of like confidence together: what they claimed and how often they were right. */
export interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly answers: number
  readonly meanConfidence: number
  readonly accuracy: number
}

/** Bins of equal width over 0 to 1 (1 belongs to the last), empty ones left out. Only answers with a confidence count. */
export function reliabilityBins(judged: readonly Judged[], bins = 10): readonly ReliabilityBin[] {
  const found: ReliabilityBin[] = []
  for (let index = 0; index < bins; index++) {
    const inBin = judged.filter(
      ({ confidence }) => confidence !== null && Math.min(bins - 1, Math.floor(confidence * bins)) === index,
    )
    if (inBin.length === 0) continue
    const claimed = inBin.reduce((sum, { confidence }) => sum + (confidence ?? 0), 0)
    const right = inBin.filter(({ truth, answer }) => truth === answer).length
    found.push({
      ...{ from: index / bins, to: (index + 1) / bins, answers: inBin.length },
      meanConfidence: claimed / inBin.length,
      accuracy: right / inBin.length,
    })
  }
  return found
}

/**
 * Expected calibration error: the gap between claimed and true accuracy, averaged over answers by bins of confidence
 * (Naeini et al. 2015). Null where no answer has a confidence.
 */
export function expectedCalibrationError(judged: readonly Judged[], bins = 10): number | null {
  const filled = reliabilityBins(judged, bins)
  const answers = filled.reduce((sum, bin) => sum + bin.answers, 0)
  if (answers === 0) return null
  const gaps = filled.reduce((sum, bin) => sum + bin.answers * Math.abs(bin.accuracy - bin.meanConfidence), 0)
  return gaps / answers
}

/** Failures with a cause of the table that were called unknown, as a share; null without any. */
export function unknownRate(judged: readonly Judged[]): number | null {
  const known = judged.filter(({ truth }) => truth !== 'success' && truth !== 'unknown')
  return share(known.filter(({ answer }) => answer === 'unknown').length, known.length)
}

/** Successes that were given a cause of failure, as a share; null without any. */
export function falseAlarmRate(judged: readonly Judged[]): number | null {
  const successes = judged.filter(({ truth }) => truth === 'success')
  return share(successes.filter(({ answer }) => answer !== 'success').length, successes.length)
}

/** All figures of one judge. */
export interface Summary {
  readonly cases: number
  readonly macroF1: number | null
  /** Share of failures whose cause was named. */
  readonly accuracy: number | null
  readonly unknownRate: number | null
  readonly falseAlarmRate: number | null
  /** Failures that were taken for successes, as a share. */
  readonly missRate: number | null
  readonly calibrationError: number | null
  readonly labels: readonly LabelScore[]
}

export function summarize(judged: readonly Judged[], labels: readonly CaseLabel[]): Summary {
  const failures = judged.filter(({ truth }) => truth !== 'success')
  return {
    cases: judged.length,
    macroF1: macroF1(judged),
    accuracy: share(failures.filter(({ truth, answer }) => truth === answer).length, failures.length),
    unknownRate: unknownRate(judged),
    falseAlarmRate: falseAlarmRate(judged),
    missRate: share(failures.filter(({ answer }) => answer === 'success').length, failures.length),
    calibrationError: expectedCalibrationError(judged.filter(({ answer }) => answer !== 'success')),
    labels: labels.map((label) => scoreLabel(judged, label)),
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
