import type { MethodTotals } from './knowledge.ts'
import type { Method } from './method.ts'
import { burnTicks, openMethodKey } from './method.ts'
import { nameAffinity } from './name-affinity.ts'
import type { Evidence } from './sums.ts'

/** How far a skill is trusted. One on parole has failed often, and not yet often enough to be retired. */
export const skillStatuses = ['probation', 'active', 'retired', 'parole'] as const
export type SkillStatus = (typeof skillStatuses)[number]

/**
 * A learnt operator: doing `method` yields `item`. Over tools it is general: all that worked are in `tools` (null is a bare hand), all
 * that were tried in vain in `uselessTools`; both are empty for methods without a tool.
 */
export interface Skill {
  /** Stable name, e.g. `mine iron_ore for iron_ore`. */
  readonly id: string
  readonly item: string
  readonly method: SkillMethod
  readonly tools: readonly (string | null)[]
  readonly uselessTools: readonly (string | null)[]
  /**
   * False where the item only ever came beside something else, too seldom to tell it from what lay about: such a skill is a hint, and no
   * plan should rest on it.
   */
  readonly isCredible: boolean
  /** Pieces that came of it in all. */
  readonly pieces: number
  /** Pieces per use where it worked: per block, kill, piece put in, or ticks per piece burnt. */
  readonly yieldPerUse: number
  /** Attempts at the item with tools that worked, of which what failed with another tool says nothing. */
  readonly attempts: number
  readonly successes: number
  /** Mean of the Beta posterior of success, from a uniform prior. */
  readonly successRate: number
  /** Mean ticks of a success; null before the first. */
  readonly expectedTicks: number | null
  readonly status: SkillStatus
  /** Attempts in which it yielded the item, by id. */
  readonly evidence: readonly number[]
  /** Attempts at it in vain, by id. */
  readonly counterEvidence: readonly number[]
}

/** A method with its tool left open. */
export type SkillMethod =
  { readonly kind: 'mine'; readonly block: string } | Exclude<Method, { readonly kind: 'mine' }>

/** What came beside something else is credible from so many times at such a rate on; less is asked where the names have to do with each other. */
const credibleBeside = { times: 2, rate: 0.02 } as const
const credibleOfLikeName = { times: 1, rate: 0.02, affinity: 0.2 } as const

/** Pieces from which on a hint may be the explanation of an item, and how much better than any other it must be. */
export const explaining = { pieces: 2, factor: 3 } as const
/** Share of the best rate below which something that was never sought there is explained by the better source. */
const explainedShare = 0.05

/** Successes after which a skill is active. */
const provenSuccesses = 2
/** A skill whose posterior success rate falls below this is retired, once it has been tried often enough; below twice that, on parole. */
const retiredRate = 0.1
const judgedAfterAttempts = 8
/** Nor where what was in vain lay within chance at the rate known: an apple comes of 200 leaves, and an attempt at one breaks thirty. */
const surprisingChance = 0.05

/** A tool is useless where its uses in vain would be less likely than this if it worked as well as the others. */
const chanceOfVain = 0.3
/** Uses in vain that the others are thought to have had beforehand: few successes say little. */
const usesBeforehand = 1

/** Name of the skill by which a method yields an item. */
export function skillId(method: Method, item: string): string {
  return `${openMethodKey(method)} for ${item}`
}

/**
 * The skills that all totals of one method with its tool left open support, by name. A pure function of the sums: in whatever order
 * they came together, the skills are the same.
 */
export function skillsOfMethod(totals: readonly MethodTotals[]): readonly Skill[] {
  const ordered = [...totals].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const items = new Set(
    ordered.flatMap(({ yields }) => Object.keys(yields).filter((item) => yields[item]! > 0)),
  )
  return [...items].sort().map((item) => {
    const parts = ordered.filter(({ wanted, yields }) => wanted === item || item in yields)
    const tools = new Set(parts.filter(({ yields }) => (yields[item] ?? 0) > 0).map(toolOf))
    const draft = parts.reduce(extend, emptyDraft(ordered[0]!.method, item, tools))
    return finish(skillId(draft.sample, item), draft)
  })
}

/**
 * Weighs the ways to one item against each other; `skills` are all that yield it. What only ever came beside something else, at a small share
 * of the rate of another source, is explained by that: monsters die side by side. And of mere hints, the one that explains the item best is
 * credible after all: rare drops are never frequent, but something that only lay about turns up beside many things alike.
 */
