import { toNotch } from '../server/item-notch.ts'
import { type ItemStack, stacksAlike, withCount } from '../server/item-stack.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { Merchant, TradeOffer } from '../server/merchant.ts'
import type { Player, ServerContext } from '../server/server-context.ts'
import { merchantRules, stationSlots } from './station-rules.ts'
import { StationStore } from './station-window.ts'
import type { WindowDesk } from './window-desk.ts'

/** Shows a merchant's trades to a player; closing the window gives back what lies in it. */
export function openMerchant(
  server: ServerContext,
  desk: WindowDesk,
  player: Player,
  merchant: Merchant,
): void {
  const own = new StationStore()
  let chosen = 0
  const rules = merchantRules(
    server.rules,
    () => merchant.offers(),
    () => chosen,
  )
  const tell = (user: Player, windowId: number) => user.send('trade_list', tradeList(merchant, windowId))
  let openId = 0
  desk.open(player, {
    type: 'minecraft:merchant',
    titleKey: merchant.titleKey,
    rules,
    own,
    isUsableBy: (user) => merchant.isUsableBy(user),
    properties: () => [],
    opened(user, windowId) {
      openId = windowId
      tell(user, windowId)
    },
    select(user, trade) {
      const offer = merchant.offers()[trade]
      if (offer === undefined) return
      chosen = trade
      layOut(server, user, own, offer)
      own.renewOffer(rules)
    },
    taken(user, { match }) {
      if (match.trade !== undefined) merchant.traded(user, match.trade)
      own.renewOffer(rules)
      tell(user, openId)
    },
    aside: () => own.inputs(),
    closed() {
      merchant.closed(player)
      return own.giveBack()
    },
  })
}

/** What lies ready goes back, then the price is fetched from what is carried (vanilla `MerchantMenu.tryMoveItems`). */
function layOut(server: ServerContext, { inventory }: Player, own: StationStore, offer: TradeOffer): void {
  for (let slot = 0; slot < stationSlots.inputs; slot++) {
    const present = own.stackAt(slot)
    own.setStack(slot, present && inventory.insert(present))
  }
  if (own.stackAt(0) !== null || own.stackAt(1) !== null) return
  for (const [slot, price] of [offer.first, offer.second].entries()) {
    if (price === null) continue
    const slotsEnd: number = inventorySlots.offHand
    for (let from: number = inventorySlots.mainStart; from < slotsEnd; from++) {
      const carried = inventory.stackAt(from)
      if (carried === null || !isPrice(carried, price)) continue
      const present = own.stackAt(slot)
      const room = server.rules.stackSizeOf(carried.item) - (present?.count ?? 0)
      if (present !== null && !stacksAlike(present, carried)) continue
      const moved = Math.min(room, carried.count)
      if (moved <= 0) continue
      own.setStack(slot, withCount(carried, (present?.count ?? 0) + moved))
      inventory.setStack(from, withCount(carried, carried.count - moved))
    }
  }
}

function isPrice(carried: ItemStack, price: ItemStack): boolean {
  return carried.item === price.item && (price.nbt === null || stacksAlike(carried, price))
}

function tradeList(merchant: Merchant, windowId: number): object {
  return {
    windowId,
    trades: merchant.offers().map(({ first, second, result, uses, maximumUses }) => ({
      inputItem1: toNotch(first),
      outputItem: toNotch(result),
      inputItem2: second === null ? undefined : toNotch(second),
      tradeDisabled: uses >= maximumUses,
      nbTradeUses: uses,
      maximumNbTradeUses: maximumUses,
      xp: 1,
      specialPrice: 0,
      priceMultiplier: 0.05,
      demand: 0,
    })),
    villagerLevel: merchant.level,
    experience: merchant.experience,
    isRegularVillager: true,
    canRestock: true,
  }
}
