import type { Cause } from '../diagnosis/index.ts'
import { disturbances } from './disturbances.ts'
import { guardrailId } from './guardrail/guardrail.ts'
import type { GuardUse } from './guardrail/guard-use.ts'
import { addGuardUse } from './guardrail/guard-use.ts'
import type { SubgoalTotals } from './guardrail/subgoal-totals.ts'
import { addSubgoalTotals, totalsOfSituation } from './guardrail/subgoal-totals.ts'
import type { Method } from './method.ts'
import { methodKey } from './method.ts'
import type { LookTotals, SightingTotals } from './sightings.ts'
import {
  addLooks,
  addSightings,
  looksOf,
  noLooks,
  noSightings,
  searchTotalsOf,
  sightingsIn,
} from './sightings.ts'
import type { Evidence } from './sums.ts'
import { addCounts, addRecords, mergeEvidence } from './sums.ts'
import type { Lesson, Trial } from './trial.ts'

/** All trials of one method in search of one item (or of none in particular), summed up. */
export interface MethodTotals {
  readonly method: Method
  /** The item that the attempts were after; null sums the uses on the way to something else. */
  readonly wanted: string | null
  readonly attempts: number
  readonly successes: number
  readonly uses: number
  /** Uses of attempts that went wrong for another reason than that the method yields nothing, such as flight or death. */
  readonly disturbedUses: number
  readonly yields: Readonly<Record<string, number>>
  /** In how many trials each item came, whatever the pieces. Missing in what was kept before that was counted. */
  readonly yieldTimes?: Readonly<Record<string, number>> | undefined
  /** Uses of the trials in which each item came. Missing in what was kept before that was counted. */
  readonly yieldUses?: Readonly<Record<string, number>> | undefined
  /** Ticks of the successes. */
  readonly successTicks: number
  readonly causes: Readonly<Partial<Record<Cause, number>>>
  readonly evidence: Evidence
}

/**
 * Everything learnt, as sums. Plain data. Two knowledge bases add up in any order, so that parallel workers learn the same as one.
 * Skills are derived from the sums (`skillsOf`) and need no upkeep of their own.
 */
export interface Knowledge {
  /** By `totalsKey`. */
  readonly methods: Readonly<Record<string, MethodTotals>>
  /** Digs of each block by band of height: `iron_ore` to band to count. */
  readonly heights: Readonly<Record<string, Readonly<Record<number, number>>>>
  readonly sightings: Readonly<Record<string, SightingTotals>>
  /** Looks around, one at the end of each attempt. */
  readonly looks: LookTotals
  /** Attempts at subgoals and journeys by key of their subject (see `GuardSubject`), with the situations in which they were begun. */
  readonly subgoals: Readonly<Record<string, SubgoalTotals>>
  /** What guardrails did, by their id. */
  readonly guards: Readonly<Record<string, GuardUse>>
  /** Attempts taken in. */
  readonly attempts: number
}

/** The knowledge of an agent that has tried nothing. */
export const noKnowledge: Knowledge = Object.freeze({
  methods: {},
  heights: {},
  sightings: {},
  looks: noLooks,
  subgoals: {},
  guards: {},
  attempts: 0,
})

/** Under which trials of one method for one item are summed. */
export function totalsKey({ method, wanted }: Pick<Trial, 'method' | 'wanted'>): string {
  return `${methodKey(method)} for ${wanted ?? 'nothing'}`
}

