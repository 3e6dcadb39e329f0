import { Vec3 } from 'vec3'
import type { Obstacle } from '../../../attempt.ts'
import type { Position } from '../../../position.ts'
import type { DeedContext } from '../../deed.ts'
import { trait } from './block-traits.ts'
import { createBlockView } from './block-view.ts'
import { carriedCount } from './carried.ts'
import { digRefusalOf } from './dig-refusal.ts'
import { openingHazard } from './dig-hazard.ts'
import { holdItem } from './hold-item.ts'
import { obstacle } from './obstacle.ts'
import { eyeHeightBlocks, findSightline } from './reach.ts'
import { longestBareHandTicks, toolForBlock } from './tool-for-block.ts'
import { waitUntil, withinTicks } from './wait-until.ts'

export interface DigOptions {
  /** True if the block must be broken so that it drops its item. */
  readonly dropWanted: boolean
  /** True to open a cell although water would flow in. Lava is never let in. */
  readonly mayOpenWater?: boolean
  /** Tools that count as yielding the drop (null: a bare hand), in place of what the game's data says. */
  readonly tools?: readonly (string | null)[] | undefined
  /** Blocks whose tools are spared: the last uses of what alone harvests them are kept. */
  readonly spareFor?: readonly string[]
  /** Longest dig without a tool that yields the drop, in ticks; by default `longestBareHandTicks`, which leaves stone alone. */
  readonly mostBareHandTicks?: number
  /** True to break a block that nothing solid hides, false to skip the check of the line. Default true. */
  readonly needsSightline?: boolean
}

/** Tools that may break over one block. */
const mostTools = 3

/** Longest wait for a body to sink to the ground, in ticks: four blocks of water. */
const mostSinkTicks = 160
/** A body that came no lower for so many ticks floats. A leap out of the water and back lasts less. */
const settleTicks = 20

/** Ticks allowed beyond the computed digging time, for the way to the server and back. */
const digGraceTicks = 30

/**
 * Breaks one block within reach, with the tool that costs least, and makes sure from the server that it is gone.
 * Null when the cell is free of it. A block that is no more there counts as broken.
 */
export async function digBlock(
  context: DeedContext,
  position: Position,
  options: DigOptions,
): Promise<Obstacle | null> {
  for (let tries = 1; ; tries++) {
    const failed = await digOnce(context, position, options)
    // The server takes a worn out tool away a tick late, when the next dig has begun: that one fails, and another
    // tool goes on with it. One refusal may be a matter of timing; the second is meant.
    const mayRetry = failed?.kind === 'tool-broke' || (failed?.kind === 'dig-refused' && tries === 1)
    if (!mayRetry || tries === mostTools || !canGoOn(context, position, options)) return failed
    await context.clock.waitTicks(2, context.signal)
  }
}

function canGoOn(context: DeedContext, position: Position, options: DigOptions): boolean {
  const block = context.bot.blockAt(new Vec3(position.x, position.y, position.z), false)
  if (block === null || !block.diggable) return false
  const tool = toolForBlock(context.bot, block, options.dropWanted, options.spareFor, options.tools)
  const { mostBareHandTicks = longestBareHandTicks } = options
  return tool !== null && (tool.yieldsDrop || tool.digTicks <= mostBareHandTicks)
}

