import type { Position } from '../../../position.ts'
import type { DeedContext, PerceivedBlock } from '../../deed.ts'

/** Known blocks looked through for one that was not followed yet. */
const mostKnown = 512

/** Leads this near to where the body has been, along the ground, count as followed. */
const followedWithinBlocks = 10

/** What lies much higher or lower belongs to something else: mines have planks too. */
const mostRiseBlocks = 16

/** Blocks that what is sought tends to be near: the nearest is walked to, and each place only once. */
export class Leads {
  readonly #followed: Position[] = []

  /** The nearest known block of these names that was not followed yet, or null. */
  next({ perceived, bot }: DeedContext, names: readonly string[]): PerceivedBlock | null {
    if (names.length === 0) return null
    const { position } = bot.entity
    const isNew = (lead: PerceivedBlock) =>
      Math.abs(lead.position.y - position.y) <= mostRiseBlocks && !this.#isFollowed(lead.position)
    return perceived.nearest(names, position, mostKnown).find(isNew) ?? null
  }

  /** Notes that the body was here, or that no way led here. */
  follow({ x, y, z }: Position): void {
    this.#followed.push({ x, y, z })
  }

  #isFollowed({ x, z }: Position): boolean {
    return this.#followed.some((place) => Math.hypot(place.x - x, place.z - z) <= followedWithinBlocks)
  }
}
