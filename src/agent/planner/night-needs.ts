import { isUnderground } from '../../distill/index.ts'
import type { WorldState } from '../../env/index.ts'
import {
  bedPickUpBlocks,
  bedTicks,
  bedWool,
  duskTick,
  lateMorningTick,
  dawnTick,
  nightWorthTicks,
  huntTicksPerItem,
  pickUpTicks,
  placeTicks,
  woolWithinBlocks,
} from './plan-numbers.ts'
import type { PlanStep } from './plan-step.ts'
import type { RankedSubgoal } from './search.ts'

/** The bed that this agent makes: sheep are white more often than not. */
export const bedItem = 'white_bed'
const woolItem = 'white_wool'
const isBed = (item: string): boolean => item.endsWith('_bed')

/** True when the next step is a walk over land that is far from done: the dark would make it slow and deadly. */
function isJourney(step: PlanStep | undefined, state: WorldState): boolean {
  switch (step?.kind) {
    case 'hunt':
      return !(step.operator.entity in state.entities)
    case 'trade':
    case 'fill':
      return true
    case 'mine':
      return step.sources.every(({ habitat, block }) => habitat === 'surface' && !(block in state.blocks))
    case 'ask':
    case 'craft':
    case 'smelt':
    case 'place':
    case 'wash':
    case 'wear-down':
    case 'repair':
    case undefined:
      return false
  }
}

/** True when a night is to come on a journey, and enough time after it for a bed to pay. */
function willPass(state: WorldState, remainingTicks: number): boolean {
  const untilDusk = state.timeOfDay < duskTick ? duskTick - state.timeOfDay : 0
  const isLate = state.timeOfDay >= lateMorningTick && state.timeOfDay < dawnTick
  return isLate && remainingTicks - untilDusk >= nightWorthTicks
}

/** True when the plan should make a bed: there is wool for it, none is carried, and a night on the way is to come. */
export function wantsBed(state: WorldState, step: PlanStep | undefined, remainingTicks: number): boolean {
  return (
    (state.inventory[woolItem] ?? 0) >= bedWool &&
    !Object.keys(state.inventory).some(isBed) &&
    isJourney(step, state) &&
    willPass(state, remainingTicks)
  )
}

/**
 * What a traveller does about the night: takes wool from sheep in view while it is day, lies down in a carried bed at dusk,
 * and takes the bed along in the morning. A night asleep passes in five seconds.
 */
export function nightNeeds(
  step: PlanStep | undefined,
  state: WorldState,
  remainingTicks: number,
): readonly RankedSubgoal[] {
  if (isUnderground(state)) return []
  const carried = Object.keys(state.inventory).find(isBed)
  const standing = Object.entries(state.blocks).find(
    ([block, { nearestBlocks }]) => isBed(block) && nearestBlocks <= bedPickUpBlocks,
  )?.[0]
  const isNight = state.timeOfDay >= duskTick && state.timeOfDay < dawnTick
  if (
    !isNight &&
    standing !== undefined &&
    carried === undefined &&
    state.tick > 0 &&
    isTravelBed(standing)
  ) {
    const take = {
      kind: 'gather',
      blocks: [standing],
      item: standing,
      count: 1,
      budgetTicks: pickUpTicks,
    } as const
    return [{ subgoal: take, purpose: 'to take the bed along', rankTicks: -310 }]
  }
  if (!isJourney(step, state)) return []
  if (isNight && standing !== undefined) {
    return [
      { subgoal: { kind: 'sleep', budgetTicks: bedTicks }, purpose: 'to pass the night', rankTicks: -260 },
    ]
  }
  if (isNight && carried !== undefined) {
    const place = { kind: 'place', block: carried, budgetTicks: placeTicks } as const
    return [{ subgoal: place, purpose: 'to lie down for the night', rankTicks: -250 }]
  }
  const wool = state.inventory[woolItem] ?? 0
  const sheep = state.entities['sheep']
  const isToBeHad = sheep !== undefined && sheep.nearestBlocks <= woolWithinBlocks
  if (carried !== undefined || wool >= bedWool || !isToBeHad || isNight || !willPass(state, remainingTicks))
    return []
  const count = Math.min(bedWool - wool, sheep.count)
  const budgetTicks = count * huntTicksPerItem
  const hunt = { kind: 'hunt', entity: 'sheep', item: woolItem, count, budgetTicks } as const
  return [{ subgoal: hunt, purpose: 'to have wool for a bed', rankTicks: -200 }]
}

/** Only its own kind of bed is taken: the others are somebody's. */
function isTravelBed(block: string): boolean {
  return block === bedItem
}
