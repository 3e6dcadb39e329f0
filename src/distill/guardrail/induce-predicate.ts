import type { Cause } from '../../diagnosis/index.ts'
import { lnSeparation, lowerBound } from './evidence-strength.ts'
import type { Predicate } from './predicate.ts'
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

/** Share of the failures under a predicate that its cause must account for. */
const causeShare = 0.5
/** Beforehand, a cause is expected to turn on features that have to do with it; and rarely on two at once. */
const relevantPrior = 0.7
const pairPrior = 0.05

interface Cell {
  readonly cell: string
  readonly successes: number
  readonly failures: number
  readonly ofCause: number
}

/** What separates the failures of each frequent cause from the successes; at most one predicate for a cause. Pure. */
export function inducePredicates({ subject, cells }: SubgoalTotals): readonly InducedPredicate[] {
  const entries = Object.entries(cells)
  const induced: InducedPredicate[] = []
  const seen = new Set<string>()
  for (const cause of frequentCauses(entries)) {
    const rows = entries.map(([cell, totals]) => rowOf(cell, totals, cause))
    const found = (subject.isMeans ? alwaysOf(rows, cause) : null) ?? separate(rows, cause)
    if (found === null || seen.has(JSON.stringify(found.predicate))) continue
    seen.add(JSON.stringify(found.predicate))
    induced.push(found)
  }
  return induced
}

function rowOf(cell: string, totals: CellTotals, cause: Cause): Cell {
  const { successes, failures } = totals
  return { cell, successes, failures: failuresOf(totals), ofCause: failures[cause] ?? 0 }
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
    .map(([cause]) => cause)
}

/** A particular means that hardly ever worked is forbidden as such. */
function alwaysOf(rows: readonly Cell[], cause: Cause): InducedPredicate | null {
  const inside = sumOf(rows)
  const attempts = inside.failures + inside.successes
  const bound = lowerBound(inside.failures, attempts)
  if (inside.ofCause < causeShare * inside.failures || inside.successes > mostWorked * attempts) return null
  if (bound < suspectedRate) return null
  const outside = { attempts: 0, failures: 0 }
  const { failures } = inside
  return { predicate: { all: [] }, cause, attempts, failures, outside, isProven: bound >= provenRate }
}

interface Sum {
  successes: number
  failures: number
  ofCause: number
}

function sumOf(rows: readonly Cell[]): Sum {
  const sum = { successes: 0, failures: 0, ofCause: 0 }
  for (const row of rows) addTo(sum, row)
  return sum
}

function addTo(sum: Sum, { successes, failures, ofCause }: Sum): void {
  sum.successes += successes
  sum.failures += failures
  sum.ofCause += ofCause
}

/** The likeliest predicate of one literal or two, or null. */
function separate(rows: readonly Cell[], cause: Cause): InducedPredicate | null {
  const all = sumOf(rows)
  if (all.successes === 0) return null
  const priors = lnPriorsOf(cause)
  const holding = cellLiterals.map(({ holds }) => rows.map(({ cell }) => holds(cell)))
  const best: { induced: InducedPredicate | null; lnOdds: number } = { induced: null, lnOdds: -Infinity }
  const consider = (members: readonly number[], lnPrior: number): void => {
    const inside = { successes: 0, failures: 0, ofCause: 0 }
    rows.forEach((row, index) => {
      if (members.every((member) => holding[member]![index])) addTo(inside, row)
    })
    const odds = lnOddsOf(inside, all, lnPrior)
    if (odds === null) return
    const verdict = verdictOf(inside, odds)
    if (verdict === null) return
    // What is proven goes before what is likelier and only suspected.
    const rank = odds + (verdict === 'proven' ? provenFirst : 0)
    if (rank <= best.lnOdds) return
    best.lnOdds = rank
    best.induced = induced(members, cause, inside, all, verdict === 'proven')
  }
  cellLiterals.forEach((_, index) => {
    consider([index], priors[index]!)
  })
  if (best.induced?.isProven === true) return best.induced
  for (let one = 0; one < cellLiterals.length; one++) {
    if (!holding[one]!.some((holds, row) => holds && rows[row]!.ofCause > 0)) continue
    for (let other = one + 1; other < cellLiterals.length; other++) {
      if (cellLiterals[one]!.literal.feature === cellLiterals[other]!.literal.feature) continue
      consider([one, other], priors[one]! + priors[other]! + Math.log(pairPrior))
    }
  }
  return best.induced
}

/** Odds that this is what separates, as a logarithm; null where failures are no more frequent under it, or not of this cause. */
function lnOddsOf(inside: Sum, all: Sum, lnPrior: number): number | null {
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

function verdictOf({ failures, successes }: Sum, lnOdds: number): 'proven' | 'suspected' | null {
  const attempts = failures + successes
  const bound = lowerBound(failures, attempts)
  const isRare = successes <= mostWorked * attempts
  if (bound >= provenRate && isRare && lnOdds >= Math.log(provenOdds)) return 'proven'
  return bound >= suspectedRate && lnOdds >= Math.log(suspectedOdds) ? 'suspected' : null
}

function induced(
  members: readonly number[],
  cause: Cause,
  inside: Sum,
  all: Sum,
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
