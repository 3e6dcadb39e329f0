import type { Item } from 'prismarine-item'
import type { DeedContext } from '../../deed.ts'
import { hasRoomFor } from './carried.ts'
import { fillerBlocks } from './filler.ts'
import { waitUntil, withinTicks } from './wait-until.ts'

/** What is thrown away first besides the blocks to plug and bridge with: nothing is made of it that a way down needs. */
const leavings = ['gravel', 'wheat_seeds', 'rotten_flesh', 'spider_eye', 'poisonous_potato']

/** Stacks of cobblestone that are kept: pickaxes and a furnace are made of it. */
const cobblestoneStacksKept = 1

/** Throwing a stack takes a click and its answer. */
const tossBudgetTicks = 20

/**
 * Sees to it that one more of an item can be picked up, throwing away stacks of leavings behind the body. True when there
 * is room, false when nothing carried is worth less than the item.
 */
export async function makeRoomFor(context: DeedContext, item: string): Promise<boolean> {
  const { bot } = context
  for (let tossed = 0; !hasRoomFor(bot, item); tossed++) {
    const stack = tossed < 3 ? leastWorth(bot.inventory.items(), item) : undefined
    if (stack === undefined) return false
    // A thrown stack can be picked up again after two seconds: it goes where the body came from.
    await bot.look(bot.entity.yaw + Math.PI, 0, true)
    await withinTicks(context, tossBudgetTicks, bot.tossStack(stack))
    await waitUntil(context, 5, () => hasRoomFor(bot, item))
    context.trace('deed-note', { text: `threw ${stack.count} ${stack.name} away` })
  }
  return true
}

/** The fullest stack of what is most plentiful among the leavings; undefined when there is none to spare. */
function leastWorth(items: readonly Item[], wanted: string): Item | undefined {
  const stacks = items.filter(({ name }) => name !== wanted && (isLeaving(name) || name === 'cobblestone'))
  const ofCobblestone = stacks.filter(({ name }) => name === 'cobblestone').length
  const spare = stacks.filter(({ name }) => name !== 'cobblestone' || ofCobblestone > cobblestoneStacksKept)
  const stacksOf = (name: string): number => spare.filter((stack) => stack.name === name).length
  return spare.sort((one, other) => stacksOf(other.name) - stacksOf(one.name) || one.slot - other.slot)[0]
}

function isLeaving(name: string): boolean {
  return leavings.includes(name) || (fillerBlocks.includes(name) && name !== 'stone')
}
