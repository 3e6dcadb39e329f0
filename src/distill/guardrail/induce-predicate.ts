import type { Cause } from '../../diagnosis/index.ts'
import { disturbances } from '../disturbances.ts'
import { lnSeparation, lowerBound } from './evidence-strength.ts'
import type { Predicate } from './predicate.ts'
import type { Cell, CellSum } from './pair-sums.ts'
import { PairSums } from './pair-sums.ts'
import { cellLiterals } from './situation-cell.ts'
import { featureRow } from './situation-feature.ts'
import type { CellTotals, SubgoalTotals } from './subgoal-totals.ts'
import { failuresOf } from './subgoal-totals.ts'

/** A predicate under which a subgoal fails, with what was counted. */
export interface InducedPredicate {
  readonly predicate: Predicate
  readonly cause: Cause
  /** Attempts under the predicate, and those of them that failed, of whatever cause. */
  readonly attempts: number
  readonly failures: number
  readonly outside: { readonly attempts: number; readonly failures: number }
  /** True where the evidence suffices to forbid; false where it only raises a suspicion. */
  readonly isProven: boolean
}

/** Failures of one cause below which nothing is suspected. */
const fewestFailures = 3
/** Least lower bound of the failure rate under a predicate, to forbid and to suspect; and the most that may have worked. */
const provenRate = 0.75
const suspectedRate = 0.4
const mostWorked = 0.05
/** Odds at which a separation counts as no accident, after how many predicates there are to choose from. */
const provenOdds = 20
const suspectedOdds = 1
/** More than any logarithm of odds. */
const provenFirst = 1e9

/** Causes looked at, the most frequent first. */
const mostCauses = 4

/** Share of the failures under a predicate that its cause must account for. */
const causeShare = 0.5
/** Beforehand, a cause is expected to turn on features that have to do with it; and rarely on two at once. */
const relevantPrior = 0.9
const pairPrior = 0.05

/**
 * What separates the failures of each frequent cause from the successes; at most one predicate for a cause. What hardly ever worked is forbidden
 * under `asSuch` instead, unless that is null. Pure.
 */
export function inducePredicates(
  { cells }: SubgoalTotals,
  asSuch: Predicate | null,
): readonly InducedPredicate[] {
  const entries = Object.entries(cells)
  const induced: InducedPredicate[] = []
  const seen = new Set<string>()
  const always = asSuch === null ? null : alwaysOf(Object.values(cells), asSuch)
  if (always?.isProven === true) return [always]
  const causes = frequentCauses(entries)
  if (causes.length === 0) return always === null ? [] : [always]
  const bare = entries.map(([cell, totals]) => ({
    cell,
    successes: totals.successes,
    failures: failuresOf(totals),
  }))
  const sums = new PairSums(bare)
  for (const cause of causes) {
    const rows = bare.map((row, index) => ({ ...row, ofCause: entries[index]![1].failures[cause] ?? 0 }))
    sums.lookAt(rows)
    const all = sumOf(rows)
    const found = separate(sums, all, cause) ?? lackOf(sums, all, cause)
    if (found === null || seen.has(JSON.stringify(found.predicate))) continue
    seen.add(JSON.stringify(found.predicate))
    induced.push(found)
  }
  return induced.length === 0 && always !== null ? [always] : induced
}

/** The most frequent first. */
function frequentCauses(entries: readonly (readonly [string, CellTotals])[]): readonly Cause[] {
  const counts = new Map<Cause, number>()
  for (const [, { failures }] of entries) {
    for (const [cause, count] of Object.entries(failures) as [Cause, number][])
      counts.set(cause, (counts.get(cause) ?? 0) + count)
  }
  return [...counts]
    .filter(([, count]) => count >= fewestFailures)
    .sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .slice(0, mostCauses)
    .map(([cause]) => cause)
}

/** A particular means that hardly ever worked is forbidden as such. What disturbed an attempt does not speak against the means. */
function alwaysOf(cells: readonly CellTotals[], predicate: Predicate): InducedPredicate | null {
  const counts = new Map<Cause, number>()
  let successes = 0
  let failures = 0
  for (const cell of cells) {
    successes += cell.successes
    for (const [cause, count] of Object.entries(cell.failures) as [Cause, number][]) {
      if (disturbances.has(cause)) continue
      failures += count
      counts.set(cause, (counts.get(cause) ?? 0) + count)
    }
  }
  const attempts = failures + successes
  const bound = lowerBound(failures, attempts)
  const [first] = [...counts].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
  if (first === undefined || successes > mostWorked * attempts || bound < suspectedRate) return null
  const outside = { attempts: 0, failures: 0 }
  const isProven = bound >= provenRate
  return { predicate, cause: first[0], attempts, failures, outside, isProven }
}

function sumOf(rows: readonly Cell[]): CellSum {
  const sum = { successes: 0, failures: 0, ofCause: 0 }
  for (const { successes, failures, ofCause } of rows) {
    sum.successes += successes
    sum.failures += failures
    sum.ofCause += ofCause
  }
  return sum
}

