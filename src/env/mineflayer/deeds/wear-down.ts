import type { Obstacle } from '../../attempt.ts'
import type { Position } from '../../position.ts'
import { durablesOf, equipmentOf } from '../body/carried.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { createBlockView, isFloor, isOpen } from './support/block-view.ts'
import { cellOf, headings, offset } from './support/cell.ts'
import { obstacle } from './support/obstacle.ts'
import { stepTo } from './support/step-to.ts'
import { withinTicks } from './support/wait-until.ts'

/** Below this health no singeing is worth it: half hearts. */
const leastHealth = 8
const equipTicks = 60
/** Longest stay in the fire: it hurts every ten ticks. */
const stayTicks = 40

const places = { helmet: 'head', chestplate: 'torso', leggings: 'legs', boots: 'feet' } as const

/** Wears a piece of armour into a campfire until it has lost a use, and steps out again. */
export const wearDown: Deed<'wear-down'> = async (context, { item }) => {
  const { bot } = context
  const left = () =>
    durablesOf(bot)
      .filter((durable) => durable.item === item)
      .reduce((total, { remainingDurability }) => total + remainingDurability, 0)
  const before = context.preState.durables
    .filter((durable) => durable.item === item)
    .reduce((total, { remainingDurability }) => total + remainingDurability, 0)
  const isWorn = () => left() < before
  if (isWorn()) return null
  if (bot.health < leastHealth) return obstacle('danger', 'campfire', 'The body is too weak to be singed.')
  const dressed = await putOn(context, item)
  if (dressed !== null) return dressed
  const [fire] = context.perceived.nearest(['campfire'], bot.entity.position, 1)
  if (fire === undefined) return obstacle('missing-station', 'campfire', 'No campfire is known.')
  const beside = await standBeside(context, fire.position)
  if (beside === null) {
    return obstacle('target-unreachable', 'campfire', 'There is no free place beside the campfire.')
  }
  await stepTo(context, fire.position)
  try {
    for (let tick = 0; tick < stayTicks && !isWorn(); tick++) {
      if (bot.health < leastHealth) break
      await context.clock.waitTicks(1, context.signal)
    }
  } finally {
    if (!context.signal.aborted) await stepTo(context, beside)
  }
  if (isWorn()) return null
  return obstacle('refused', 'campfire', `The campfire did not wear the ${item}: it may be out.`)
}

async function putOn(context: DeedContext, item: string): Promise<Obstacle | null> {
  const { bot } = context
  const place = places[item.slice(item.lastIndexOf('_') + 1) as keyof typeof places] as
    (typeof places)[keyof typeof places] | undefined
  if (place === undefined) return obstacle('refused', item, `${item} is no armour.`)
  if (equipmentOf(bot)[place] === item) return null
  const carried = bot.inventory.items().find(({ name }) => name === item)
  if (carried === undefined) return obstacle('missing-item', item, `No ${item} is carried.`)
  await withinTicks(context, equipTicks, bot.equip(carried, place))
  return equipmentOf(bot)[place] === item
    ? null
    : obstacle('refused', item, `The server did not put ${item} on.`)
}

/** Walks to a free cell beside a block; null when there is none or no way. */
async function standBeside(context: DeedContext, block: Position): Promise<Position | null> {
  const view = createBlockView(context.bot)
  const here = cellOf(context.bot.entity.position)
  const cells = headings
    .map(({ x, z }) => offset(block, x, 0, z))
    .filter(({ x, y, z }) => isOpen(view, x, y, z) && isOpen(view, x, y + 1, z) && isFloor(view, x, y - 1, z))
    .sort((one, other) => distance(one, here) - distance(other, here))
  for (const cell of cells) {
    const budgetTicks = Math.max(20, Math.min(400, context.remainingTicks()))
    const target = { x: cell.x + 0.5, y: cell.y, z: cell.z + 0.5, rangeBlocks: 0.6 }
    const status = await context.navigator.goTo(target, { budgetTicks }, context.signal)
    if (status === 'reached') return cell
  }
  return null
}

function distance(one: Position, other: Position): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)
}
