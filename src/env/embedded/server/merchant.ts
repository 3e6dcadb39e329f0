import type { ItemStack } from './item-stack.ts'
import type { Player } from './server-context.ts'

/** One trade of a merchant, as it stands now. */
export interface TradeOffer {
  readonly first: ItemStack
  readonly second: ItemStack | null
  readonly result: ItemStack
  readonly uses: number
  readonly maximumUses: number
}

/** Someone who trades. Its owner keeps the offers and counts their uses; the window asks and tells. */
export interface Merchant {
  /** Translation key of the window's title, e.g. `entity.minecraft.villager.farmer`. */
  readonly titleKey: string
  /** 1 novice to 5 master. */
  readonly level: number
  readonly experience: number
  offers(): readonly TradeOffer[]
  /** Asked every tick: alive, near, not fleeing. False closes the window. */
  isUsableBy(player: Player): boolean
  /** The player has taken the result of the offer with this index: count its use. */
  traded(player: Player, offer: number): void
  /** The window has closed. */
  closed(player: Player): void
}
