import type { Position } from '../../env/index.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import { furnaceReachBlocks, mostFurnaces } from './plan-numbers.ts'
import type { PastAttempt } from './planner.ts'

/**
 * How many furnaces this agent has set up around `position` and not taken away again. The state tells how many are known, not how many
 * of them stand here.
 */
export function furnacesSetUp(past: readonly PastAttempt[], position: Position): number {
  let count = 0
  for (const { subgoal, succeeded, position: at } of past) {
    const isHere = Math.hypot(at.x - position.x, at.y - position.y, at.z - position.z) <= furnaceReachBlocks
    if (!succeeded || !isHere) continue
    if (subgoal.kind === 'place' && subgoal.block === 'furnace') count++
    if (subgoal.kind === 'gather' && subgoal.item === 'furnace') count -= subgoal.count
  }
  return Math.max(0, count)
}

/**
 * How many furnaces to share `count` pieces among: stone is plentiful below and a piece takes ten seconds, but every furnace burns its
 * own fuel. `fuelPieces` are carried, each burning for `burnTicks`.
 */
export function furnacesFor(count: number, fuelPieces: number, burnTicks: number): number {
  for (let furnaces = Math.min(count, mostFurnaces); furnaces > 1; furnaces--) {
    const share = Math.ceil(count / furnaces)
    // One less would do as well.
    if (Math.ceil(count / (furnaces - 1)) === share) continue
    if (furnaces * Math.ceil((share * smeltTicks) / burnTicks) <= fuelPieces) return furnaces
  }
  return 1
}

/** Stones that a furnace is made of. */
export const furnaceStones = 8
/** Ticks that digging them takes with a stone pickaxe, steps included. */
const furnaceStoneTicks = 115

/** How many furnaces pay for `count` pieces where stone for the others than `carried` is to be dug. */
export function furnacesThatPay(count: number, carried: number): number {
  const ticksWith = (furnaces: number): number =>
    Math.ceil(count / furnaces) * smeltTicks + Math.max(0, furnaces - carried) * furnaceStoneTicks
  let best = 1
  for (let furnaces = 2; furnaces <= Math.min(count, mostFurnaces); furnaces++) {
    if (ticksWith(furnaces) < ticksWith(best)) best = furnaces
  }
  return best
}
