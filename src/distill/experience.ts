import type { WorldState } from '../env/index.ts'
import type { Knowledge, MethodTotals } from './knowledge.ts'
import { addTotals, noKnowledge, totalsKey, totalsOfTrial } from './knowledge.ts'
import type { Guardrail } from './guardrail/guardrail.ts'
import { guardrailId } from './guardrail/guardrail.ts'
import { GuardrailBook } from './guardrail/guardrail-book.ts'
import { keyOfMethod, kindOfMethod } from './guardrail/key-of-method.ts'
import { totalsOfSituation } from './guardrail/subgoal-totals.ts'
import type { Method } from './method.ts'
import { openMethodKey, sourceOf } from './method.ts'
import { PlacesHere } from './places-here.ts'
import type { Look, LookTotals, Search, SearchWay, SightingTotals } from './sightings.ts'
import {
  addLooks,
  addSightings,
  lookOf,
  looksOf,
  noSightings,
  searchTotalsOf,
  sightingsIn,
} from './sightings.ts'
import type { Skill } from './skill.ts'
import { skillsOfMethod, withExplanation } from './skill.ts'
import type { Lesson } from './trial.ts'
import { TriedMethods } from './tried-methods.ts'
import type { VainUses } from './tried-methods.ts'

/** What of the lessons counts. To leave one out is an ablation: of successes or of failures then only what is fresh is known. */
export interface Tracks {
  /** Skills of earlier episodes; without, those of this episode alone. */
  readonly skills: boolean
  /** Guardrails, and all other memory of what was in vain; without, what was in vain lately (`rememberOnly`). */
  readonly guardrails: boolean
}

const bothTracks: Tracks = { skills: true, guardrails: true }

/** What an episode's mind knows, laid out for fast questions. Taking in a lesson costs as much as the lesson is long, not as the knowledge. */
export class Experience {
  readonly #totals: Map<string, MethodTotals>
  readonly #tried = new TriedMethods()
  /** Keys of totals by method with its tool left open. */
  readonly #byOpenMethod = new Map<string, Set<string>>()
  readonly #skills = new Map<string, Skill>()
  readonly #skillsByItem = new Map<string, Set<string>>()
  readonly #sightings: Map<string, SightingTotals>
  readonly #heights: Map<string, Map<number, number>>
  readonly #book = new GuardrailBook()
  /** Blocks, creatures and items that something was tried with. */
  readonly #triedSources = new Set<string>()
  readonly #gridsTried = new Set<string>()
  #version = 0
  readonly #here = new PlacesHere()
  #looks: LookTotals
  readonly #tracks: Tracks
  /** What this episode alone showed to work, and what was in vain lately; null where the whole counts. */
  readonly #own: Experience | null
  #lately: Experience | null
  #isTested: (guardrail: Guardrail) => boolean = () => false

