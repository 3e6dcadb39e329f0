import type { Diagnosis } from '../diagnosis/index.ts'
import {
  EpisodeLessons,
  Experience,
  isCutShort,
  learn,
  noKnowledge,
  provesFalseBlock,
} from '../distill/index.ts'
import type { GuardUse, Guardrail, Knowledge, Lesson, Tracks } from '../distill/index.ts'
import type { Attempt, WorldState } from '../env/index.ts'
import type { Deciders, Guarding } from './decide.ts'
import type { Guard } from './guard/guard.ts'
import { LearntGuard } from './guard/learnt-guard.ts'
import type { Mind } from './mind.ts'
import { Curiosity, drawn } from './planner/curiosity.ts'
import { GuardrailProber } from './planner/guardrail-prober.ts'
import { FirstPlanPlanner } from './planner/first-plan-planner.ts'
import { failureRememberedTicks } from './planner/plan-numbers.ts'
import { createSymbolicPlanner } from './planner/symbolic-planner.ts'
import type { Policy } from './policy/policy.ts'
import { learntKnowledge } from './prior/learnt-knowledge.ts'
import type { LearnerBasis } from './prior/learnt-knowledge.ts'

/** What a learning mind starts from. */
export interface LearningOptions {
  readonly basis: LearnerBasis
  /** What earlier episodes taught. */
  readonly knowledge: Knowledge
  /** The first look around. */
  readonly state: WorldState
  /** Decides where the guardrail track is off. */
  readonly guard: Guard
  readonly policy: Policy
  /** False: the plan that is made first is followed without repair (an ablation). True by default. */
  readonly replans?: boolean
  /** True for an agent that plays to learn: it tries what it comes upon on the way (`Curiosity`). False by default. */
  readonly isCurious?: boolean
  /** What of the lessons counts; both by default, and one less for an ablation. */
  readonly tracks?: Tracks
  /** Names the stream of chance by which guardrails are put to the test; by default the place where the episode begins names it. */
  readonly chance?: string
  /**
   * In which share of the episodes each guardrail is put to the test, 0 to 1, and what it forbids is tried where it is within reach
   * (`GuardrailProber`). By default guardrails are tested as often as they need it, where the plan comes to what they forbid.
   */
  readonly probing?: number
}

/** Name and version of a planner that knows the recipe book and what was learnt, for the record. */
const plannerName = 'symbolic-learnt@1'

const nothingGuarded: Guarding = { blocks: [], probe: null }

interface TakenLesson {
  readonly lesson: Lesson
  readonly attemptId: number
  readonly endTick: number
}

/** Knows the recipe book and what has been learnt, in earlier episodes and in this one, and plans with that. */
export class LearningMind implements Mind {
  readonly #options: LearningOptions
  readonly #experience: Experience
  /** Null where the guardrail track is off. */
  readonly #learntGuard: LearntGuard | null
  readonly #lessons = new EpisodeLessons()
  readonly #curiosity: Curiosity | null
  /** Null where guardrails are tested only in passing. */
  readonly #prober: GuardrailProber | null
  /** Kept where the guardrail track is off: what is remembered of failures. */
  #lately: readonly TakenLesson[] = []
  /** What this episode alone taught, to be added to what others teach meanwhile. */
  #learnt: Knowledge = noKnowledge
  /** What is carried now, by name. */
  #carried: readonly string[]
  #deciders: Deciders

  constructor(options: LearningOptions) {
    this.#options = options
    const { knowledge, state, tracks = { skills: true, guardrails: true }, chance = placeOf(state) } = options
    this.#carried = carriedIn(state)
    this.#experience = new Experience(knowledge, tracks)
    this.#experience.look(state)
    const { probing } = options
    const shareOf = probing === undefined ? undefined : () => probing
    const learntGuard = tracks.guardrails
      ? new LearntGuard(this.#experience.guardrails, chance, shareOf)
      : null
    if (learntGuard !== null) this.#experience.exempt((guardrail) => learntGuard.isTested(guardrail))
    this.#learntGuard = learntGuard
    this.#prober =
      learntGuard === null || probing === undefined
        ? null
        : new GuardrailProber(this.#experience, (guardrail) => learntGuard.isTested(guardrail), chance)
    const { names, hypotheses } = options.basis
    this.#curiosity =
      options.isCurious === true
        ? new Curiosity(this.#experience, names, hypotheses.isMade, drawn(chance))
        : null
    this.#deciders = this.#decide()
  }

  get deciders(): Deciders {
    return this.#deciders
  }

  /** What this episode taught so far. */
  get learnt(): Knowledge {
    return this.#learnt
  }

  distill(
    attempt: Attempt,
    diagnosis: Diagnosis,
    attemptId: number,
    guarding: Guarding = nothingGuarded,
  ): void {
    const lesson = this.#lessons.take(attempt, diagnosis, usesOf(guarding, attempt, diagnosis))
    this.#learnt = learn(this.#learnt, lesson, attemptId)
    this.#experience.take(lesson, attemptId)
    if (guarding.probe !== null) this.#learntGuard?.endTest(guarding.probe)
    if (this.#learntGuard === null) this.#forget({ lesson, attemptId, endTick: attempt.postState.tick })
    this.#carried = carriedIn(attempt.postState)
    if (this.#options.replans !== false) this.#deciders = this.#decide()
  }

  /** Without guardrails, failures are remembered as long as the planner itself remembers them. */
  #forget(latest: TakenLesson): void {
    const since = latest.endTick - failureRememberedTicks
    this.#lately = [...this.#lately.filter(({ endTick }) => endTick >= since), latest]
    this.#experience.rememberOnly(this.#lately)
  }

  #decide(): Deciders {
    const { basis, guard, policy, replans = true } = this.#options
    const game = learntKnowledge(basis, this.#experience, undefined, this.#carried)
    const steady = replans
      ? createSymbolicPlanner(game, plannerName)
      : new FirstPlanPlanner(game, `${plannerName} first plan`)
    const planner = (this.#prober ?? this.#curiosity)?.planner(steady) ?? steady
    return { planner, guard: this.#learntGuard ?? guard, policy }
  }
}

/** What guardrails did in the decision for this attempt. */
function usesOf({ blocks, probe }: Guarding, attempt: Attempt, diagnosis: Diagnosis): readonly GuardUse[] {
  const isProbed = probe !== null && !isCutShort(attempt, diagnosis)
  const uses = blocks.filter(({ id }) => id !== probe?.id).map((guardrail) => useOf(guardrail, 0, 0))
  return isProbed ? [...uses, useOf(probe, 1, provesFalseBlock(attempt, diagnosis) ? 1 : 0)] : uses
}

function useOf({ subject, predicate, cause }: Guardrail, probes: number, falseBlocks: number): GuardUse {
  return { subject, predicate, cause, blocks: 1, probes, falseBlocks }
}

function carriedIn({ inventory }: WorldState): readonly string[] {
  return Object.keys(inventory).filter((item) => inventory[item]! > 0)
}

/** The same for the same world and seed. */
function placeOf({ position: { x, y, z }, biome }: WorldState): string {
  return `${x}/${y}/${z}/${biome}`
}
