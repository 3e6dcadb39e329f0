import type { WorldState } from '../../env/index.ts'
import type { GameKnowledge } from '../prior/game-knowledge.ts'
import { pickUpTicks, stationPickUpBlocks } from './plan-numbers.ts'
import type { PastAttempt } from './planner.ts'
import type { PlanStep } from './plan-step.ts'
import type { RankedSubgoal } from './search.ts'

/** The station that a step works at, if any. */
function stationOf(step: PlanStep): string | null {
  if (step.kind === 'smelt') return 'furnace'
  return step.kind === 'craft' && step.operator.needsTable ? 'crafting_table' : null
}

/** What tells that a station is of no use where it stands. */
const outOfUse: ReadonlySet<string> = new Set([
  'missing-station',
  'target-unreachable',
  'path-timeout',
  'navigation-stuck',
])
/** A grid is laid out at once: time that runs out there went into the way. A furnace takes its time. */
const tooFarForCraft = 'deadline'

/**
 * Stations that are known and yet of no use where they stand: the last work at one failed for want of it. A newly placed one is useful
 * again.
 */
export function uselessStations(past: readonly PastAttempt[], knowledge: GameKnowledge): ReadonlySet<string> {
  const useless = new Set<string>()
  const useful = new Set<string>()
  for (let index = past.length - 1; index >= 0; index--) {
    const { subgoal, succeeded, hindrance } = past[index]!
    const station = subgoal.kind === 'place' ? subgoal.block : workStation(subgoal, knowledge)
    if (station === null || useful.has(station) || useless.has(station)) continue
    if (succeeded) useful.add(station)
    else if (outOfUse.has(hindrance) || (subgoal.kind === 'craft' && hindrance === tooFarForCraft))
      useless.add(station)
  }
  return useless
}

function workStation(subgoal: PastAttempt['subgoal'], knowledge: GameKnowledge): string | null {
  if (subgoal.kind === 'smelt') return 'furnace'
  if (subgoal.kind !== 'craft') return null
  const crafts = knowledge.operatorsFor(subgoal.item)
  return crafts.some((operator) => operator.kind === 'craft' && operator.needsTable) ? 'crafting_table' : null
}

/**
 * Picks up stations that stand close by and that the plan will need again after a journey: taking a table along costs 75 ticks by hand, a
 * new one a log or a way back. Digging always asks for a table sooner or later, since it wears pickaxes out.
 */
export function stationsToTake(
  later: readonly PlanStep[],
  willDig: boolean,
  state: WorldState,
  knowledge: GameKnowledge,
): readonly RankedSubgoal[] {
  const taken = new Set<string>()
  for (const station of [...later.map(stationOf), willDig ? 'crafting_table' : null]) {
    if (station === null || taken.has(station) || (state.inventory[station] ?? 0) > 0) continue
    const standing = state.blocks[station]
    if (standing === undefined || standing.nearestBlocks > stationPickUpBlocks) continue
    // A furnace drops only to a pickaxe.
    const hasPickaxe = knowledge.pickaxes.some((item) => (state.inventory[item] ?? 0) > 0)
    if (station === 'crafting_table' || hasPickaxe) taken.add(station)
  }
  return [...taken].map((station): RankedSubgoal => ({
    subgoal: { kind: 'gather', blocks: [station], item: station, count: 1, budgetTicks: pickUpTicks },
    purpose: `to take the ${station} along`,
    rankTicks: -300,
  }))
}