export function withExplanation(skills: readonly Skill[]): readonly Skill[] {
  const highest = Math.max(0, ...skills.map(({ yieldPerUse }) => yieldPerUse))
  const weighed = skills.map((skill) =>
    skill.isCredible && isExplainedAway(skill, highest) ? { ...skill, isCredible: false } : skill,
  )
  if (weighed.length === 0 || weighed.some(({ isCredible }) => isCredible)) return weighed
  const [best, next] = weighed.toSorted((one, other) => other.yieldPerUse - one.yieldPerUse)
  const isBest =
    best!.pieces >= explaining.pieces &&
    best!.yieldPerUse >= explaining.factor * (next === undefined ? 0 : next.yieldPerUse)
  return isBest ? weighed.map((skill) => (skill === best ? { ...skill, isCredible: true } : skill)) : weighed
}

/** Kinds of methods beside which things may turn up; what is traded or filled is told by the server. */
const surrounded: ReadonlySet<Method['kind']> = new Set(['mine', 'hunt', 'smelt'])

function isExplainedAway({ method, successes, yieldPerUse }: Skill, highest: number): boolean {
  return surrounded.has(method.kind) && successes === 0 && yieldPerUse < explainedShare * highest
}

function keyOf({ method, wanted }: MethodTotals): string {
  return `${method.kind === 'mine' ? (method.tool ?? '') : ''} ${wanted ?? ''}`
}

/** The tool that was used; null is a bare hand, and what no tool has to do with. */
function toolOf({ method }: MethodTotals): string | null {
  return method.kind === 'mine' ? method.tool : null
}

interface SkillDraft {
  readonly sample: Method
  readonly item: string
  /** With which it ever came. */
  readonly tools: ReadonlySet<string | null>
  /** Undisturbed uses in vain, in search of the item, by tool. */
  readonly vainUses: ReadonlyMap<string | null, number>
  readonly gained: number
  /** Uses and gains of the tools that worked: in search of the item, and on the way to something else. */
  readonly sought: { readonly uses: number; readonly gained: number }
  readonly beside: { readonly uses: number; readonly gained: number }
  /** Times that it came on the way to something else: what came at once, as out of a furnace, came once. */
  readonly timesBeside: number
  readonly attempts: number
  readonly successes: number
  readonly successTicks: number
  /** Lists that are joined at the end. */
  readonly evidence: readonly Evidence[]
  readonly counterEvidence: readonly Evidence[]
}

function emptyDraft(sample: Method, item: string, tools: SkillDraft['tools']): SkillDraft {
  return {
    sample,
    item,
    tools,
    vainUses: new Map(),
    gained: 0,
    sought: { uses: 0, gained: 0 },
    beside: { uses: 0, gained: 0 },
    timesBeside: 0,
    attempts: 0,
    successes: 0,
    successTicks: 0,
    evidence: [],
    counterEvidence: [],
  }
}

function extend(draft: SkillDraft, totals: MethodTotals): SkillDraft {
  const { method, wanted } = totals
  const gained = totals.yields[draft.item] ?? 0
  const isSought = wanted === draft.item
  // What did not light under a thing that does not smelt says nothing of how long it burns.
  const uses = draft.item === burnTicks ? totals.yieldUses?.[burnTicks] : undefined
  const counted = { uses: uses ?? totals.uses - totals.disturbedUses, gained }
  // What was broken on the way was not always picked up: only a search in vain speaks against a tool.
  const isInVain = method.kind === 'mine' && gained === 0 && isSought && counted.uses > 0
  // Nor does a tool that has nothing of it speak against those that do.
  const isTried = isSought && draft.tools.has(toolOf(totals))
  const isExact = isSought || draft.item === burnTicks
  return {
    ...draft,
    vainUses: isInVain ? withUses(draft.vainUses, method.tool, counted.uses) : draft.vainUses,
    gained: draft.gained + gained,
    sought: gained > 0 && isExact ? sum(draft.sought, counted) : draft.sought,
    beside: gained > 0 && !isExact ? sum(draft.beside, counted) : draft.beside,
    timesBeside: draft.timesBeside + (isExact ? 0 : (totals.yieldTimes?.[draft.item] ?? gained)),
    attempts: draft.attempts + (isTried ? totals.attempts : 0),
    successes: draft.successes + (isTried ? totals.successes : 0),
    successTicks: draft.successTicks + (isTried ? totals.successTicks : 0),
    evidence: gained > 0 ? [...draft.evidence, totals.evidence] : draft.evidence,
    counterEvidence: gained > 0 ? draft.counterEvidence : [...draft.counterEvidence, totals.evidence],
  }
}

