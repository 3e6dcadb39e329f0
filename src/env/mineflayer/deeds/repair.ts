import type { Obstacle } from '../../attempt.ts'
import type { SubgoalOf } from '../../subgoal.ts'
import { AnvilCost } from '../body/anvil-cost.ts'
import { remainingDurability } from '../body/carried.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { obstacle } from './support/obstacle.ts'
import { abandonWindow } from './support/open-window.ts'
import {
  type Station,
  layInto,
  leaveStation,
  openHandGrid,
  openStation,
  takeResult,
} from './support/station.ts'
import { takeOff } from './support/take-off.ts'
import { waitUntil } from './support/wait-until.ts'

const anvils = ['anvil', 'chipped_anvil', 'damaged_anvil']
/** Ticks until what was taken is seen to be better than what went in. */
const settleTicks = 10

/** Mends a worn item with another of its kind, or on an anvil with its material. */
export const repair: Deed<'repair'> = async (context, subgoal) => {
  const { item, station, material } = subgoal
  const repaired = () => context.observe().tally.repaired[item] ?? 0
  if (repaired() > (context.preState.tally.repaired[item] ?? 0)) return null
  await takeOff(context, item)
  const short = shortage(context, item, station === 'anvil' ? (material ?? null) : null)
  if (short !== null) return short
  const price = new AnvilCost(context.bot)
  try {
    const opened = await open(context, station)
    if ('kind' in opened) return opened
    const before = repaired()
    const isTaken = await mend(context, opened, subgoal, price)
    if (isTaken && (await waitUntil(context, settleTicks, () => repaired() > before))) return null
  } finally {
    price.stop()
  }
  const hint = station === 'anvil' ? ' An anvil takes experience levels.' : ''
  return obstacle('craft-failed', item, `The ${item} was not repaired.${hint}`)
}

/** True when the mended item was taken. The station is left as it was found in any case. */
async function mend(
  context: DeedContext,
  opened: Station,
  { item, station, material }: SubgoalOf<'repair'>,
  price: AnvilCost,
): Promise<boolean> {
  let settled = false
  let isTaken = false
  try {
    const mending = station === 'anvil' ? (material ?? null) : null
    const [first, second] = sources(opened, item, mending)
    if (first !== undefined && second !== undefined) {
      const isLaid = (await layInto(context, opened, first, 0)) && (await layInto(context, opened, second, 1))
      // Mineflayer would believe that it holds what an anvil refuses for want of levels.
      const isPaid = isLaid && (await waitUntil(context, settleTicks, () => price.isAffordable))
      isTaken = isPaid && (await takeResult(context, opened, item))
    }
    await leaveStation(context, opened)
    settled = true
  } finally {
    if (!settled) abandonWindow(context, opened.window)
  }
  return isTaken
}

function open(context: DeedContext, station: SubgoalOf<'repair'>['station']): Promise<Station | Obstacle> {
  if (station === 'grid') return openHandGrid(context)
  return station === 'anvil'
    ? openStation(context, anvils, 'anvil')
    : openStation(context, ['grindstone'], 'grindstone')
}

/** What is missing before anything is touched. */
function shortage({ bot }: DeedContext, item: string, material: string | null): Obstacle | null {
  const carried = bot.inventory.items().filter(({ name }) => name === item)
  const isWorn = carried.some(
    (stack) =>
      (remainingDurability(stack) ?? Infinity) < (bot.registry.itemsByName[item]?.maxDurability ?? 0),
  )
  if (!isWorn) return obstacle('missing-item', item, `No worn ${item} is carried.`)
  if (material === null && carried.length < 2) {
    return obstacle('missing-item', item, `Two ${item} are needed and ${carried.length} is carried.`)
  }
  if (material !== null && !bot.inventory.items().some(({ name }) => name === material)) {
    return obstacle('missing-item', material, `No ${material} is carried.`)
  }
  return null
}

/** Slots of the two things: the most worn piece, and the next or the material. */
function sources({ window }: Station, item: string, material: string | null): (number | undefined)[] {
  const slotsOf = (name: string): number[] => {
    const slots: number[] = []
    for (let slot = window.inventoryStart; slot < window.inventoryEnd; slot++) {
      if (window.slots[slot]?.name === name) slots.push(slot)
    }
    return slots
  }
  const left = (slot: number): number => remainingDurability(window.slots[slot]!) ?? Infinity
  const [first, second] = slotsOf(item).sort((one, other) => left(one) - left(other))
  return [first, material === null ? second : slotsOf(material)[0]]
}
