import type { SubgoalKind } from '../../env/index.ts'
import type { MethodTotals } from '../knowledge.ts'
import { explaining, sortedTools } from '../skill.ts'
import type { Skill } from '../skill.ts'
import type { GuardUse } from './guard-use.ts'
import { addGuardUse } from './guard-use.ts'
import type { Guardrail, GuardrailCase } from './guardrail.ts'
import { guardrailId, isEnforced, judgeGuardrail, withExpiry } from './guardrail.ts'
import { keyOfMethod } from './key-of-method.ts'
import { methodGuardrailCases } from './method-guardrails.ts'
import type { Predicate } from './predicate.ts'
import { situationGuardrails } from './situation-guardrails.ts'
import { gatherKey, kindsOf } from './subgoal-key.ts'
import type { SubgoalTotals } from './subgoal-totals.ts'
import { addSubgoalTotals } from './subgoal-totals.ts'

/** Guardrails laid out by what they forbid, and kept up to date as sums grow: the cost is that of the subjects touched. */
export class GuardrailBook {
  readonly #totals = new Map<string, SubgoalTotals>()
  /** By key of the subject, then by id of the guardrail. */
  readonly #uses = new Map<string, Map<string, GuardUse>>()
  /** What methods show, by method with its tool left open; and which of these have a say in a key. */
  readonly #cases = new Map<string, readonly GuardrailCase[]>()
  readonly #methodsByKey = new Map<string, Set<string>>()
  /** Keys of means that yielded what they are for: with the right tool, at the right place, or now and then. */
  readonly #workingKeys = new Set<string>()
  /** By key: tools with which a block that never gave anything was dug. Another may work. */
  readonly #toolsInVain = new Map<string, readonly (string | null)[]>()
  readonly #byKey = new Map<string, readonly Guardrail[]>()
  /** Kinds of subgoals of which something is known. */
  readonly #kinds = new Set<string>()
  readonly #stale = new Set<string>()
  #attempts = 0

  /** Counts attempts taken in, by which guardrails expire. */
  count(attempts: number): void {
    this.#attempts += attempts
  }

  addTotals(key: string, totals: SubgoalTotals): void {
    const before = this.#totals.get(key)
    this.#totals.set(key, before === undefined ? totals : addSubgoalTotals(before, totals))
    this.#outdate(key)
  }

  addUse(id: string, use: GuardUse): void {
    const { key } = use.subject
    const uses = this.#uses.get(key) ?? new Map<string, GuardUse>()
    const before = uses.get(id)
    uses.set(id, before === undefined ? use : addGuardUse(before, use))
    this.#uses.set(key, uses)
    this.#outdate(key)
  }

