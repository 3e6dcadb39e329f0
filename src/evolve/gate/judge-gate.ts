import { median } from '../statistics/median.ts'
import type { PairCounts } from '../statistics/newcombe-paired-interval.ts'
import { wealthAfter } from './betting.ts'
import type { CalibrationComparison } from './compare-calibration.ts'
import type { GatePair } from './gate-pair.ts'
import { pairScore } from './gate-pair.ts'
import type { GateReason, GateRules, GateVerdict } from './gate-rules.ts'
import { signFlipProbability } from './sign-flip-test.ts'

/** What the pairs of one group of tasks say. */
export interface GroupEvidence {
  readonly group: string
  readonly pairs: number
  /** Goals that only the candidate reached, and that only the champion did. */
  readonly gained: number
  readonly lost: number
  readonly meanScore: number
  /** Of scores as low as these by chance. */
  readonly probability: number
  readonly isWorse: boolean
}

/** What all pairs of a gate say. */
export interface GateEvidence {
  readonly pairs: number
  /** `first` is the champion, `second` the candidate. */
  readonly counts: PairCounts
  readonly meanScore: number
  /** Wealth of a better on the candidate being the better one, and on it being the worse; each began with 1. */
  readonly wealthFor: number
  readonly wealthAgainst: number
  /** Median of the candidate's ticks over the champion's where both succeeded; null where none did. */
  readonly ticksRatio: number | null
  /** In the order of their names. */
  readonly groups: readonly GroupEvidence[]
  /** Null where it was not measured. */
  readonly calibration: CalibrationComparison | null
}

/** A verdict with what it rests on. */
export interface GateJudgement {
  readonly verdict: GateVerdict
  readonly reason: GateReason
  readonly evidence: GateEvidence
}

/**
 * Judges what has been played so far. Pairs must be draws of a task and a seed, each independent of the others; then a candidate that is no
 * better is promoted with a probability of at most `promoteAlpha`, however often one looks. Promotion asks besides that neither goals reached
 * nor a group of tasks nor calibration is worse than chance would make it. Pure.
 */
export function judgeGate(
  pairs: readonly GatePair[],
  rules: GateRules,
  calibration: CalibrationComparison | null = null,
): GateJudgement {
  const evidence = evidenceOf(pairs, rules, calibration)
  const [verdict, reason] = decide(evidence, rules, isAlike(pairs))
  return { verdict, reason, evidence }
}

function decide(
  evidence: GateEvidence,
  rules: GateRules,
  playsAlike: boolean,
): readonly [GateVerdict, GateReason] {
  const { pairs, counts, wealthFor, wealthAgainst, groups, calibration } = evidence
  const isAtLimit = pairs >= rules.mostPairs
  const unlessMore = (reason: GateReason): readonly [GateVerdict, GateReason] =>
    isAtLimit ? ['keep', reason] : ['undecided', 'not-yet']
  if (wealthFor >= 1 / rules.promoteAlpha) {
    if (calibration?.isWorse === true) return ['keep', 'calibration-worse']
    if (groups.some(({ isWorse }) => isWorse)) return unlessMore('group-worse')
    if (fewerGoalsByChance(counts) < rules.successLevel) return unlessMore('fewer-successes')
    return ['promote', 'better']
  }
  if (wealthAgainst >= 1 / rules.keepAlpha) return ['keep', 'worse']
  if (playsAlike && pairs >= rules.alikePairs) return ['keep', 'plays-alike']
  return unlessMore('no-difference')
}

function evidenceOf(
  pairs: readonly GatePair[],
  { groupLevel }: GateRules,
  calibration: CalibrationComparison | null,
): GateEvidence {
  const scores = pairs.map(pairScore)
  const both = pairs.filter(({ champion, candidate }) => champion.success && candidate.success)
  const ratios = both
    .filter(({ champion }) => champion.gameTicks > 0)
    .map(({ champion, candidate }) => candidate.gameTicks / champion.gameTicks)
  const groups = [...Map.groupBy(pairs, ({ group }) => group)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )
  return {
    pairs: pairs.length,
    counts: {
      both: both.length,
      onlyFirst: count(pairs, lost),
      onlySecond: count(pairs, gained),
      neither: count(pairs, ({ champion, candidate }) => !champion.success && !candidate.success),
    },
    meanScore: mean(scores),
    wealthFor: wealthAfter(scores),
    wealthAgainst: wealthAfter(scores.map((score) => -score)),
    ticksRatio: median(ratios),
    groups: groups.map(([group, members]) => groupEvidence(group, members, groupLevel)),
    calibration,
  }
}

function groupEvidence(group: string, pairs: readonly GatePair[], level: number): GroupEvidence {
  const scores = pairs.map(pairScore)
  const probability = signFlipProbability(scores)
  return {
    group,
    pairs: pairs.length,
    gained: count(pairs, gained),
    lost: count(pairs, lost),
    meanScore: mean(scores),
    probability,
    isWorse: probability < level,
  }
}

/** Probability of losing so many goals and gaining so few by chance. */
function fewerGoalsByChance({ onlyFirst, onlySecond }: PairCounts): number {
  const signs = [...Array<number>(onlyFirst).fill(-1), ...Array<number>(onlySecond).fill(1)]
  return signFlipProbability(signs)
}

const gained = ({ champion, candidate }: GatePair): boolean => candidate.success && !champion.success
const lost = ({ champion, candidate }: GatePair): boolean => champion.success && !candidate.success

/** Whether no pair shows any difference. */
function isAlike(pairs: readonly GatePair[]): boolean {
  return pairs.every(
    ({ champion, candidate }) =>
      champion.success === candidate.success &&
      (!champion.success || champion.gameTicks === candidate.gameTicks),
  )
}

function count(pairs: readonly GatePair[], holds: (pair: GatePair) => boolean): number {
  return pairs.filter(holds).length
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