  constructor(knowledge: Knowledge, tracks: Tracks = bothTracks) {
    this.#tracks = tracks
    this.#own = tracks.skills
      ? null
      : new Experience(noKnowledge, { ...bothTracks, guardrails: tracks.guardrails })
    this.#lately = tracks.guardrails ? null : new Experience(noKnowledge)
    this.#totals = new Map(Object.entries(knowledge.methods))
    this.#sightings = new Map(Object.entries(knowledge.sightings))
    this.#heights = new Map(
      Object.entries(knowledge.heights).map(([block, bands]) => [
        block,
        new Map(Object.entries(bands).map(([band, count]) => [Number(band), count])),
      ]),
    )
    this.#looks = knowledge.looks
    for (const [key, totals] of this.#totals) this.#file(key, totals.method)
    for (const key of this.#byOpenMethod.keys()) this.#derive(key)
    if (!tracks.guardrails) return
    for (const [key, totals] of Object.entries(knowledge.subgoals)) this.#book.addTotals(key, totals)
    for (const [id, use] of Object.entries(knowledge.guards)) this.#book.addUse(id, use)
    this.#book.count(knowledge.attempts)
  }

  /** Derived from the sums, by id, each from its own method alone; `skillsFor` weighs the ways to one item against each other. */
  get skills(): ReadonlyMap<string, Skill> {
    return this.#own?.skills ?? this.#skills
  }

  /** What is forbidden, or was, derived from the sums; enforced ones are found fast by what they forbid. */
  get guardrails(): Pick<GuardrailBook, 'all' | 'enforcedAt' | 'watches'> {
    return this.#book
  }

  /** Grows with all that is taken in: what was worked out from an experience holds as long as this is the same. */
  get version(): number {
    return this.#version
  }

  /** Looks around so far. */
  get looks(): LookTotals {
    return this.#looks
  }

  /** Skills that yield this item, in the order of their names. */
  skillsFor(item: string): readonly Skill[] {
    if (this.#own !== null) return this.#own.skillsFor(item)
    return withExplanation(
      [...(this.#skillsByItem.get(item) ?? [])].sort().map((id) => this.#skills.get(id)!),
    )
  }

  /** How often a block or creature was seen and looked for. */
  sightingsOf(name: string): SightingTotals {
    return this.#sightings.get(name) ?? noSightings
  }

  /** Names of all that was ever seen or looked for. */
  get namesSeen(): Pick<ReadonlyMap<string, unknown>, 'keys' | 'size'> {
    return this.#sightings
  }

  /** True where something was tried with a block, creature or item. */
  isTried(source: string): boolean {
    return this.#triedSources.has(source)
  }

  /** Crafting grids that were laid out to see what comes of them, as text (`gridText`). */
  get gridsTried(): ReadonlySet<string> {
    return this.#own?.gridsTried ?? this.#gridsTried
  }

  /** In how many looks one was in view. */
  timesSeen(name: string): number {
    const { above, below } = this.sightingsOf(name)
    return above + below
  }

  /** Ticks of searches in vain since one was last in view, in this episode alone: what is not found here may not be here. */
  vainTicksHere(name: string, way: SearchWay): number {
    return this.#here.vainTicks(name, way)
  }

  /** Looks in a band of height down below since one was last in view, in this episode alone. */
  vainLooksHere(name: string, band: number): number {
    return this.#here.vainLooks(name, band)
  }

  /** Where the body is: down below, or above ground. */
  get whereabouts(): SearchWay {
    return this.#here.whereabouts
  }

  /** Digs of a block by band of height. */
  heightsOf(block: string): ReadonlyMap<number, number> | null {
    if (this.#own !== null) return this.#own.heightsOf(block)
    return this.#heights.get(block) ?? null
  }

  /** All digs in a band of height. */
  digsIn(band: number): number {
    if (this.#own !== null) return this.#own.digsIn(band)
    let digs = 0
    for (const bands of this.#heights.values()) digs += bands.get(band) ?? 0
    return digs
  }

  /** How this method was used in vain where an item is concerned; all zeros where it yielded the item. */
  vain(method: Method, item: string): VainUses {
    if (this.#lately !== null) return this.#lately.vain(method, item)
    return this.#tried.vain(method, item)
  }

  /** Names the guardrails that are put to the test and forbid nothing meanwhile. */
  exempt(isTested: (guardrail: Guardrail) => boolean): void {
    this.#isTested = isTested
  }

  /** True where a guardrail forbids this method as a way to the item, whatever the situation. */
  forbids(method: Method, item: string): boolean {
    const key = keyOfMethod(method, item)
    return (
      key !== null &&
      this.#book.watches(kindOfMethod[method.kind]) &&
      this.#book.enforcedAt(key).some((guardrail) => {
        const [literal] = guardrail.predicate.all
        const isAlways = literal === undefined
        const isTool =
          literal?.kind === 'tools-among' && method.kind === 'mine' && literal.tools.includes(method.tool)
        return (isAlways || isTool) && !this.#isTested(guardrail)
      })
    )
  }

  /** Without guardrails: these lessons are all that is remembered of what was in vain. */
  rememberOnly(lessons: readonly { readonly lesson: Lesson; readonly attemptId: number }[]): void {
    if (this.#tracks.guardrails) return
    this.#version++
    this.#lately = new Experience(noKnowledge)
    for (const { lesson, attemptId } of lessons) this.#lately.take(lesson, attemptId)
  }

  /** Takes in what an attempt taught. */
  take(lesson: Lesson, attemptId: number): void {
    this.#version++
    this.#own?.take(lesson, attemptId)
    const touched = new Set<string>()
    for (const trial of lesson.trials) {
      const key = totalsKey(trial)
      const before = this.#totals.get(key)
      const totals = totalsOfTrial(trial, attemptId)
      this.#totals.set(key, before === undefined ? totals : addTotals(before, totals))
      if (before === undefined) this.#file(key, trial.method)
      touched.add(openMethodKey(trial.method))
    }
    touched.forEach((key) => this.#derive(key))
    for (const { block, band, count } of lesson.heights) {
      const bands = this.#heights.get(block) ?? new Map<number, number>()
      bands.set(band, (bands.get(band) ?? 0) + count)
      this.#heights.set(block, bands)
    }
    this.#takeLook(lesson.look)
    for (const search of lesson.searches) this.#takeSearch(search)
    if (!this.#tracks.guardrails) return
    for (const trial of lesson.situations)
      this.#book.addTotals(trial.subject.key, totalsOfSituation(trial, attemptId))
    for (const use of lesson.guardUses) this.#book.addUse(guardrailId(use.subject, use.predicate), use)
    this.#book.count(1)
  }

  /** Takes in a first look around, before anything was tried. */
  look(state: WorldState): void {
    this.#version++
    this.#takeLook(lookOf(state))
  }

  #takeLook(look: Look): void {
    const { near, far } = sightingsIn(look)
    this.#here.takeLook(look)
    for (const name of look.names) {
      if (look.carriedNames.includes(name)) continue
      this.#addSighting(name, look.nearNames.includes(name) ? near : far)
    }
    this.#looks = addLooks(this.#looks, looksOf(look))
  }

  #takeSearch(search: Search): void {
    this.#addSighting(search.name, searchTotalsOf(search))
    this.#here.takeSearch(search)
  }

  #addSighting(name: string, totals: SightingTotals): void {
    this.#sightings.set(name, addSightings(this.sightingsOf(name), totals))
  }

  #file(key: string, method: Method): void {
    this.#triedSources.add(sourceOf(method))
    if (method.kind === 'craft') this.#gridsTried.add(method.grid)
    addTo(this.#byOpenMethod, openMethodKey(method), key)
  }

  #derive(openKey: string): void {
    const totals = [...(this.#byOpenMethod.get(openKey) ?? [])].map((key) => this.#totals.get(key)!)
    const [first] = totals
    if (first !== undefined) this.#tried.set(first.method, totals)
    const { guardrails } = this.#tracks
    const skills = skillsOfMethod(totals)
    if (guardrails) this.#book.setMethod(openKey, totals, skills)
    for (const skill of skills) {
      this.#skills.set(skill.id, guardrails ? skill : { ...skill, uselessTools: [] })
      addTo(this.#skillsByItem, skill.item, skill.id)
    }
  }
}

function addTo(index: Map<string, Set<string>>, key: string, value: string): void {
  const values = index.get(key)
  if (values) values.add(value)
  else index.set(key, new Set([value]))
}
