import { subgoalSignature } from '../../env/index.ts'
import type { Goal, WorldState } from '../../env/index.ts'
import type { Standstill } from '../novelty-watch.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import type { GameKnowledge } from '../prior/game-knowledge.ts'
import { bodyNeeds } from './body-needs.ts'
import { expectedTicksOf } from './expected-ticks.ts'
import { failurePenaltyTicks, recentFailures } from './failure-memory.ts'
import { furnacesSetUp } from './furnaces.ts'
import { bedItem, nightNeeds, wantsBed } from './night-needs.ts'
import type { PlanBasis } from './plan-draft.ts'
import { planGoal } from './plan-goal.ts'
import { mostReserveExplorations, onTheWayBlocks, reserveRoamTicks } from './plan-numbers.ts'
import { describeStep } from './plan-step.ts'
import type { PlanStyle } from './plan-ways.ts'
import type { PlanStep } from './plan-step.ts'
import type { Planner, Proposal, Situation } from './planner.ts'
import { failureFactor, pauseOf, waysElsewhere } from './recovery-ladder.ts'
import type { RankedSubgoal } from './search.ts'
import { stationsToTake, uselessStations } from './stations.ts'
import { stepSubgoals } from './step-subgoals.ts'
import { nearestBlock } from './surroundings.ts'
import { withStyles } from './with-styles.ts'

/**
 * Plans by backward chaining over what is known of the game, anew at every decision. The candidates are the plan's next step and ways
 * round it; each recent failure of one moves it down the list, so that another target, another place and another plan get their turn.
 */
export function createSymbolicPlanner(knowledge: GameKnowledge, name = 'symbolic-full@1'): Planner {
  return {
    name,
    propose: (situation) => propose(situation, knowledge),
  }
}

/**
 * The same planner, whose candidates are followed by what it would do first if it planned in other styles: for a policy that has learnt, or is to learn, where
 * those are better. Its own first stays first. A decision takes some eight times as long as that of the plain one.
 */
export function createStyledPlanner(knowledge: GameKnowledge, name = 'symbolic-full-styles@1'): Planner {
  return {
    name,
    propose: (situation) =>
      withStyles(propose(situation, knowledge), (style) => propose(situation, knowledge, style)),
  }
}

/** Plans in one style; `style` left out is the planner's own. */
function propose(
  { state, goal, past, remainingTicks, standstill }: Situation,
  knowledge: GameKnowledge,
  style?: PlanStyle,
): Proposal {
  const penaltyTicks = penaltiesOf(past, state, standstill)
  const basis = {
    knowledge,
    state,
    penaltyTicks,
    uselessStations: uselessStations(past, knowledge),
    furnacesHere: furnacesSetUp(past, state.position),
    mayRoamForReserve: explorationsOf(past, state) < mostReserveExplorations,
    ...(style && { style }),
  }
  const plan = planGoal(basis, goal)
  if (plan.kind === 'no-operator') return plan
  const goalSteps = nearFirst(plan.steps, state, penaltyTicks)
  const steps = wantsBed(state, goalSteps[0], remainingTicks) ? withBed(basis, goal, goalSteps) : goalSteps
  const [step, ...later] = steps
  const ways =
    step === undefined
      ? []
      : stepSubgoals(step, soughtBlocks(step, later, state, knowledge), state, knowledge)
  const keep = foodsToKeep(plan.steps, state, knowledge)
  const ranked = [
    ...bodyNeeds(state, knowledge, keep),
    ...nightNeeds(step, state, remainingTicks),
    ...luggage(step, later, past, state, knowledge),
    ...ways,
    ...waysElsewhere(state, standstill),
    pauseOf(standstill),
  ]
    .map((way, order) => ({ way, order, ticks: way.rankTicks + penaltyTicks(subgoalSignature(way.subgoal)) }))
    .sort((one, other) => one.ticks - other.ticks || one.order - other.order)
  return {
    kind: 'candidates',
    candidates: ranked.map(({ way: { subgoal, purpose } }) => ({
      subgoal: keep.length === 0 ? subgoal : { ...subgoal, keep },
      purpose,
      expectedTicks: expectedTicksOf(subgoal, state),
    })),
    unfinished: later.map(describeStep),
  }
}

/** The plan with a bed made before all else; without one where that cannot be. */
function withBed(basis: PlanBasis, goal: Goal, otherwise: readonly PlanStep[]): readonly PlanStep[] {
  const plan = planGoal(basis, { all: [{ have: { [bedItem]: 1 } }, goal] })
  return plan.kind === 'plan' ? plan.steps : otherwise
}

