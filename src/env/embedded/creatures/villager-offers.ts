import type { Random } from '../../random.ts'
import { type TradeListing, noviceListings, type Profession } from './villager-trades.ts'

/** Something that a villager gives for something else. Items by name. */
export interface TradeOffer {
  readonly first: { readonly item: string; readonly count: number }
  /** A second thing that is asked for, or null. */
  readonly second: { readonly item: string; readonly count: number } | null
  readonly result: { readonly item: string; readonly count: number }
  /** Times traded since the last restocking. */
  readonly uses: number
  /** At so many uses the offer is locked until the villager restocks. */
  readonly maximumUses: number
  /** Experience that the villager gains by one trade; the player gains 3-6 points. */
  readonly villagerExperience: number
  /** How strongly demand moves the price (vanilla 0.05 or 0.2). */
  readonly priceMultiplier: number
}

/** What a novice offers: two of its profession's trades (vanilla). */
const offersAtFirst = 2

/** The offers of one villager. */
export class VillagerOffers {
  readonly profession: Profession
  #offers: readonly TradeOffer[]

  constructor(profession: Profession, random: Random) {
    this.profession = profession
    this.#offers = pickTwo(noviceListings[profession], random).map((listing) => ({ ...listing, uses: 0 }))
  }

  /** In the order in which the merchant window shows them. */
  get list(): readonly TradeOffer[] {
    return this.#offers
  }

  /** Counts one use of the offer at `index`; false when there is none or it is locked. */
  use(index: number): boolean {
    const offer = this.#offers[index]
    if (offer === undefined || offer.uses >= offer.maximumUses) return false
    this.#offers = this.#offers.map((other) => (other === offer ? { ...offer, uses: offer.uses + 1 } : other))
    return true
  }

  /** Unlocks everything, as a villager's work does twice a day. */
  restock(): void {
    this.#offers = this.#offers.map((offer) => ({ ...offer, uses: 0 }))
  }
}

function pickTwo(listings: readonly TradeListing[], random: Random): readonly TradeListing[] {
  const left = [...listings]
  const picked: TradeListing[] = []
  while (picked.length < offersAtFirst && left.length > 0) {
    picked.push(...left.splice(random.below(left.length), 1))
  }
  return picked
}
