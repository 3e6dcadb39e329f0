import { Experience, lessonOf, noKnowledge } from '../../distill/index.ts'
import type { Attempt, WorldState } from '../../env/index.ts'
import type { Deciders } from '../decide.ts'
import type { Guard } from '../guard/guard.ts'
import type { Mind } from '../mind.ts'
import { createSymbolicPlanner } from '../planner/symbolic-planner.ts'
import type { Policy } from '../policy/policy.ts'
import { learntKnowledge } from '../prior/learnt-knowledge.ts'
import type { LearnerBasis } from '../prior/learnt-knowledge.ts'
import type { CaseMemory } from './case-memory.ts'

/** What a mind starts from that remembers without distilling. */
export interface RetrievalOptions {
  readonly basis: LearnerBasis
  readonly memory: CaseMemory
  /** The first look around. */
  readonly state: WorldState
  readonly guard: Guard
  readonly policy: Policy
}

const plannerName = 'symbolic-retrieval@1'

/**
 * A baseline without distillation. When the planner first asks how to come by an item, the few recorded attempts that are most like the
 * present situation are recalled, and each is taken for what it shows by itself: a method that worked in it may be used, one that failed in
 * it promises less. Nothing is summed over all that was lived through, and the episode itself teaches nothing.
 */
export class RetrievalMind implements Mind {
  readonly #options: RetrievalOptions
  readonly #recalled = new Experience(noKnowledge)
  readonly #askedItems = new Set<string>()
  readonly #taken = new Set<number>()
  #state: WorldState
  #deciders: Deciders

  constructor(options: RetrievalOptions) {
    this.#options = options
    this.#state = options.state
    this.#recalled.look(options.state)
    this.#deciders = this.#decide()
  }

  get deciders(): Deciders {
    return this.#deciders
  }

  distill({ postState }: Attempt): void {
    this.#state = postState
    this.#deciders = this.#decide()
  }

  #decide(): Deciders {
    const { basis, guard, policy } = this.#options
    const game = learntKnowledge(basis, this.#recalled, (item) => this.#recall(item))
    return { planner: createSymbolicPlanner(game, plannerName), guard, policy }
  }

  #recall(item: string): void {
    if (this.#askedItems.has(item)) return
    this.#askedItems.add(item)
    for (const { attempt, diagnosis, attemptId } of this.#options.memory.casesFor(item, this.#state)) {
      if (this.#taken.has(attemptId)) continue
      this.#taken.add(attemptId)
      this.#recalled.take(lessonOf(attempt, diagnosis), attemptId)
    }
  }
}