function withUses(
  vainUses: SkillDraft['vainUses'],
  tool: string | null,
  uses: number,
): SkillDraft['vainUses'] {
  return new Map(vainUses).set(tool, (vainUses.get(tool) ?? 0) + uses)
}

function finish(id: string, draft: SkillDraft): Skill {
  const { sample, item, sought, beside, attempts, successes, successTicks } = draft
  const evidence = new Set(united(draft.evidence))
  const successRate = (successes + 1) / (attempts + 2)
  // What dropped on the way to something else tells a rate until the thing itself was sought.
  const yieldPerUse = sought.uses > 0 ? sought.gained / sought.uses : beside.gained / Math.max(1, beside.uses)
  return {
    id,
    item,
    method: sample.kind === 'mine' ? { kind: 'mine', block: sample.block } : sample,
    tools: sample.kind === 'mine' ? sortedTools(draft.tools) : [],
    uselessTools: sortedTools(uselessTools(draft)),
    isCredible: sought.gained > 0 || isCredibleBeside(draft),
    pieces: sought.gained + beside.gained,
    yieldPerUse,
    attempts,
    successes,
    successRate,
    expectedTicks: successes > 0 ? successTicks / successes : null,
    status: statusOf(attempts, successes, successRate, chanceOfVainUses(draft, yieldPerUse)),
    evidence: [...evidence],
    counterEvidence: united(draft.counterEvidence).filter((id) => !evidence.has(id)),
  }
}

/** Tools that were tried in vain too often for chance, as the others worked. */
function uselessTools({ tools, vainUses, sought }: SkillDraft): ReadonlySet<string | null> {
  const chance = 1 - sought.gained / (sought.uses + usesBeforehand + Math.max(0, sought.gained - sought.uses))
  return new Set(
    [...vainUses].flatMap(([tool, uses]) =>
      !tools.has(tool) && chance ** uses < chanceOfVain ? [tool] : [],
    ),
  )
}

function isCredibleBeside({ sample, item, beside, timesBeside }: SkillDraft): boolean {
  const source = sample.kind === 'mine' ? sample.block : sample.kind === 'hunt' ? sample.entity : null
  // What comes out of a furnace or a trade is told by the attempt itself.
  if (source === null) return true
  const isLike = nameAffinity(source, item) >= credibleOfLikeName.affinity
  const { times, rate } = isLike ? credibleOfLikeName : credibleBeside
  return timesBeside >= times && beside.gained / Math.max(1, beside.uses) >= rate
}

/** All ids of these lists, each once, in rising order. */
function united(lists: readonly Evidence[]): readonly number[] {
  const sorted = Float64Array.from(lists.flat()).sort()
  return [...sorted.filter((id, index) => index === 0 || id !== sorted[index - 1])]
}

function sum(one: SkillDraft['sought'], other: SkillDraft['sought']): SkillDraft['sought'] {
  return { uses: one.uses + other.uses, gained: one.gained + other.gained }
}

/** How likely as many uses in vain as there were are, with tools that worked, at this rate. */
function chanceOfVainUses({ tools, vainUses }: SkillDraft, yieldPerUse: number): number {
  const uses = [...vainUses].reduce((all, [tool, vain]) => (tools.has(tool) ? all + vain : all), 0)
  return uses === 0 ? 0 : Math.max(0, 1 - yieldPerUse) ** uses
}

function statusOf(attempts: number, successes: number, rate: number, chance: number): SkillStatus {
  if (attempts >= judgedAfterAttempts && rate < retiredRate && chance < surprisingChance) return 'retired'
  if (attempts >= judgedAfterAttempts && rate < 2 * retiredRate) return 'parole'
  return successes >= provenSuccesses ? 'active' : 'probation'
}

/** Tools in the order of their names, a bare hand first. */
export function sortedTools(tools: ReadonlySet<string | null>): readonly (string | null)[] {
  return [...tools].sort((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))
}
