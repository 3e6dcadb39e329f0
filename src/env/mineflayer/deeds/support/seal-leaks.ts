import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { createBlockView } from './block-view.ts'
import { cellOf, sameCell } from './cell.ts'
import { openingHazard } from './dig-hazard.ts'
import { findPlugStand } from './find-plug-stand.ts'
import { plugLiquid } from './plug-liquid.ts'

/** Leaks plugged around one block; it has five sides through which something can come in. */
const mostLeaks = 5

/** Walking to where a leak can be plugged is given up after this. */
const walkBudgetTicks = 100

/**
 * Plugs every place from which lava would come in through `cell`, walking to where it can be done if it cannot be done
 * from here. True when no lava is left to come in; the body may stand elsewhere then.
 */
export async function sealLeaks(context: DeedContext, cell: Position): Promise<boolean> {
  for (let leaks = 0; leaks < mostLeaks; leaks++) {
    const hazard = openingHazard(createBlockView(context.bot), cell)
    if (hazard?.kind !== 'lava') return true
    if (await plugLiquid(context, hazard.position)) continue
    if (!(await walkToPlug(context, cell, hazard.position))) return false
    if (!(await plugLiquid(context, hazard.position))) return false
  }
  return openingHazard(createBlockView(context.bot), cell)?.kind !== 'lava'
}

async function walkToPlug(context: DeedContext, cell: Position, leak: Position): Promise<boolean> {
  const { bot } = context
  const stand = findPlugStand(createBlockView(bot), cellOf(bot.entity.position), cell, leak)
  if (stand === null) return false
  await context.navigator.goTo(
    { ...stand, rangeBlocks: 0 },
    { budgetTicks: Math.max(10, Math.min(walkBudgetTicks, context.remainingTicks())) },
    context.signal,
  )
  context.signal.throwIfAborted()
  return sameCell(cellOf(bot.entity.position), stand)
}
