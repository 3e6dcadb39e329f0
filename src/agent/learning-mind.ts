import type { Diagnosis } from '../diagnosis/index.ts'
import { Experience, learn, lessonOf, noKnowledge } from '../distill/index.ts'
import type { Knowledge } from '../distill/index.ts'
import type { Attempt, WorldState } from '../env/index.ts'
import type { Deciders } from './decide.ts'
import type { Guard } from './guard/guard.ts'
import type { Mind } from './mind.ts'
import { FirstPlanPlanner } from './planner/first-plan-planner.ts'
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
  readonly guard: Guard
  readonly policy: Policy
  /** False: the plan that is made first is followed without repair (an ablation). True by default. */
  readonly replans?: boolean
}

/** Name and version of a planner that knows the recipe book and what was learnt, for the record. */
const plannerName = 'symbolic-learnt@1'

/** Knows the recipe book and what has been learnt, in earlier episodes and in this one, and plans with that. */
export class LearningMind implements Mind {
  readonly #options: LearningOptions
  readonly #experience: Experience
  /** What this episode alone taught, to be added to what others teach meanwhile. */
  #learnt: Knowledge = noKnowledge
  #deciders: Deciders

  constructor(options: LearningOptions) {
    this.#options = options
    this.#experience = new Experience(options.knowledge)
    this.#experience.look(options.state)
    this.#deciders = this.#decide()
  }

  get deciders(): Deciders {
    return this.#deciders
  }

  /** What this episode taught so far. */
  get learnt(): Knowledge {
    return this.#learnt
  }

  distill(attempt: Attempt, diagnosis: Diagnosis, attemptId: number): void {
    const lesson = lessonOf(attempt, diagnosis)
    this.#learnt = learn(this.#learnt, lesson, attemptId)
    this.#experience.take(lesson, attemptId)
    if (this.#options.replans !== false) this.#deciders = this.#decide()
  }

  #decide(): Deciders {
    const { basis, guard, policy, replans = true } = this.#options
    const game = learntKnowledge(basis, this.#experience)
    const planner = replans
      ? createSymbolicPlanner(game, plannerName)
      : new FirstPlanPlanner(game, `${plannerName} first plan`)
    return { planner, guard, policy }
  }
}
