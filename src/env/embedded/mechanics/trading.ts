import { Creature } from '../creatures/creature.ts'
import type { VillagerOffers } from '../creatures/villager-offers.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { createStack } from '../server/item-stack.ts'
import type { Merchant, TradeOffer } from '../server/merchant.ts'
import { integerField } from '../server/packet-fields.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'

/** The `use_entity` packet's number for a right click. */
const interactAction = 0
/** Furthest villager that can be spoken to, and that goes on trading, in blocks. */
const reachBlocks = 6
const tradeWithinBlocks = 8
/** A villager works, and so restocks, twice a day. */
const restockTicks = 12_000
/** Least points of one trade, and how many more there may be (vanilla). */
const tradePoints = { least: 3, spread: 4 } as const

/** A villager that is spoken to shows its trades to one player at a time. */
export const trading: Mechanic = {
  name: 'trading',
  install(server: EmbeddedServer): void {
    const restockedAt = new WeakMap<VillagerOffers, number>()
    server.onPacket('use_entity', (player, fields) => {
      const target = integerField(fields, 'target', -0x80000000, 0x7fffffff)
      if (integerField(fields, 'mouse', 0, 2) !== interactAction || !player.alive) return
      const villager = server.entities.byId(target)
      if (!(villager instanceof Creature) || villager.offers === null) return
      const { mind } = villager
      if (!villager.alive || villager.distanceTo(player.body.position) > reachBlocks) return
      if (mind.customer !== null && mind.customer !== player) return
      restock(villager.offers)
      // The window that is open may be this villager's own: it is closed before the new one opens.
      player.openWindow?.close()
      mind.customer = player
      server.openMerchant(player, merchantOf(server, villager, villager.offers, player))
    })

    function restock(offers: VillagerOffers): void {
      const last = restockedAt.get(offers)
      if (last === undefined || server.tickNumber - last >= restockTicks) {
        if (last !== undefined) offers.restock()
        restockedAt.set(offers, server.tickNumber)
      }
    }
  },
}

function merchantOf(
  server: EmbeddedServer,
  villager: Creature,
  offers: VillagerOffers,
  player: PlayerSession,
): Merchant {
  const { mind } = villager
  const stackOf = ({ item, count }: { readonly item: string; readonly count: number }) =>
    createStack(server.rules.itemId(item), count)
  let known: VillagerOffers['list'] | null = null
  let shown: readonly TradeOffer[] = []
  return {
    titleKey: `entity.minecraft.villager.${offers.profession}`,
    level: 1,
    experience: 0,
    offers() {
      if (known === offers.list) return shown
      known = offers.list
      shown = known.map(({ first, second, result, uses, maximumUses }) => ({
        first: stackOf(first),
        second: second && stackOf(second),
        result: stackOf(result),
        uses,
        maximumUses,
      }))
      return shown
    },
    isUsableBy: (user) =>
      villager.alive &&
      mind.customer === player &&
      mind.panicTicks === 0 &&
      server.entities.byId(villager.entityId) === villager &&
      villager.distanceTo(user.body.position) <= tradeWithinBlocks,
    traded(_, offer) {
      offers.use(offer)
      const { x, y, z } = villager.position
      const points = tradePoints.least + server.random.below(tradePoints.spread)
      server.dropExperience(points, x, y + 0.5, z)
    },
    closed() {
      if (mind.customer === player) mind.customer = null
    },
  }
}