  /** Takes in all sums of one method with its tool left open, and the skills that they support. */
  setMethod(openKey: string, totals: readonly MethodTotals[], skills: readonly Skill[]): void {
    for (const [key, tools] of toolsInVain(totals)) {
      if (this.#toolsInVain.get(key)?.length === tools.length) continue
      this.#toolsInVain.set(key, tools)
      this.#outdate(key)
    }
    for (const { method, item, isCredible, pieces } of skills) {
      const key = keyOfMethod(method.kind === 'mine' ? { ...method, tool: null } : method, item)
      // What comes of it seldom is not credible by itself, and may be the only source all the same.
      const mayWork = isCredible || pieces >= explaining.pieces
      if (key === null || this.#workingKeys.has(key) === mayWork) continue
      if (mayWork) this.#workingKeys.add(key)
      else this.#workingKeys.delete(key)
      this.#outdate(key)
    }
    const before = this.#cases.get(openKey) ?? []
    const cases = methodGuardrailCases(totals)
    this.#cases.set(openKey, cases)
    for (const { subject } of [...before, ...cases]) {
      const methods = this.#methodsByKey.get(subject.key) ?? new Set()
      this.#methodsByKey.set(subject.key, methods.add(openKey))
      this.#outdate(subject.key)
    }
  }

  /** The guardrails that forbid something about this subject now. */
  enforcedAt(key: string): readonly Guardrail[] {
    if (this.#stale.has(key)) this.#refresh(key)
    const all = this.#byKey.get(key)
    return all === undefined ? none : all.map((one) => withExpiry(one, this.#attempts)).filter(isEnforced)
  }

  /** False where nothing about subgoals of this kind is known. */
  watches(kind: SubgoalKind): boolean {
    return this.#kinds.has(kind)
  }

  /** All guardrails, by id, in the order of their ids. */
  all(): ReadonlyMap<string, Guardrail> {
    for (const key of [...this.#stale]) this.#refresh(key)
    const all = [...this.#byKey.values()].flat().map((one) => withExpiry(one, this.#attempts))
    return new Map(all.map((one) => [one.id, one] as const).sort(([one], [other]) => (one < other ? -1 : 1)))
  }

  /** Marks what must be derived anew before it is asked for again. */
  #outdate(key: string): void {
    this.#stale.add(key)
    for (const kind of kindsOf(key)) this.#kinds.add(kind)
  }

  #refresh(key: string): void {
    const guardrails = this.#derive(key)
    if (guardrails.length > 0) this.#byKey.set(key, guardrails)
    else this.#byKey.delete(key)
    this.#stale.delete(key)
  }

  /** Under what a means that hardly ever worked is forbidden. */
  #asSuch(key: string): Predicate {
    const tools = this.#toolsInVain.get(key) ?? []
    return { all: tools.length === 0 ? [] : [{ kind: 'tools-among', tools }] }
  }

  /** What methods show goes first: of two guardrails of one name it says more. */
  #derive(key: string): readonly Guardrail[] {
    const uses = this.#uses.get(key) ?? noUses
    const byId = new Map<string, Guardrail>()
    const totals = this.#totals.get(key)
    if (totals !== undefined) {
      // What worked, if on the way to something else, may fail for want of a tool or a place: as such it is not forbidden.
      const asSuch = totals.subject.isMeans && !this.#workingKeys.has(key) ? this.#asSuch(key) : null
      for (const one of situationGuardrails(totals, uses, asSuch)) byId.set(one.id, one)
    }
    for (const method of [...(this.#methodsByKey.get(key) ?? [])].sort()) {
      for (const found of this.#cases.get(method) ?? []) {
        if (found.subject.key !== key) continue
        const id = guardrailId(found.subject, found.predicate)
        byId.set(id, judgeGuardrail(found, uses.get(id)))
      }
    }
    for (const [id, use] of uses) if (!byId.has(id)) byId.set(id, judgeGuardrail(unsupported(use), use))
    return [...byId.values()]
  }
}

/** Tools, sorted, with which a block was dug, or was to be dug, for an item, by key of that; none where the block gave anything. */
function toolsInVain(totals: readonly MethodTotals[]): ReadonlyMap<string, readonly (string | null)[]> {
  const gaveAnything = totals.some(({ yields }) => Object.keys(yields).length > 0)
  const tried = new Map<string, Set<string | null>>()
  for (const { method, wanted } of totals) {
    if (method.kind !== 'mine' || wanted === null) continue
    const key = gatherKey(wanted, [method.block])
    const tools = tried.get(key) ?? new Set()
    tried.set(key, gaveAnything ? tools : tools.add(method.tool))
  }
  return new Map([...tried].map(([key, tools]) => [key, sortedTools(tools)]))
}

/** A guardrail of which nothing but its uses is known any more. */
function unsupported({ subject, predicate, cause }: GuardUse): GuardrailCase {
  const nothing = { attempts: 0, failures: 0 }
  return {
    subject,
    predicate,
    cause,
    remedy: null,
    ...nothing,
    outside: nothing,
    isProven: false,
    evidence: [],
    counterEvidence: [],
  }
}

const none: readonly Guardrail[] = []
const noUses: ReadonlyMap<string, GuardUse> = new Map()
