import type { Obstacle } from '../../attempt.ts'
import type { SubgoalOf } from '../../subgoal.ts'
import type { Entity } from '../body/entity.ts'
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

/** Makes the deed that trades with perceived villagers, the nearest first. */
export function createTrade(perceive: PerceiveEntities): Deed<'trade'> {
  return async (context, subgoal) => {
    const { bot } = context
    const wanted = (context.preState.inventory[subgoal.take] ?? 0) + subgoal.count
    const isDone = () => carriedCount(bot, subgoal.take) >= wanted
    const spokenTo = new Set<number>()
    let last: Obstacle = obstacle('target-not-found', subgoal.entity, `No ${subgoal.entity} is in view.`)
    while (!isDone()) {
      context.signal.throwIfAborted()
      const found = perceive().find(
        ({ entity }) => entity.name === subgoal.entity && !spokenTo.has(entity.id),
      )
      if (found === undefined) return last
      spokenTo.add(found.entity.id)
      last =
        (await walkTo(context, found.entity)) ??
        (await tradeWith(context, found.entity, subgoal, wanted)) ??
        last
    }
    return null
  }
}

async function walkTo(context: DeedContext, merchant: Entity): Promise<Obstacle | null> {
  const { bot, navigator, signal } = context
  for (let walk = 0; walk < mostWalks; walk++) {
    if (bot.entity.position.distanceTo(merchant.position) <= talkWithinBlocks) return null
    const { x, y, z } = merchant.position
    const budgetTicks = Math.max(20, Math.min(walkTicks, context.remainingTicks()))
    await navigator.goTo({ x, y, z, rangeBlocks: walkWithinBlocks }, { budgetTicks }, signal)
  }
  if (bot.entity.position.distanceTo(merchant.position) <= talkWithinBlocks) return null
  return obstacle('target-unreachable', merchant.name ?? null, 'The merchant could not be reached.')
}

async function tradeWith(
  context: DeedContext,
  merchant: Entity,
  { give, take }: SubgoalOf<'trade'>,
  wanted: number,
): Promise<Obstacle | null> {
  const opened = await openTrades(context, merchant)
  if (opened === null) return obstacle('refused', merchant.name ?? null, 'The merchant did not trade.')
  const { station, trades } = opened
  const { window } = station
  let settled = false
  let failed: Obstacle | null
  try {
    const fitting = trades.filter(
      (offer) => offer.takes === take && offer.gives.some(({ item }) => item === give),
    )
    const offer = fitting.find(({ usesLeft }) => usesLeft > 0)
    if (offer === undefined) {
      const detail = fitting.length > 0 ? `No more ${take} is sold now.` : `No ${take} is sold for ${give}.`
      failed = obstacle('target-not-found', take, detail)
    } else {
      failed = await buy(context, station, offer, wanted)
    }
    await leaveStation(context, station)
    settled = true
  } finally {
    if (!settled) abandonWindow(context, window)
  }
  return failed
}

async function buy(
  context: DeedContext,
  station: Station,
  offer: ShownTrade,
  wanted: number,
): Promise<Obstacle | null> {
  const { bot } = context
  const { window } = station
  for (let uses = 0; uses < offer.usesLeft && countIn(window, offer.takes) < wanted; uses++) {
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
