import type { Bot } from 'mineflayer'
import type { Position } from '../../position.ts'
import type { KnownMerchant, KnownOffer } from '../../world-state.ts'
import type { PerceivedEntity } from '../perception/perceived-entities.ts'
import type { Entity } from './entity.ts'
import { isPresent } from './fighting.ts'

/** Within this of a remembered place a merchant that is not there any more is forgotten. */
const hereBlocks = 12
const merchantNames = new Set(['villager', 'wandering_trader'])

interface Remembered {
  readonly entity: Entity
  readonly position: Position
  readonly offers: readonly KnownOffer[]
}

/** What merchants have shown, for one episode. */
export class MerchantMemory {
  private readonly bot: Bot
  private readonly spokenTo = new Map<number, Remembered>()

  constructor(bot: Bot) {
    this.bot = bot
  }

  /** Notes what a merchant offers; an empty list where it does not trade. */
  note(entity: Entity, offers: readonly KnownOffer[]): void {
    const { x, y, z } = entity.position
    this.spokenTo.set(entity.id, { entity, position: { x, y, z }, offers })
  }

  /** True once this merchant has been spoken to. */
  knows(entity: Entity): boolean {
    return this.spokenTo.has(entity.id)
  }

  /** Where those stand, or stood, that sell `take` for `give`, the nearest first. */
  sellersOf(give: string, take: string): readonly { readonly entity: Entity; readonly position: Position }[] {
    this.refresh()
    return [...this.spokenTo.values()]
      .filter(({ offers }) =>
        offers.some((offer) => offer.takes === take && offer.usesLeft > 0 && offer.gives[0]?.item === give),
      )
      .sort((one, other) => this.distanceTo(one.position) - this.distanceTo(other.position))
  }

  /** All that are known, the nearest first; `perceived` are the creatures in view. */
  merchants(perceived: readonly PerceivedEntity[]): readonly KnownMerchant[] {
    this.refresh()
    const strangers = perceived
      .filter(({ entity }) => merchantNames.has(entity.name ?? '') && !this.knows(entity))
      .map(({ distanceBlocks }): KnownMerchant => ({ distanceBlocks: round(distanceBlocks), offers: null }))
    const known = [...this.spokenTo.values()].map(({ position, offers }): KnownMerchant => ({
      distanceBlocks: round(this.distanceTo(position)),
      offers,
    }))
    return [...strangers, ...known].sort((one, other) => one.distanceBlocks - other.distanceBlocks)
  }

  private refresh(): void {
    for (const [id, { entity, position, offers }] of this.spokenTo) {
      if (isPresent(this.bot, entity)) this.note(entity, offers)
      else if (this.distanceTo(position) < hereBlocks) this.spokenTo.delete(id)
    }
  }

  private distanceTo({ x, y, z }: Position): number {
    const at = this.bot.entity.position
    return Math.hypot(at.x - x, at.y - y, at.z - z)
  }
}

function round(blocks: number): number {
  return Math.round(blocks * 100) / 100
}
