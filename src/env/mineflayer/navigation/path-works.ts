import type { Bot } from 'mineflayer'
import type { Block } from 'prismarine-block'
import { Vec3 } from 'vec3'
import type { GameClock } from '../../clock/game-clock.ts'
import type { TraceEvent, TraceEventKind } from '../../attempt.ts'
import { withinTicksUnlessAborted } from '../body/abortable.ts'
import { bestTool, digTicks, takeInHand } from '../body/best-tool.ts'
import { eachTick } from './each-tick.ts'
import type { PathPlacement } from './pathfinder-parts.ts'
import { scaffoldingIds } from './search-movements.ts'

/** What works on the way need. */
export interface PathWorkParts {
  readonly bot: Bot
  readonly clock: GameClock
  readonly trace: (kind: TraceEventKind, data: TraceEvent['data']) => void
}

/** Ticks that taking a tool in hand may last, and ticks granted to a dig beyond what it should take. */
const equipTicks = 20
const digSlackTicks = 40
const placeTicks = 20

/** Breaks one block that is in the way. True if it is gone. Throws only the signal's reason. */
export async function breakOnWay(parts: PathWorkParts, at: Vec3, signal: AbortSignal): Promise<boolean> {
  const { bot, clock } = parts
  const block = bot.blockAt(at, false)
  if (!block || !isInTheWay(block)) return true
  await standStill(parts, signal)
  const tool = bestTool(bot, block)
  await withinTicksUnlessAborted(clock, equipTicks, takeInHand(bot, tool), signal)
  const { x, y, z } = at
  parts.trace('dig-start', { block: block.name, tool: tool?.name ?? null, x, y, z })
  const limit = Math.ceil(digTicks(bot, block, tool) * 5) + digSlackTicks
  const work = bot.dig(block, true)
  try {
    const ended = await withinTicksUnlessAborted(clock, limit, work, signal)
    if (ended.kind === 'late') bot.stopDigging()
    // The client takes its own dig for done at once; the server's word comes a tick later.
    await clock.waitTicks(2, signal)
  } catch (error) {
    bot.stopDigging()
    parts.trace('dig-end', { block: block.name, x, y, z, broken: false, aborted: true })
    throw error
  }
  const after = bot.blockAt(at, false)
  const broken = !after || after.type !== block.type
  parts.trace('dig-end', { block: block.name, x, y, z, broken, aborted: false })
  return broken
}

/** Places one scaffolding block, none of `keep`, for the way. True if it is there. Throws only the signal's reason. */
export async function placeOnWay(
  parts: PathWorkParts,
  placement: PathPlacement,
  signal: AbortSignal,
  keep: readonly string[] = [],
): Promise<boolean> {
  const { bot, clock } = parts
  const ids = scaffoldingIds(bot, keep)
  const item = bot.inventory.items().find((carried) => ids.includes(carried.type))
  const against = bot.blockAt(new Vec3(placement.x, placement.y, placement.z))
  if (!item || !against) return false
  await standStill(parts, signal)
  await withinTicksUnlessAborted(clock, equipTicks, takeInHand(bot, item), signal)
  const face = new Vec3(placement.dx, placement.dy, placement.dz)
  const at = against.position.plus(face)
  if (placement.jump) {
    const from = bot.entity.position.y
    bot.setControlState('jump', true)
    const risen = await eachTick(bot, clock, 12, signal, () =>
      bot.entity.position.y > from + 1.02 ? true : null,
    )
    bot.setControlState('jump', false)
    signal.throwIfAborted()
    if (risen !== true) return false
  }
  // Sneaking, a click on a crafting table or chest places instead of opening it.
  bot.setControlState('sneak', true)
  // Mineflayer turns the head slowly unless it looks there already, and the click would come when the key is up again.
  await bot.lookAt(against.position.offset(0.5, 0.5, 0.5).plus(face.scaled(0.5)), true)
  try {
    await withinTicksUnlessAborted(clock, placeTicks, bot.placeBlock(against, face), signal)
  } finally {
    bot.setControlState('sneak', false)
  }
  const after = bot.blockAt(at, false)
  const placed = after?.boundingBox === 'block'
  parts.trace('place-end', { block: item.name, x: at.x, y: at.y, z: at.z, placed })
  return placed
}

/** Releases the keys and waits until the body rests on the ground or swims; half a second at most. */
export async function standStill({ bot, clock }: PathWorkParts, signal: AbortSignal): Promise<void> {
  bot.clearControlStates()
  const { isInWater } = bot.entity as unknown as { isInWater?: boolean }
  if (isInWater) return
  await eachTick(bot, clock, 10, signal, () => {
    const { velocity, onGround } = bot.entity
    return onGround && Math.hypot(velocity.x, velocity.z) < 0.05 ? true : null
  })
  signal.throwIfAborted()
}

function isInTheWay(block: Block): boolean {
  return block.boundingBox === 'block' && block.shapes.length > 0
}
