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
    if (fuelPiecesFor(count, furnaces, burnTicks) <= fuelPieces) return furnaces
  }
  return 1
}

/** Fuel that is carried, or can be made of what is carried. */
export interface FuelAtHand {
  readonly item: string
  readonly burnTicks: number
  readonly pieces: number
}

/** The fuel that feeds the most furnaces for `count` pieces, the first of several that feed as many, and how many; one furnace at least. */
export function fuelThatFeedsMost(
  count: number,
  fuels: readonly FuelAtHand[],
): { readonly fuel: FuelAtHand | null; readonly furnaces: number } {
  let best: { fuel: FuelAtHand | null; furnaces: number } = { fuel: null, furnaces: 1 }
  for (const fuel of fuels) {
    const furnaces = furnacesFor(count, fuel.pieces, fuel.burnTicks)
    if (furnaces > best.furnaces) best = { fuel, furnaces }
  }
  return best
}

/** Pieces of a fuel that `furnaces` burn for `count` pieces: what is left of the last piece burns on in its furnace. */
export function fuelPiecesFor(count: number, furnaces: number, burnTicks: number): number {
  return furnaces * Math.ceil((Math.ceil(count / furnaces) * smeltTicks) / burnTicks)
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
