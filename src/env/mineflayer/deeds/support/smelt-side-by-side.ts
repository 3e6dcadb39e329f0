import type { SubgoalOf } from '../../../subgoal.ts'
import type { DeedContext, PerceivedBlock } from '../../deed.ts'
import { sightlineTo } from './approach.ts'
import { carriedCount } from './carried.ts'
import { cellKey } from './cell.ts'
import { fuelTicks } from './fuel-ticks.ts'
import { feed, isClearFor, lights, stoke } from './furnace-feeding.ts'
import { furnaceSlot, readFurnaceGauge } from './furnace-window.ts'
import { countIn, itemIn } from './inventory-window.ts'
import type { InventoryWindow } from './inventory-window.ts'
import { takeStack } from './move-stack.ts'
import { abandonWindow, closeWindow, openWindow } from './open-window.ts'
import { waitUntil } from './wait-until.ts'

/** Furnaces used at once at most. */
const mostFurnaces = 8
/** Rounds of loading and emptying, after which one furnace must do for the rest. */
const mostRounds = 6
/** Ticks to wait for the first reading of flame and arrow. */
const gaugeBudgetTicks = 3
/** Ticks that emptying one furnace may take; so long before the deadline the last round begins. */
const emptyingTicks = 6
/** Ticks beyond the cooking time before a furnace is opened again. */
const graceTicks = 2
/** What a plain furnace takes for one piece. */
const usualCookTicks = 200

/**
 * Smelts in all furnaces that can be reached from where the body stands, an equal share in each, if there is more than one. Ends when
 * `wanted` pieces are carried or when it gets no further; what is then missing is left to the work at one furnace.
 */
export async function smeltSideBySide(
  context: DeedContext,
  subgoal: SubgoalOf<'smelt'>,
  wanted: number,
): Promise<void> {
  const loaded = new Map<string, number>()
  for (let round = 0; round < mostRounds; round++) {
    const lacking = wanted - carriedCount(context.bot, subgoal.item)
    const furnaces = furnacesInReach(context)
    if (lacking <= 0 || furnaces.length < 2) return
    const cookTicks = await tendAll(context, subgoal, wanted, furnaces, loaded)
    if (cookTicks === 0) return
    const leftTicks = context.remainingTicks() - furnaces.length * emptyingTicks
    await context.clock.waitTicks(Math.max(1, Math.min(cookTicks + graceTicks, leftTicks)), context.signal)
  }
}

function furnacesInReach(context: DeedContext): readonly PerceivedBlock[] {
  return context.perceived
    .nearest(['furnace', 'lit_furnace'], context.bot.entity.position, mostFurnaces)
    .filter(({ position }) => sightlineTo(context, position).status === 'clear')
}

/**
 * Empties and loads every furnace once; `loaded` keeps how many pieces are in which, so that those are not loaded again elsewhere. Returns the
 * ticks until the last one is done; 0 when none is at work.
 */
async function tendAll(
  context: DeedContext,
  subgoal: SubgoalOf<'smelt'>,
  wanted: number,
  furnaces: readonly PerceivedBlock[],
  loaded: Map<string, number>,
): Promise<number> {
  let longestTicks = 0
  let isFuel = true
  let left = Math.min(furnaces.length, furnacesForFuel(context, subgoal))
  for (const { position } of furnaces) {
    let window: InventoryWindow | null = null
    const gauge = readFurnaceGauge(context, () => window)
    let settled = false
    try {
      window = await openWindow(context, position)
      if (window === null) continue
      if (String(window.type).includes('furnace')) {
        await waitUntil(context, gaugeBudgetTicks, () => gauge.isKnown())
        await takeStack(context, window, furnaceSlot.output)
        loaded.delete(cellKey(position))
        let elsewhere = 0
        for (const pieces of loaded.values()) elsewhere += pieces
        const lacking = wanted - countIn(window, subgoal.item) - elsewhere
        const share = left > 0 ? Math.max(0, Math.ceil(lacking / left)) : 0
        if (share > 0) {
          const isClear = loaded.size === 0 && isClearFor(subgoal, window, gauge)
          const fed =
            (await feed(context, subgoal, share, window)) ?? (await stoke(context, subgoal, window, gauge))
          if (fed === null) left--
          if (fed === null && isClear) isFuel = await lights(context, subgoal, gauge)
        }
        const inside = itemIn(window, furnaceSlot.input)?.count ?? 0
        const burns = gauge.burnLeftTicks() > 0 || itemIn(window, furnaceSlot.fuel) !== null
        if (inside > 0 && share > 0 && burns && isFuel) {
          loaded.set(cellKey(position), inside)
          longestTicks = Math.max(longestTicks, inside * gauge.cookTotalTicks() - gauge.progressTicks())
        } else {
          await takeStack(context, window, furnaceSlot.input)
          await takeStack(context, window, furnaceSlot.fuel)
        }
      }
      await closeWindow(context, window)
      settled = true
      if (!isFuel) return 0
    } finally {
      gauge.stop()
      if (!settled && window !== null) abandonWindow(context, window)
    }
  }
  return longestTicks
}

/** In how many furnaces the carried fuel lasts for an equal share each: a piece burns on in its furnace, needed or not. */
function furnacesForFuel(context: DeedContext, subgoal: SubgoalOf<'smelt'>): number {
  const pieces = carriedCount(context.bot, subgoal.fuel)
  const pieceTicks = fuelTicks(subgoal.fuel) ?? usualCookTicks
  for (let furnaces = Math.min(subgoal.count, mostFurnaces); furnaces > 1; furnaces--) {
    const share = Math.ceil(subgoal.count / furnaces)
    if (furnaces * Math.ceil((share * usualCookTicks) / pieceTicks) <= pieces) return furnaces
  }
  return 1
}