/** The likeliest predicate of one literal or two, or null. */
function separate(sums: PairSums, all: CellSum, cause: Cause): InducedPredicate | null {
  if (all.successes === 0) return null
  const priors = lnPriorsOf(cause)
  const best: { induced: InducedPredicate | null; rank: number } = { induced: null, rank: -Infinity }
  const consider = (one: number, other: number, lnPrior: number): void => {
    const inside = sums.of(one, other)
    const lnOdds = lnOddsOf(inside, all, lnPrior)
    if (lnOdds === null) return
    const verdict = verdictOf(inside, lnOdds)
    if (verdict === null) return
    // What is proven goes before what is likelier and only suspected.
    const rank = lnOdds + (verdict === 'proven' ? provenFirst : 0)
    if (rank <= best.rank) return
    best.rank = rank
    best.induced = induced(one === other ? [one] : [one, other], cause, inside, all, verdict === 'proven')
  }
  for (let index = 0; index < cellLiterals.length; index++) consider(index, index, priors[index]!)
  if (best.induced?.isProven === true) return best.induced
  for (let one = 0; one < cellLiterals.length; one++) {
    if (sums.of(one, one).ofCause < fewestFailures) continue
    for (let other = one + 1; other < cellLiterals.length; other++) {
      if (cellLiterals[one]!.literal.feature === cellLiterals[other]!.literal.feature) continue
      consider(one, other, priors[one]! + priors[other]! + Math.log(pairPrior))
    }
  }
  return best.induced
}

/** Causes that say by themselves that something was lacking. */
const lacks: ReadonlySet<Cause> = new Set<Cause>([
  'missing-item',
  'missing-tool',
  'missing-station',
  'missing-fuel',
  'inventory-full',
])

/** Where nothing ever worked there is nothing to contrast with; but what was lacking altogether, of what the cause is about, is told by the cause. */
function lackOf(sums: PairSums, all: CellSum, cause: Cause): InducedPredicate | null {
  if (!lacks.has(cause) || all.successes > 0) return null
  let best: InducedPredicate | null = null
  cellLiterals.forEach(({ literal: { feature, is, level } }, index) => {
    const { levels, causes } = featureRow(feature)
    const inside = sums.of(index, index)
    const isLack = is === 'at-most' && level === levels[0] && causes.includes(cause)
    if (!isLack || inside.ofCause < fewestFailures || inside.ofCause < causeShare * inside.failures) return
    if (best !== null && inside.failures <= best.failures) return
    const isProven = lowerBound(inside.failures, inside.failures) >= provenRate
    best = induced([index], cause, inside, all, isProven)
  })
  return best
}

/** Odds that this is what separates, as a logarithm; null where failures are no more frequent under it, or not of this cause. */
function lnOddsOf(inside: CellSum, all: CellSum, lnPrior: number): number | null {
  if (inside.ofCause < fewestFailures || inside.ofCause < causeShare * inside.failures) return null
  const outside = {
    failures: all.ofCause - inside.ofCause,
    successes: all.successes - inside.successes,
  }
  if (outside.successes === 0) return null
  const rateInside = inside.ofCause / (inside.ofCause + inside.successes)
  const rateOutside = outside.failures / (outside.failures + outside.successes)
  if (rateInside <= rateOutside) return null
  return lnSeparation({ failures: inside.ofCause, successes: inside.successes }, outside) + lnPrior
}

function verdictOf({ failures, successes }: CellSum, lnOdds: number): 'proven' | 'suspected' | null {
  const attempts = failures + successes
  const bound = lowerBound(failures, attempts)
  const isRare = successes <= mostWorked * attempts
  if (bound >= provenRate && isRare && lnOdds >= Math.log(provenOdds)) return 'proven'
  return bound >= suspectedRate && lnOdds >= Math.log(suspectedOdds) ? 'suspected' : null
}

function induced(
  members: readonly number[],
  cause: Cause,
  inside: CellSum,
  all: CellSum,
  isProven: boolean,
): InducedPredicate {
  const attempts = inside.failures + inside.successes
  return {
    predicate: { all: members.map((member) => cellLiterals[member]!.literal) },
    cause,
    attempts,
    failures: inside.failures,
    outside: {
      attempts: all.failures + all.successes - attempts,
      failures: all.failures - inside.failures,
    },
    isProven,
  }
}

const priorsByCause = new Map<Cause, readonly number[]>()

/** Logarithm of the prior of each literal, in their order. */
function lnPriorsOf(cause: Cause): readonly number[] {
  let priors = priorsByCause.get(cause)
  if (priors === undefined) {
    const isRelevant = cellLiterals.map(({ literal }) => featureRow(literal.feature).causes.includes(cause))
    const relevant = isRelevant.filter(Boolean).length
    const share = relevant === 0 ? 0 : relevantPrior
    priors = isRelevant.map((is) =>
      Math.log(is ? share / relevant : (1 - share) / (isRelevant.length - relevant)),
    )
    priorsByCause.set(cause, priors)
  }
  return priors
}
