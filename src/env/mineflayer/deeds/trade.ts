import type { Obstacle } from '../../attempt.ts'
import type { SubgoalOf } from '../../subgoal.ts'
import type { Position } from '../../position.ts'
import type { Entity } from '../body/entity.ts'
import { isPresent } from '../body/fighting.ts'
import type { MerchantMemory } from '../body/merchant-memory.ts'
import type { Deed, DeedContext } from '../deed.ts'
import type { PerceiveEntities } from './collect-drops.ts'
import { carriedCount } from './support/carried.ts'
import { countIn } from './support/inventory-window.ts'
import type { InventoryWindow } from './support/inventory-window.ts'
import { obstacle } from './support/obstacle.ts'
import { abandonWindow, closeWindow } from './support/open-window.ts'
import { leaveStation, takeResult, type Station } from './support/station.ts'
import { type ShownTrade, type TradeListPacket, readTrades } from './support/trade-list.ts'
import { withinTicks } from './support/wait-until.ts'

/** Nearest that a merchant is walked to, and furthest that it is spoken to from, in blocks. */
const walkWithinBlocks = 2
const talkWithinBlocks = 3.5
/** Walks to one that keeps moving. */
const mostWalks = 4
const walkTicks = 300
/** Ticks until the list must have come. */
const listTicks = 40

/** Makes the deed that trades with villagers, the nearest first: with those in view, or those known to sell what is wanted. */
export function createTrade(perceive: PerceiveEntities, merchants: MerchantMemory): Deed<'trade'> {
  return async (context, subgoal) => {
    const { give, take, entity } = subgoal
    const spokenTo = new Set<number>()
    const inView = (): Merchant | undefined => {
      const found = perceive().find(
        (seen) =>
          seen.entity.name === entity &&
          !spokenTo.has(seen.entity.id) &&
          (take !== null || !merchants.knows(seen.entity)),
      )?.entity
      return found && { entity: found, position: found.position }
    }
    const known = (): Merchant | undefined =>
      give === null || take === null
        ? undefined
        : merchants.sellersOf(give, take).find((seller) => !spokenTo.has(seller.entity.id))
    let last: Obstacle = obstacle('target-not-found', entity, `No ${entity} is in view.`)
    while (!isDone(context, subgoal)) {
      context.signal.throwIfAborted()
      const merchant = known() ?? inView()
      if (merchant === undefined) return last
      spokenTo.add(merchant.entity.id)
      last =
        (await walkTo(context, merchant)) ??
        (await tradeWith(context, merchant.entity, subgoal, merchants)) ??
        last
    }
    return null
  }
}

/** A merchant, and where it stands or was last seen. */
interface Merchant {
  readonly entity: Entity
  readonly position: Position
}

/** True when enough is carried; a trade of any kind counts where none was named. */
function isDone(context: DeedContext, { take, count }: SubgoalOf<'trade'>): boolean {
  const { bot, preState } = context
  if (take === null) return context.observe().tally.traded >= preState.tally.traded + count
  return carriedCount(bot, take) >= (preState.inventory[take] ?? 0) + count
}

async function walkTo(context: DeedContext, merchant: Merchant): Promise<Obstacle | null> {
  const { bot, navigator, signal } = context
  const { entity } = merchant
  const place = () => (isPresent(bot, entity) ? entity.position : merchant.position)
  const isThere = () =>
    isPresent(bot, entity) && bot.entity.position.distanceTo(entity.position) <= talkWithinBlocks
  for (let walk = 0; walk < mostWalks && !isThere(); walk++) {
    const { x, y, z } = place()
    const budgetTicks = Math.max(20, Math.min(walkTicks, context.remainingTicks()))
    await navigator.goTo({ x, y, z, rangeBlocks: walkWithinBlocks }, { budgetTicks }, signal)
  }
  if (isThere()) return null
  return obstacle('target-unreachable', entity.name ?? null, 'The merchant could not be reached.')
}