/** Adds what one attempt taught. `attemptId` is the attempt's id in the record. */
export function learn(knowledge: Knowledge, lesson: Lesson, attemptId: number): Knowledge {
  const methods = { ...knowledge.methods }
  for (const trial of lesson.trials) {
    const key = totalsKey(trial)
    const totals = totalsOfTrial(trial, attemptId)
    const before = methods[key]
    methods[key] = before === undefined ? totals : addTotals(before, totals)
  }
  const heights = { ...knowledge.heights }
  for (const { block, band, count } of lesson.heights) {
    heights[block] = addCounts(heights[block] ?? {}, { [band]: count })
  }
  const sightings = { ...knowledge.sightings }
  const { near, far } = sightingsIn(lesson.look)
  for (const name of lesson.look.names) {
    if (lesson.look.carriedNames.includes(name)) continue
    const seen = lesson.look.nearNames.includes(name) ? near : far
    sightings[name] = addSightings(sightings[name] ?? noSightings, seen)
  }
  for (const search of lesson.searches) {
    sightings[search.name] = addSightings(sightings[search.name] ?? noSightings, searchTotalsOf(search))
  }
  const subgoals = { ...knowledge.subgoals }
  for (const trial of lesson.situations) {
    const { key } = trial.subject
    const totals = totalsOfSituation(trial, attemptId)
    const before = subgoals[key]
    subgoals[key] = before === undefined ? totals : addSubgoalTotals(before, totals)
  }
  const guards = { ...knowledge.guards }
  for (const use of lesson.guardUses) {
    const id = guardrailId(use.subject, use.predicate)
    const before = guards[id]
    guards[id] = before === undefined ? use : addGuardUse(before, use)
  }
  const looks = addLooks(knowledge.looks, looksOf(lesson.look))
  return { methods, heights, sightings, looks, subgoals, guards, attempts: knowledge.attempts + 1 }
}

/** Adds two knowledge bases. Associative and commutative: the order of workers does not show. */
export function addKnowledge(one: Knowledge, other: Knowledge): Knowledge {
  return {
    methods: addRecords(one.methods, other.methods, addTotals),
    heights: addRecords(one.heights, other.heights, addCounts),
    sightings: addRecords(one.sightings, other.sightings, addSightings),
    looks: addLooks(one.looks, other.looks),
    subgoals: addRecords(one.subgoals, other.subgoals, addSubgoalTotals),
    guards: addRecords(one.guards, other.guards, addGuardUse),
    attempts: one.attempts + other.attempts,
  }
}

/** What one trial comes to by itself. */
export function totalsOfTrial(trial: Trial, attemptId: number): MethodTotals {
  const { method, wanted, uses, yields, succeeded, ticks, cause } = trial
  return {
    method,
    wanted,
    attempts: 1,
    successes: succeeded ? 1 : 0,
    uses,
    disturbedUses: cause !== null && disturbances.has(cause) ? uses : 0,
    yields,
    yieldTimes: forEachCome(yields, 1),
    yieldUses: forEachCome(yields, uses),
    successTicks: succeeded ? ticks : 0,
    causes: cause === null ? {} : { [cause]: 1 },
    evidence: [attemptId],
  }
}

/** The same count for each item that came. */
function forEachCome(yields: Trial['yields'], count: number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const item in yields) if (yields[item]! > 0) counts[item] = count
  return counts
}

/** Adds two sums of one method for one item. */
export function addTotals(one: MethodTotals, other: MethodTotals): MethodTotals {
  return {
    method: one.method,
    wanted: one.wanted,
    attempts: one.attempts + other.attempts,
    successes: one.successes + other.successes,
    uses: one.uses + other.uses,
    disturbedUses: one.disturbedUses + other.disturbedUses,
    yields: addCounts(one.yields, other.yields),
    yieldTimes: addCounts(one.yieldTimes ?? {}, other.yieldTimes ?? {}),
    // A part of the uses would make the yield of each look greater than it is.
    yieldUses: one.yieldUses && other.yieldUses && addCounts(one.yieldUses, other.yieldUses),
    successTicks: one.successTicks + other.successTicks,
    causes: addCounts(
      one.causes as Readonly<Record<string, number>>,
      other.causes as Readonly<Record<string, number>>,
    ),
    evidence: mergeEvidence(one.evidence, other.evidence),
  }
}
