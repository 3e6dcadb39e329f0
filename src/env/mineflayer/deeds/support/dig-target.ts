import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext, PerceivedBlock } from '../../deed.ts'
import { approach, sightlineTo } from './approach.ts'
import { createBlockView, isFloor, isOpen } from './block-view.ts'
import { cellOf, isUnderFoot, sameCell } from './cell.ts'
import { digBlock, land } from './dig-block.ts'
import { obstacle } from './obstacle.ts'
import { sealLeaks } from './seal-leaks.ts'

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
    await land(context)
    const line = sightlineTo(context, position)
    if (line.status === 'too-far') break
    const isClear = line.status === 'clear'
    const next = isClear ? position : line.by
    const hides = isClear ? '' : ` It hides the ${name}.`
    const feet = cellOf(context.bot.entity.position)
    if (!isClear && isUnderFoot(feet, next)) break
    if (!(await sealLeaks(context, next))) return obstacle('danger', 'lava', `Lava would flow out.${hides}`)
    if (!sameCell(feet, cellOf(context.bot.entity.position))) {
      const lost = await approach(context, position, name, budgetTicks)
      if (lost !== null) return lost
      continue
    }
    // Water may come: it slows, and what is dug stays within reach.
    const blocked = await digBlock(context, next, {
      dropWanted: isClear,
      mayOpenWater: true,
      tools: isClear ? tools : undefined,
    })
    if (isClear) return blocked
    if (blocked !== null) return { ...blocked, detail: `${blocked.detail}${hides}` }
  }
  return obstacle(
    'target-unreachable',
    name,
    `The ${name} at ${position.x} ${position.y} ${position.z} stays hidden.`,
  )
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
