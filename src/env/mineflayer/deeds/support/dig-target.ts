import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext, PerceivedBlock } from '../../deed.ts'
import { approach, sightlineTo } from './approach.ts'
import { createBlockView, isFloor, isOpen } from './block-view.ts'
import { cellOf, isUnderFoot } from './cell.ts'
import { digBlock } from './dig-block.ts'
import { obstacle } from './obstacle.ts'
import { plugLiquid } from './plug-liquid.ts'
import { openingHazard } from './dig-hazard.ts'

/** Blocks dug away because they hide the target, before it is given up. */
const mostObstructions = 6

/** How far below a block one can stand and still reach it by looking straight up. */
const overheadReachBlocks = 6

/** Gets to a block and breaks it so that it drops its item, digging away what hides it; `tools` as in `DigOptions`. */
export async function digTarget(
  context: DeedContext,
  target: PerceivedBlock,
  tools?: readonly (string | null)[],
): Promise<Obstacle | null> {
  const { position, name } = target
  const budgetTicks =
    200 + Math.ceil(context.bot.entity.position.distanceTo(vectorOf(context, position)) * 20)
  if (sightlineTo(context, position).status === 'too-far' || isOverhead(context, position)) {
    const foot = standBelow(context, position)
    if (foot !== null) {
      await context.navigator.goTo(
        { ...foot, rangeBlocks: 0 },
        { budgetTicks: Math.max(20, Math.min(budgetTicks, context.remainingTicks())) },
        context.signal,
      )
    }
  }
  const failed = await approach(context, position, name, budgetTicks)
  if (failed !== null) return failed
  for (let dug = 0; dug < mostObstructions; dug++) {
    const line = sightlineTo(context, position)
    if (line.status === 'clear') return digSafely(context, position, true, tools)
    if (line.status === 'too-far') break
    if (isUnderFoot(cellOf(context.bot.entity.position), line.by)) break
    const blocked = await digSafely(context, line.by, false)
    if (blocked !== null) return { ...blocked, detail: `${blocked.detail} It hides the ${name}.` }
  }
  return obstacle(
    'target-unreachable',
    name,
    `The ${name} at ${position.x} ${position.y} ${position.z} stays hidden.`,
  )
}

/** Digs, and plugs what would flow in if something to plug with is carried and the leak is in reach. */
async function digSafely(
  context: DeedContext,
  position: Position,
  dropWanted: boolean,
  tools?: readonly (string | null)[],
): Promise<Obstacle | null> {
  const hazard = openingHazard(createBlockView(context.bot), position)
  // Water may come: it slows, and what is dug stays within reach.
  if (hazard?.kind === 'lava' && !(await plugLiquid(context, hazard.position))) {
    return obstacle('danger', 'lava', 'Lava would flow out.')
  }
  return digBlock(context, position, { dropWanted, mayOpenWater: true, tools })
}

function isOverhead(context: DeedContext, block: Position): boolean {
  return block.y > context.bot.entity.position.y + 2.5 && sightlineTo(context, block).status !== 'clear'
}

/** The ground in the block's own column, if it is open from there up: the foot of a trunk that has been cut. */
function standBelow(context: DeedContext, block: Position): Position | null {
  const view = createBlockView(context.bot)
  for (let y = block.y - 1; y >= block.y - overheadReachBlocks; y--) {
    if (!isOpen(view, block.x, y, block.z)) return null
    if (!isFloor(view, block.x, y - 1, block.z)) continue
    return block.y - y >= 2 ? { x: block.x, y, z: block.z } : null
  }
  return null
}

function vectorOf(context: DeedContext, position: Position): DeedContext['bot']['entity']['position'] {
  return context.bot.entity.position.clone().set(position.x, position.y, position.z)
}
