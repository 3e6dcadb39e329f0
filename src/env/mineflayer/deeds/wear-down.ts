import type { Obstacle } from '../../attempt.ts'
import type { Position } from '../../position.ts'
import { durablesOf, equipmentOf } from '../body/carried.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { createBlockView, isFloor, isOpen } from './support/block-view.ts'
import { approach } from './support/approach.ts'
import { cellOf, headings, offset } from './support/cell.ts'
import { clearCell } from './support/clear-cell.ts'
import { obstacle } from './support/obstacle.ts'
import { stepTo } from './support/step-to.ts'
import { withinTicks } from './support/wait-until.ts'

/** Below this health no singeing is worth it: half hearts. */
const leastHealth = 8
const equipTicks = 60
const walkTicks = 400
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

/** Walks to a cell beside the fire from which it can be stepped onto, digging room for that where there is none; or null. */
async function standBeside(context: DeedContext, fire: Position): Promise<Position | null> {
  const here = cellOf(context.bot.entity.position)
  const beside = headings
    .map(({ x, z }) => offset(fire, x, 0, z))
    .sort((one, other) => distance(one, here) - distance(other, here))
  const free = beside.filter((cell) => hasRoom(context, fire, cell))
  for (const cell of free) if (await walkInto(context, cell)) return cell
  for (const cell of beside) {
    if (free.includes(cell) || !(await makeRoom(context, fire, cell))) continue
    if (await walkInto(context, cell)) return cell
  }
  return null
}

/** Cells that a body needs that goes from beside a fire onto it: whoever stands on it is half a block higher. */
function roomCells(fire: Position, beside: Position): readonly [Position, Position, ...Position[]] {
  const above = (cell: Position, up: number) => offset(cell, 0, up, 0)
  return [beside, above(beside, 1), above(beside, 2), above(fire, 1), above(fire, 2)]
}

function hasRoom(context: DeedContext, fire: Position, beside: Position): boolean {
  const view = createBlockView(context.bot)
  if (!isFloor(view, beside.x, beside.y - 1, beside.z)) return false
  return roomCells(fire, beside).every(({ x, y, z }) => isOpen(view, x, y, z))
}

/** Opens a way in beside the fire, walks there, and digs the rest from where it can be seen. */
async function makeRoom(context: DeedContext, fire: Position, beside: Position): Promise<boolean> {
  const view = createBlockView(context.bot)
  if (!isFloor(view, beside.x, beside.y - 1, beside.z)) return false
  const [feet, head, ...rest] = roomCells(fire, beside)
  for (const cell of [feet, head]) if (!(await openCell(context, cell))) return false
  if (!(await walkInto(context, beside))) return false
  for (const cell of rest) if ((await clearCell(context, cell)) !== null) return false
  return true
}

async function openCell(context: DeedContext, cell: Position): Promise<boolean> {
  const view = createBlockView(context.bot)
  if (isOpen(view, cell.x, cell.y, cell.z)) return true
  const name = view.nameAt(cell.x, cell.y, cell.z)
  if ((await approach(context, cell, name, walkTicks)) !== null) return false
  return (await clearCell(context, cell)) === null
}

async function walkInto(context: DeedContext, cell: Position): Promise<boolean> {
  const budgetTicks = Math.max(20, Math.min(walkTicks, context.remainingTicks()))
  const target = { x: cell.x + 0.5, y: cell.y, z: cell.z + 0.5, rangeBlocks: 0.6 }
  return (await context.navigator.goTo(target, { budgetTicks }, context.signal)) === 'reached'
}

function distance(one: Position, other: Position): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)
}
