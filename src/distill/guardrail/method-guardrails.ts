import type { MethodTotals } from '../knowledge.ts'
import { burnTicks } from '../method.ts'
import { sortedTools } from '../skill.ts'
import { mergeEvidence } from '../sums.ts'
import type { Evidence } from '../sums.ts'
import { lnSeparation } from './evidence-strength.ts'
import type { GuardrailCase } from './guardrail.ts'
import type { Predicate } from './predicate.ts'
import type { GuardSubject } from './subgoal-key.ts'
import { burnKey, gatherKey, huntKey, smeltKey } from './subgoal-key.ts'

/** Uses in vain after which a furnace, which leaves nothing to chance, is believed. */
const vainFurnaceUses = 3
/** Uses that yielded something else, or kills, after which a thing is not expected there any more: drops may be a matter of chance. */
const vainUses = 30
/** Attempts at the item that must have been among them. */
const vainAttempts = 2
/** Odds at which a tool counts as the reason, against a drop that just did not come. */
const toolOdds = 20

const always: Predicate = { all: [] }

/**
 * Methods that yield nothing of what was wanted, from the sums of one method with its tool left open: tools that had nothing of a block
 * where another did, inputs and fuels that a furnace makes nothing of, blocks and creatures that only ever gave something else. Disturbed
 * uses do not count. Pure.
 */
export function methodGuardrailCases(totals: readonly MethodTotals[]): readonly GuardrailCase[] {
  const items = [
    ...new Set(totals.flatMap(({ wanted, method }) => wanted ?? (method.kind === 'burn' ? burnTicks : []))),
  ]
  return items.sort().flatMap((item) => casesFor(item, totals))
}

function casesFor(item: string, totals: readonly MethodTotals[]): readonly GuardrailCase[] {
  const { method } = totals[0]!
  switch (method.kind) {
    case 'smelt':
      return neverOf(
        subject('smelt', smeltKey(method.input, item), item),
        item,
        totals,
        vainFurnaceUses,
        'smelt-failed',
      )
    case 'burn':
      return neverOf(
        { key: burnKey(method.fuel), scope: 'subgoal', signature: null, item: method.fuel, isMeans: true },
        item,
        totals.map(withoutFire),
        vainFurnaceUses,
        'missing-fuel',
      )
    case 'hunt': {
      const hunted = {
        ...subject('hunt', huntKey(method.entity, item), item),
        signature: `hunt ${method.entity}`,
      }
      return neverOf(hunted, item, totals, vainUses, 'wrong-drop')
    }
    case 'mine': {
      const dug = subject('gather', gatherKey(item, [method.block]), item)
      const never = neverOf(dug, item, totals, vainUses, 'wrong-drop')
      return never.length > 0 ? never : uselessTools(dug, item, totals)
    }
    case 'trade':
    case 'fill':
    case 'craft':
      return []
  }
}

/** Of a fuel, only what was left without fire tells something: what did not melt may not have been the fuel's fault. */
function withoutFire(totals: MethodTotals): MethodTotals {
  return { ...totals, uses: totals.causes['missing-fuel'] ?? 0, disturbedUses: 0 }
}

function subject(kind: string, key: string, item: string): GuardSubject {
  return { key, scope: 'subgoal', signature: `${kind} ${item}`, item, isMeans: true }
}

/** The method never yielded the item, whatever the tool. */
function neverOf(
  about: GuardSubject,
  item: string,
  totals: readonly MethodTotals[],
  enough: number,
  cause: GuardrailCase['cause'],
): readonly GuardrailCase[] {
  if (totals.some(({ yields }) => (yields[item] ?? 0) > 0)) return []
  const isByChance = enough === vainUses
  // A block that gave nothing at all may want another tool.
  const telling = about.key.startsWith('gather ')
    ? totals.filter(({ yields }) => Object.keys(yields).length > 0)
    : totals
  const uses = telling.reduce((sum, part) => sum + part.uses - part.disturbedUses, 0)
  const sought = totals.filter(({ wanted }) => wanted === item || item === burnTicks)
  const attempts = sought.reduce((sum, part) => sum + (part.uses > 0 ? part.attempts : 0), 0)
  if (uses < enough || attempts < (isByChance ? vainAttempts : 1)) return []
  return [
    {
      subject: about,
      predicate: always,
      cause,
      remedy: null,
      attempts: uses,
      failures: uses,
      outside: { attempts: 0, failures: 0 },
      isProven: true,
      evidence: evidenceOf(sought),
      counterEvidence: [],
    },
  ]
}

/** Tools with which the block had nothing of the item, where another tool had it. */
function uselessTools(
  about: GuardSubject,
  item: string,
  totals: readonly MethodTotals[],
): readonly GuardrailCase[] {
  const byTool = Map.groupBy(totals, ({ method }) => (method.kind === 'mine' ? method.tool : null))
  const worked = [...byTool].filter(([, parts]) => parts.some(({ yields }) => (yields[item] ?? 0) > 0))
  if (worked.length === 0) return []
  const good = worked.reduce((sum, [, parts]) => addUses(sum, usesOf(item, parts)), { uses: 0, gained: 0 })
  const successes = Math.min(good.gained, good.uses)
  const outside = { failures: good.uses - successes, successes }
  const useless = [...byTool].flatMap(([tool, parts]) => {
    const { uses } = usesOf(item, parts)
    const isVain = uses > 0 && parts.every(({ yields }) => (yields[item] ?? 0) === 0)
    const isTelling = lnSeparation({ failures: uses, successes: 0 }, outside) >= Math.log(toolOdds)
    return isVain && isTelling ? [{ tool, uses, parts }] : []
  })
  if (useless.length === 0) return []
  const tools = sortedTools(new Set(useless.map(({ tool }) => tool)))
  const names = worked.map(([tool]) => tool ?? 'a bare hand').sort()
  const uses = useless.reduce((sum, part) => sum + part.uses, 0)
  return [
    {
      subject: about,
      predicate: { all: [{ kind: 'tools-among', tools }] },
      cause: 'missing-tool',
      remedy: `it worked with ${names.join(' or ')}`,
      attempts: uses,
      failures: uses,
      outside: { attempts: good.uses, failures: outside.failures },
      isProven: true,
      evidence: evidenceOf(useless.flatMap(({ parts }) => parts)),
      counterEvidence: evidenceOf(worked.flatMap(([, parts]) => parts)),
    },
  ]
}

interface Uses {
  readonly uses: number
  readonly gained: number
}

/** Undisturbed uses in search of the item (what was broken on the way was not always picked up), and what they gained of it. */
function usesOf(item: string, parts: readonly MethodTotals[]): Uses {
  return parts.reduce(
    (sum, { wanted, uses, disturbedUses, yields }) =>
      wanted === item ? addUses(sum, { uses: uses - disturbedUses, gained: yields[item] ?? 0 }) : sum,
    { uses: 0, gained: 0 },
  )
}

function addUses(one: Uses, other: Uses): Uses {
  return { uses: one.uses + other.uses, gained: one.gained + other.gained }
}

function evidenceOf(parts: readonly MethodTotals[]): Evidence {
  return parts.reduce<Evidence>((all, { evidence }) => mergeEvidence(all, evidence), [])
}
