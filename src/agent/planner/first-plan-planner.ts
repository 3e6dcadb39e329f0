import { subgoalSignature } from '../../env/index.ts'
import type { SubgoalKind, WorldState } from '../../env/index.ts'
import type { GameKnowledge } from '../prior/game-knowledge.ts'
import { bodyNeeds } from './body-needs.ts'
import { expectedTicksOf } from './expected-ticks.ts'
import { nightNeeds } from './night-needs.ts'
import { planGoal } from './plan-goal.ts'
import { describeStep } from './plan-step.ts'
import type { PlanStep } from './plan-step.ts'
import type { Planner, Proposal, Situation } from './planner.ts'
import { stepSubgoals } from './step-subgoals.ts'
import { soughtBlocks } from './symbolic-planner.ts'

/** Failures in a row of the same try after which a step, and so the plan, has failed: searches may come upon something further on. */
const mostFailures = 3
const mostFruitlessSearches = 8
const searches: ReadonlySet<SubgoalKind> = new Set(['explore', 'descend', 'tunnel', 'surface'])

/**
 * Plans once and then does step after step, whatever happens: what fails is tried again as it is, and where it fails through, the planner
 * knows no more. It is what is left without repairing plans. Eating, nights and flight stay as they are. Keeps its place in the plan
 * between calls: one for each episode, called once a decision.
 */
export class FirstPlanPlanner implements Planner {
  readonly name: string
  readonly #knowledge: GameKnowledge
  #steps: readonly PlanStep[] | null = null
  #startInventory: WorldState['inventory'] = {}
  /** Place in the plan, and what of its step is still to be done. */
  #index = 0
  #remaining = 0
  /** Signature of the step's own deed as it was last proposed. */
  #deed: string | null = null

  /** `knowledge` is that of the moment in which the first proposal is asked for. */
  constructor(knowledge: GameKnowledge, name: string) {
    this.#knowledge = knowledge
    this.name = name
  }

  propose(situation: Situation): Proposal {
    const { state, past, remainingTicks } = situation
    if (this.#steps === null) {
      const plan = planGoal(firstBasis(this.#knowledge, state), situation.goal)
      if (plan.kind === 'no-operator') return plan
      this.#steps = plan.steps
      this.#startInventory = state.inventory
      this.#enter(0, state)
    } else this.#follow(past, state)
    const [step, ...later] = this.#steps.slice(this.#index)
    if (step === undefined) return over('The plan is through, and the goal is not reached.')
    if (hasFailedThrough(past)) return over(`The plan failed through: ${describeStep(step)}.`)
    const rest = { ...step, count: this.#remaining } as PlanStep
    const sought = soughtBlocks(rest, later, state, this.#knowledge)
    const [way] = stepSubgoals(rest, sought, state, this.#knowledge).toSorted(
      (one, other) => one.rankTicks - other.rankTicks,
    )
    if (way === undefined) return over(`Nothing can be done now to ${describeStep(step)}.`)
    this.#deed = searches.has(way.subgoal.kind) ? null : subgoalSignature(way.subgoal)
    const needs = [...bodyNeeds(state, this.#knowledge, []), ...nightNeeds(step, state, remainingTicks)]
    const ranked = [...needs, way].toSorted((one, other) => one.rankTicks - other.rankTicks)
    return {
      kind: 'candidates',
      candidates: ranked.map(({ subgoal, purpose }) => ({
        subgoal,
        purpose,
        expectedTicks: expectedTicksOf(subgoal, state),
      })),
      unfinished: later.map(describeStep),
    }
  }

  /** Counts off what the last attempt did for the step. */
  #follow(past: Situation['past'], state: WorldState): void {
    const last = past.at(-1)
    if (last === undefined || !last.succeeded || subgoalSignature(last.subgoal) !== this.#deed) return
    const { subgoal } = last
    this.#remaining -= 'count' in subgoal ? subgoal.count : 1
    if (this.#remaining <= 0) this.#enter(this.#index + 1, state)
  }

  /** Goes on with the first step from `index` on that did not come true by the way. */
  #enter(index: number, state: WorldState): void {
    this.#index = index
    while (this.#index < this.#steps!.length && this.#isDone(this.#steps![this.#index]!, state)) this.#index++
    this.#remaining = this.#steps![this.#index]?.count ?? 0
    this.#deed = null
  }

  #isDone({ kind, item, count }: PlanStep, { inventory }: WorldState): boolean {
    if (!gains.has(kind)) return false
    return (inventory[item] ?? 0) - (this.#startInventory[item] ?? 0) >= count
  }
}

/** Steps that are over when their item is carried. */
const gains: ReadonlySet<PlanStep['kind']> = new Set(['mine', 'hunt', 'craft', 'smelt', 'fill'])

/** A plan that knows of no failures. */
function firstBasis(knowledge: GameKnowledge, state: WorldState): Parameters<typeof planGoal>[0] {
  return {
    knowledge,
    state,
    penaltyTicks: () => 0,
    uselessStations: new Set(),
    furnacesHere: 0,
    mayRoamForReserve: true,
  }
}

function hasFailedThrough(past: Situation['past']): boolean {
  const last = past.at(-1)
  if (last === undefined || last.succeeded) return false
  const most = searches.has(last.subgoal.kind) ? mostFruitlessSearches : mostFailures
  const signature = subgoalSignature(last.subgoal)
  const latest = past.slice(-most)
  return (
    latest.length === most &&
    latest.every(({ subgoal, succeeded }) => !succeeded && subgoalSignature(subgoal) === signature)
  )
}

function over(detail: string): Proposal {
  return { kind: 'no-operator', detail }
}