function penaltiesOf(
  past: Situation['past'],
  state: WorldState,
  standstill: Standstill,
): (signature: string) => number {
  const failures = recentFailures(past, state, standstill)
  const factor = failureFactor(standstill)
  return (signature) => factor * failurePenaltyTicks(failures.get(signature) ?? 0)
}

function explorationsOf(past: Situation['past'], state: WorldState): number {
  return past.filter(
    ({ subgoal, endTick }) => subgoal.kind === 'explore' && state.tick - endTick < reserveRoamTicks,
  ).length
}

/**
 * Puts a later thing that is in view and can be mined now before a search for another: ore seen on the way is taken on the way.
 * Things that failed here wait their turn.
 */
function nearFirst(
  steps: readonly PlanStep[],
  state: WorldState,
  penaltyTicks: (signature: string) => number,
): readonly PlanStep[] {
  const [first] = steps
  if (first?.kind !== 'mine' || nearestSource(first, state) !== null) return steps
  const near = steps.findIndex((step) => {
    if (
      step.kind !== 'mine' ||
      isStone(step) ||
      !canMineNow(step, state) ||
      penaltyTicks(`gather ${step.item}`) > 0
    )
      return false
    const nearest = nearestSource(step, state)
    return nearest !== null && nearest.nearestBlocks <= onTheWayBlocks
  })
  return near <= 0 ? steps : [steps[near]!, ...steps.filter((_, index) => index !== near)]
}

/** Stone comes by itself on the way down. */
function isStone(step: Extract<PlanStep, { kind: 'mine' }>): boolean {
  return step.sources.some(({ habitat }) => habitat === 'stone')
}

function nearestSource(
  step: Extract<PlanStep, { kind: 'mine' }>,
  state: WorldState,
): ReturnType<typeof nearestBlock> {
  return nearestBlock(
    state,
    step.sources.map(({ block }) => block),
  )
}

function canMineNow(step: Extract<PlanStep, { kind: 'mine' }>, state: WorldState): boolean {
  const tools = step.sources[0]?.tools ?? null
  return tools === null || tools.some((tool) => (state.inventory[tool] ?? 0) > 0)
}

/**
 * What ends a search early: the sources of the step, other logs when wood is sought, and every ore that the plan can mine now. Things beside
 * the step's own are left out once they are known: if they served, they would have been taken.
 */
export function soughtBlocks(
  step: PlanStep,
  later: readonly PlanStep[],
  state: WorldState,
  knowledge: GameKnowledge,
): readonly string[] {
  if (step.kind !== 'mine') return []
  const besides = step.item.endsWith('_log') ? [...knowledge.naturalBlocks('#logs')] : []
  // Where it is only a guess what yields the thing, other guesses are as welcome.
  if (step.sources.some(isDoubtful)) {
    for (const operator of knowledge.operatorsFor(step.item)) {
      if (operator.kind === 'mine') besides.push(operator.block)
    }
  }
  for (const other of later) {
    if (other.kind !== 'mine' || !canMineNow(other, state)) continue
    for (const { block, habitat } of other.sources) if (habitat === 'ore') besides.push(block)
  }
  return [
    ...new Set([
      ...step.sources.map(({ block }) => block),
      ...besides.filter((block) => !(block in state.blocks)),
    ]),
  ]
}

/** Carried food that the plan makes something of. */
function foodsToKeep(
  steps: readonly PlanStep[],
  state: WorldState,
  knowledge: GameKnowledge,
): readonly string[] {
  const wanted = steps.flatMap((step) => {
    if (step.kind === 'craft') return step.operator.ingredients.flatMap(({ alternatives }) => alternatives)
    return step.kind === 'trade' ? [step.operator.give] : []
  })
  return knowledge.foods.filter((food) => (state.inventory[food] ?? 0) > 0 && wanted.includes(food))
}

/** Stations to pick up before a journey. What was set down just now for the same plan is left, lest it be set down and taken up for ever. */
function luggage(
  step: PlanStep | undefined,
  later: readonly PlanStep[],
  past: Situation['past'],
  state: WorldState,
  knowledge: GameKnowledge,
): readonly RankedSubgoal[] {
  if (step?.kind !== 'mine' && step?.kind !== 'hunt') return []
  const target =
    step.kind === 'mine' ? nearestSource(step, state) : (state.entities[step.operator.entity] ?? null)
  const isJourney = target === null || target.nearestBlocks > onTheWayBlocks
  const isDig = step.kind === 'mine' && step.sources.some(({ habitat }) => habitat !== 'surface')
  const latest = past.at(-1)?.subgoal
  const isSetDown = latest?.kind === 'place' && stations.has(latest.block)
  return isJourney && !isSetDown ? stationsToTake(later, isDig, state, knowledge) : []
}

const stations: ReadonlySet<string> = new Set(['crafting_table', 'furnace'])
