import type { Obstacle } from '../../attempt.ts'
import type { Deed, DeedContext } from '../deed.ts'
import type { SubgoalOf } from '../../subgoal.ts'
import { approach } from './support/approach.ts'
import { carriedCount } from './support/carried.ts'
import { feed, isClearFor, lights, stoke } from './support/furnace-feeding.ts'
import { furnaceSlot, readFurnaceGauge } from './support/furnace-window.ts'
import type { FurnaceGauge } from './support/furnace-window.ts'
import { countIn, itemIn } from './support/inventory-window.ts'
import type { InventoryWindow } from './support/inventory-window.ts'
import { takeStack } from './support/move-stack.ts'
import { makeRoomFor } from './support/make-room.ts'
import { obstacle } from './support/obstacle.ts'
import { smeltSideBySide } from './support/smelt-side-by-side.ts'
import { abandonWindow, closeWindow, openWindow } from './support/open-window.ts'
import { waitUntil } from './support/wait-until.ts'

/** Ticks beyond the cooking time after which a furnace that shows nothing new has failed. */
const cookGraceTicks = 60

/** Ticks to wait for the first reading of flame and arrow. */
const gaugeBudgetTicks = 3

const furnaceBlocks = ['furnace', 'lit_furnace']
/** Ticks for the walk to a furnace. */
const approachTicks = 600

/** With fewer ticks left than this, every finished piece is taken at once. */
const hurryTicks = 250

/**
 * Smelts in the nearest known furnace, or in all that stand in reach side by side: input and just enough fuel in, waits beside it,
 * takes everything out.
 */
export const smelt: Deed<'smelt'> = async (context, subgoal) => {
  const wanted = (context.preState.inventory[subgoal.item] ?? 0) + subgoal.count
  if (carriedCount(context.bot, subgoal.item) >= wanted) return null
  let window: InventoryWindow | null = null
  const gauge = readFurnaceGauge(context, () => window)
  let settled = false
  try {
    // What comes out must go somewhere, and so must what lay in the furnace before.
    await makeRoomFor(context, subgoal.item)
    await comeToFurnaces(context)
    await smeltSideBySide(context, subgoal, wanted)
    if (carriedCount(context.bot, subgoal.item) >= wanted) return null
    const opened = await openFurnace(context)
    if ('kind' in opened) return opened
    window = opened
    // A furnace that burns says so a tick after it has opened.
    await waitUntil(context, gaugeBudgetTicks, () => gauge.isKnown())
    const failed = await tend(context, subgoal, wanted, opened, gauge)
    traceFurnace(context, opened, gauge)
    for (const slot of [furnaceSlot.output, furnaceSlot.input, furnaceSlot.fuel]) {
      await takeStack(context, opened, slot)
    }
    await closeWindow(context, opened)
    settled = true
    return carriedCount(context.bot, subgoal.item) >= wanted ? null : failed
  } finally {
    gauge.stop()
    if (!settled && window !== null) abandonWindow(context, window)
  }
}

function traceFurnace(context: DeedContext, window: InventoryWindow, gauge: FurnaceGauge): void {
  const [input, fuel, output] = [furnaceSlot.input, furnaceSlot.fuel, furnaceSlot.output].map((slot) =>
    itemIn(window, slot),
  )
  context.trace('furnace-end', {
    input: input?.name ?? null,
    inputCount: input?.count ?? 0,
    fuel: fuel?.name ?? null,
    fuelCount: fuel?.count ?? 0,
    output: output?.name ?? null,
    outputCount: output?.count ?? 0,
    burned: gauge.burnTotalTicks() !== null || gauge.burnLeftTicks() > 0,
  })
}

/** Several furnaces are worked at once only from where they can be reached; a single one is walked to when it is opened. */
async function comeToFurnaces(context: DeedContext): Promise<void> {
  const [nearest, second] = context.perceived.nearest(furnaceBlocks, context.bot.entity.position, 2)
  if (nearest !== undefined && second !== undefined)
    await approach(context, nearest.position, 'furnace', approachTicks)
}

async function openFurnace(context: DeedContext): Promise<InventoryWindow | Obstacle> {
  const furnaces = context.perceived.nearest(furnaceBlocks, context.bot.entity.position, 4)
  let last: Obstacle | null = null
  for (const furnace of furnaces) {
    last = await approach(context, furnace.position, 'furnace', approachTicks)
    if (last !== null) continue
    const window = await openWindow(context, furnace.position)
    if (window !== null && String(window.type).includes('furnace')) return window
    if (window !== null) await closeWindow(context, window)
    last = obstacle('refused', 'furnace', 'The furnace did not open.')
  }
  return last ?? obstacle('missing-station', 'furnace', 'No furnace is known.')
}

/** Keeps the furnace fed until enough has come out. */
async function tend(
  context: DeedContext,
  subgoal: SubgoalOf<'smelt'>,
  wanted: number,
  window: InventoryWindow,
  gauge: FurnaceGauge,
): Promise<Obstacle | null> {
  let isFed = false
  for (;;) {
    const output = itemIn(window, furnaceSlot.output)
    const ready = output?.name === subgoal.item ? output.count : 0
    const open = wanted - countIn(window, subgoal.item) - ready
    const foreign = output !== null && ready === 0
    if (output !== null && (open <= 0 || foreign || context.remainingTicks() < hurryTicks)) {
      if (!(await takeStack(context, window, furnaceSlot.output))) {
        return obstacle('inventory-full', output.name, `There is no room for the ${output.name}.`)
      }
      if (open <= 0) return null
      if (foreign && isFed) {
        const detail = `${output.name} came of ${subgoal.input}, and no ${subgoal.item}.`
        return obstacle('smelt-failed', subgoal.item, detail)
      }
    }
    const isClear = !isFed && isClearFor(subgoal, window, gauge)
    const fed = (await feed(context, subgoal, open, window)) ?? (await stoke(context, subgoal, window, gauge))
    if (fed !== null) return fed
    if (isClear && !(await lights(context, subgoal, gauge))) {
      return obstacle('missing-fuel', subgoal.fuel, `The ${subgoal.fuel} did not burn.`)
    }
    isFed = true
    const before = itemIn(window, furnaceSlot.output)?.count ?? 0
    const came = await waitUntil(
      context,
      gauge.cookTotalTicks() + cookGraceTicks,
      () =>
        (itemIn(window, furnaceSlot.output)?.count ?? 0) !== before ||
        (gauge.burnLeftTicks() === 0 &&
          itemIn(window, furnaceSlot.fuel) === null &&
          gauge.burnTotalTicks() !== null),
    )
    const burnsOut =
      gauge.burnLeftTicks() === 0 && (itemIn(window, furnaceSlot.output)?.count ?? 0) === before
    const isFuelLeft = countIn(window, subgoal.fuel) > 0
    // What never caught fire lies under an input that this server does not smelt.
    const isBurntOut = gauge.burnTotalTicks() !== null && burnsOut
    if (isBurntOut && !isFuelLeft && itemIn(window, furnaceSlot.input) !== null) {
      return obstacle('missing-fuel', subgoal.fuel, `The ${subgoal.fuel} burnt out, and no more is carried.`)
    }
    if (!came) {
      return obstacle(
        'smelt-failed',
        subgoal.item,
        `${subgoal.input} and ${subgoal.fuel} lay in the furnace and no ${subgoal.item} came of it.`,
      )
    }
  }
}
