import { causes } from '../../diagnosis/index.ts'
import type { GuardUse } from './guard-use.ts'
import type { Guardrail, GuardrailCase } from './guardrail.ts'
import { guardrailId, judgeGuardrail } from './guardrail.ts'
import { inducePredicates } from './induce-predicate.ts'
import type { InducedPredicate } from './induce-predicate.ts'
import type { Literal, Predicate } from './predicate.ts'
import { holdsAt } from './predicate.ts'
import type { SituationCell } from './situation-cell.ts'
import { featureNames, featureRow } from './situation-feature.ts'
import type { SubgoalTotals } from './subgoal-totals.ts'
import { failuresOf } from './subgoal-totals.ts'

/**
 * The guardrails of one subject that its sums support, and those that forbade something and are no longer supported. `uses` are of this
 * subject alone, by id of guardrail. What hardly ever worked is forbidden where `asSuch` holds; null where it is only to be forbidden in situations
 * that attempts differ in. Pure.
 */
export function situationGuardrails(
  totals: SubgoalTotals,
  uses: ReadonlyMap<string, GuardUse>,
  asSuch: Predicate | null,
): readonly Guardrail[] {
  const found = inducePredicates(totals, asSuch).map((induced) => {
    const built = caseOf(totals, induced)
    return judgeGuardrail(built, uses.get(guardrailId(built.subject, built.predicate)))
  })
  const supported = new Set(found.map(({ id }) => id))
  const fallen = [...uses].flatMap(([id, use]) =>
    supported.has(id) || !isAnsweredByCells(use.predicate)
      ? []
      : [judgeGuardrail(fallenCase(totals, use), use)],
  )
  return [...found, ...fallen]
}

function caseOf(totals: SubgoalTotals, induced: InducedPredicate): GuardrailCase {
  return {
    subject: totals.subject,
    ...induced,
    remedy: remedyOf(totals, induced),
    evidence: totals.failed,
    counterEvidence: totals.worked,
  }
}

/** What became of a predicate that separates nothing any more. */
function fallenCase(totals: SubgoalTotals, { predicate, cause }: GuardUse): GuardrailCase {
  const counted = { inside: { attempts: 0, failures: 0 }, outside: { attempts: 0, failures: 0 } }
  for (const [cell, cellTotals] of Object.entries(totals.cells)) {
    const side = holdsInCell(predicate, cell) ? counted.inside : counted.outside
    const failures = failuresOf(cellTotals)
    side.attempts += failures + cellTotals.successes
    side.failures += failures
  }
  return {
    subject: totals.subject,
    predicate,
    cause,
    remedy: null,
    ...counted.inside,
    outside: counted.outside,
    isProven: false,
    evidence: totals.failed,
    counterEvidence: totals.worked,
  }
}

function isAnsweredByCells({ all }: Predicate): boolean {
  return all.every(({ kind }) => kind === 'feature')
}

function holdsInCell({ all }: Predicate, cell: SituationCell): boolean {
  return all.every((literal) => literal.kind === 'feature' && holdsAtCell(literal, cell))
}

type FeatureLiteral = Extract<Literal, { readonly kind: 'feature' }>

function holdsAtCell(literal: FeatureLiteral, cell: SituationCell): boolean {
  return holdsAt(literal, digitOf(literal, cell), featureRow(literal.feature).levels)
}

function digitOf({ feature }: FeatureLiteral, cell: SituationCell): number {
  return Number(cell[featureNames.indexOf(feature)])
}

/** The nearest level of the first feature at which it worked, in words; else what the cause suggests. */
function remedyOf({ cells }: SubgoalTotals, { predicate, cause }: InducedPredicate): string {
  const [literal] = predicate.all
  if (literal?.kind !== 'feature') return causes[cause].remedy
  const { levels, atLeast, atMost } = featureRow(literal.feature)
  const worked = new Map<number, number>()
  for (const [cell, { successes }] of Object.entries(cells)) {
    const level = digitOf(literal, cell)
    if (successes > 0 && !holdsAt(literal, level, levels))
      worked.set(level, (worked.get(level) ?? 0) + successes)
  }
  const [level] = [...worked.keys()].sort((a, b) => (literal.is === 'at-most' ? a - b : b - a))
  if (level === undefined) return causes[cause].remedy
  const words = (literal.is === 'at-most' ? atLeast : atMost)[level]!
  const times = [...worked.values()].reduce((sum, count) => sum + count, 0)
  return `it worked ${times} times where ${words}`
}
