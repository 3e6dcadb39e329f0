import { createStack } from '../server/item-stack.ts'
import type { Merchant } from '../server/merchant.ts'
import type { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'
import type { VillagerOffers } from './villager-offers.ts'

/** A trading player must stay this near (vanilla). */
const reachBlocks = 8
/** Experience points of a trade (vanilla: 3 to 6). */
const leastExperience = 3
const experienceSpread = 4

/** A villager as the merchant window deals with it. */
export function merchantOf(
  { server, random }: CreatureWorld,
  villager: Creature,
  offers: VillagerOffers,
): Merchant {
  const stackOf = ({ item, count }: { readonly item: string; readonly count: number }) =>
    createStack(server.rules.itemId(item), count)
  return {
    titleKey: `entity.minecraft.villager.${offers.profession}`,
    level: 1,
    experience: 0,
    offers: () =>
      offers.list.map(({ first, second, result, uses, maximumUses }) => ({
        first: stackOf(first),
        second: second && stackOf(second),
        result: stackOf(result),
        uses,
        maximumUses,
      })),
    isUsableBy: ({ body }) => villager.alive && villager.distanceTo(body.position) <= reachBlocks,
    traded(player, offer) {
      if (!offers.use(offer)) return
      const { x, y, z } = player.body.position
      server.dropExperience(leastExperience + random.below(experienceSpread), x, y, z)
    },
    closed() {
      villager.mind.isBusy = false
    },
  }
}