async function tradeWith(
  context: DeedContext,
  merchant: Entity,
  subgoal: SubgoalOf<'trade'>,
  merchants: MerchantMemory,
): Promise<Obstacle | null> {
  const opened = await openTrades(context, merchant)
  merchants.note(merchant, opened?.trades ?? [])
  if (opened === null) return obstacle('refused', merchant.name ?? null, 'The merchant did not trade.')
  const { station, trades } = opened
  let settled = false
  let failed: Obstacle | null
  try {
    const offer = chooseOffer(station, trades, subgoal)
    failed = 'kind' in offer ? offer : await buy(context, station, offer, subgoal)
    await leaveStation(context, station)
    settled = true
  } finally {
    if (!settled) abandonWindow(context, station.window)
  }
  return failed
}

/** The offer that was named, or the first one that can be paid. */
function chooseOffer(
  { window }: Station,
  trades: readonly ShownTrade[],
  { give, take }: SubgoalOf<'trade'>,
): ShownTrade | Obstacle {
  const usable = trades.filter(({ usesLeft }) => usesLeft > 0)
  if (take === null) {
    const payable = usable.find(({ gives }) =>
      gives.every(({ item, count }) => countIn(window, item) >= count),
    )
    return payable ?? obstacle('missing-item', null, 'Nothing that the merchant asks for is carried.')
  }
  const isFitting = (offer: ShownTrade) =>
    offer.takes === take && offer.gives.some(({ item }) => item === give)
  const offer = usable.find(isFitting)
  if (offer !== undefined) return offer
  const detail = trades.some(isFitting) ? `No more ${take} is sold now.` : `No ${take} is sold for ${give}.`
  return obstacle('target-not-found', take, detail)
}

async function buy(
  context: DeedContext,
  station: Station,
  offer: ShownTrade,
  subgoal: SubgoalOf<'trade'>,
): Promise<Obstacle | null> {
  const { bot, preState } = context
  const { take, count } = subgoal
  const wanted = take === null ? Infinity : (preState.inventory[take] ?? 0) + count
  const mostUses = take === null ? Math.min(count, offer.usesLeft) : offer.usesLeft
  const { window } = station
  for (let uses = 0; uses < mostUses && countIn(window, offer.takes) < wanted; uses++) {
    const short = offer.gives.find(
      ({ item, count }) => countIn(window, item) + inInputs(station, item) < count,
    )
    if (short !== undefined) {
      const detail = `${short.count} ${short.item} are the price and too few are carried.`
      return obstacle('missing-item', short.item, detail)
    }
    bot._client.write('select_trade', { slot: offer.index })
    await context.clock.waitTicks(2, context.signal)
    if (!(await takeResult(context, station, offer.takes))) {
      return obstacle('refused', offer.takes, `The merchant did not hand over ${offer.takes}.`)
    }
  }
  return null
}

function inInputs({ window, inputs }: Station, name: string): number {
  return inputs.reduce((total, slot) => {
    const there = window.slots[slot]
    return there?.name === name ? total + there.count : total
  }, 0)
}

/** Speaks to a merchant and waits for its window and its list. Null when either does not come. */
async function openTrades(
  context: DeedContext,
  merchant: Entity,
): Promise<{ readonly station: Station; readonly trades: readonly ShownTrade[] } | null> {
  const { bot } = context
  if (bot.currentWindow !== null) await closeWindow(context, bot.currentWindow)
  const client = bot._client
  let onWindow: (window: unknown) => void = () => undefined
  let onList: (packet: TradeListPacket) => void = () => undefined
  const window = new Promise<InventoryWindow>((resolve) => {
    onWindow = (opened) => resolve(opened as InventoryWindow)
  })
  const list = new Promise<TradeListPacket>((resolve) => {
    onList = resolve
  })
  bot.once('windowOpen', onWindow)
  client.on('trade_list', onList)
  try {
    await bot.lookAt(merchant.position.offset(0, 1.2, 0), true)
    await withinTicks(context, listTicks, bot.activateEntity(merchant as never))
    const both = await withinTicks(context, listTicks, Promise.all([window, list]))
    if (both.status !== 'done') {
      if (bot.currentWindow !== null) await closeWindow(context, bot.currentWindow)
      return null
    }
    const [opened, packet] = both.value
    context.trace('window-open', { window: String(opened.type) })
    return {
      station: { window: opened, inputs: [0, 1], result: 2 },
      trades: readTrades(bot, packet),
    }
  } finally {
    bot.removeListener('windowOpen', onWindow)
    client.removeListener('trade_list', onList)
  }
}