async function digOnce(
  context: DeedContext,
  position: Position,
  options: DigOptions,
): Promise<Obstacle | null> {
  const { bot } = context
  const view = createBlockView(bot)
  const bits = view.traitsAt(position.x, position.y, position.z)
  const place = new Vec3(position.x, position.y, position.z)
  const block = bot.blockAt(place, false)
  if (block === null || (bits & trait.unknown) !== 0) {
    context.trace('chunk-missing', { x: position.x >> 4, z: position.z >> 4, for: 'dig' })
    return obstacle('target-unreachable', null, 'The block is in a part of the world that is not loaded.')
  }
  const { name } = block
  if (/^(cave_|void_)?air$/.test(name) || ((bits & (trait.water | trait.lava)) !== 0 && !block.diggable))
    return null
  if (!block.diggable) return obstacle('dig-refused', name, `${name} cannot be broken.`)

  const hazard = openingHazard(view, position)
  if (hazard !== null && !(hazard.kind === 'water' && options.mayOpenWater === true)) {
    return obstacle('danger', hazard.kind, `Breaking this ${name} would let ${hazard.kind} in.`)
  }

  const tool = toolForBlock(bot, block, options.dropWanted, options.spareFor, options.tools)
  if (tool === null) return missingTool(context, name, block.harvestTools)
  const { mostBareHandTicks = longestBareHandTicks } = options
  if (!tool.yieldsDrop && tool.digTicks > mostBareHandTicks) {
    return missingTool(context, name, block.harvestTools)
  }
  if (!(await holdItem(context, tool.name))) {
    return obstacle(
      'missing-tool',
      tool.name,
      `The ${tool.name ?? 'empty hand'} could not be taken into the hand.`,
    )
  }

  await land(context)
  if (isInLiquid(context)) await waitUntil(context, mostSinkTicks, hasSettled(context))
  const eyes = bot.entity.position.offset(0, eyeHeightBlocks, 0)
  const line = findSightline(view, eyes, position)
  if (line.status === 'too-far' || (line.status === 'hidden' && options.needsSightline !== false)) {
    const why = line.status === 'hidden' ? 'is hidden behind another block' : 'is out of reach'
    return obstacle('target-unreachable', name, `The ${name} ${why}.`)
  }
  if (line.status === 'clear') {
    await bot.lookAt(new Vec3(line.point.x, line.point.y, line.point.z), true)
  }

  const { x, y, z } = position
  const heldBefore = bot.heldItem?.name ?? null
  context.trace('dig-start', { block: name, tool: heldBefore, x, y, z })
  const refusal = digRefusalOf(bot, place)
  try {
    const digTicks = Math.ceil(bot.digTime(block) / 50)
    const dug = await withinTicks(context, digTicks + digGraceTicks, bot.dig(block, 'ignore'))
    if (dug.status !== 'done') bot.stopDigging()
    else await refusal.answered(context)
  } catch (error) {
    bot.stopDigging()
    context.trace('dig-end', { block: name, x, y, z, broken: false, aborted: true })
    throw error
  } finally {
    refusal.stop()
  }
  const broken = view.nameAt(x, y, z) !== name
  context.trace('dig-end', { block: name, x, y, z, broken, aborted: false })
  if (broken) return null
  if (tool.name !== null && bot.heldItem === null) {
    return obstacle('tool-broke', tool.name, `The ${tool.name} broke on ${name}.`)
  }
  const why = refusal.wasRefused()
    ? 'the server put it back, as it does in a protected area'
    : 'it did not break'
  return obstacle('dig-refused', name, `${name} at ${x} ${y} ${z} is still there: ${why}.`)
}

/** Tells, asked once a tick, when a body in a liquid is on the ground, where it digs five times faster, or sinks no further. */
function hasSettled({ bot }: DeedContext): () => boolean {
  let lowestY = Infinity
  let ticksAtLowest = 0
  return () => {
    const { y } = bot.entity.position
    ticksAtLowest = y < lowestY ? 0 : ticksAtLowest + 1
    lowestY = Math.min(lowestY, y)
    return bot.entity.onGround || ticksAtLowest >= settleTicks
  }
}

/** Waits until the body stands: in the air it digs five times slower, and sees what it may not see from the ground. A jump lasts a few ticks. */
export async function land(context: DeedContext): Promise<void> {
  await waitUntil(context, 12, () => context.bot.entity.onGround || isInLiquid(context))
}

function isInLiquid(context: DeedContext): boolean {
  const body = context.bot.entity as unknown as { readonly isInWater?: boolean; readonly isInLava?: boolean }
  return body.isInWater === true || body.isInLava === true
}

/** Tells a tool that was lost in this attempt from one that was never there. */
export function missingTool(
  context: DeedContext,
  block: string,
  harvestTools: Readonly<Record<string, boolean>> | undefined,
): Obstacle {
  const items = context.bot.registry.itemsByName
  const broken = context.preState.durables.find((durable) => {
    const type = items[durable.item]?.id
    const isGone = carriedCount(context.bot, durable.item) === 0
    return isGone && type !== undefined && harvestTools?.[type] === true
  })
  if (broken !== undefined)
    return obstacle(
      'tool-broke',
      broken.item,
      `The ${broken.item} broke and no other tool does for ${block}.`,
    )
  return obstacle('missing-tool', block, `No carried tool breaks ${block} so that it drops its item.`)
}
