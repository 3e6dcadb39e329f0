import { createRequire } from 'node:module'
import type { Bot } from 'mineflayer'
import type { Item } from 'prismarine-item'

/** One trade that a merchant offers now. */
export interface ShownTrade {
  /** Its place in the list. */
  readonly index: number
  readonly gives: readonly { readonly item: string; readonly count: number }[]
  readonly takes: string
  readonly takesCount: number
  readonly usesLeft: number
}

interface TradePacket {
  readonly inputItem1: unknown
  readonly outputItem: unknown
  readonly inputItem2?: unknown
  readonly tradeDisabled: boolean
  readonly nbTradeUses: number
  readonly maximumNbTradeUses: number
  readonly specialPrice?: number
  readonly demand?: number
  readonly priceMultiplier?: number
}

/** The `trade_list` packet as minecraft-protocol reads it. */
export interface TradeListPacket {
  readonly windowId: number
  readonly trades: readonly TradePacket[]
}

type ItemClass = (new () => Item) & { fromNotch(item: unknown): Item | null }
const loadItemClass = createRequire(import.meta.url)('prismarine-item') as (registry: unknown) => ItemClass

/** Reads a merchant's list. */
export function readTrades(bot: Bot, { trades }: TradeListPacket): readonly ShownTrade[] {
  const itemClass = loadItemClass(bot.registry)
  const itemOf = (notch: unknown): Item | null => (notch == null ? null : itemClass.fromNotch(notch))
  return trades.flatMap((trade, index) => {
    const first = itemOf(trade.inputItem1)
    const result = itemOf(trade.outputItem)
    if (first === null || result === null) return []
    const second = itemOf(trade.inputItem2)
    const gives = [{ item: first.name, count: priceOf(first, trade) }]
    if (second !== null && second.count > 0) gives.push({ item: second.name, count: second.count })
    const usesLeft = trade.tradeDisabled ? 0 : trade.maximumNbTradeUses - trade.nbTradeUses
    return [{ index, gives, takes: result.name, takesCount: result.count, usesLeft }]
  })
}

/** Demand and favour change the first price (vanilla `MerchantOffer.getCostA`). */
function priceOf(item: Item, { specialPrice = 0, demand = 0, priceMultiplier = 0 }: TradePacket): number {
  const rise = Math.max(0, Math.floor(item.count * demand * priceMultiplier))
  return Math.max(1, Math.min(item.stackSize, item.count + rise + specialPrice))
}
