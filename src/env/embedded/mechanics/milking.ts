import { Creature } from '../creatures/creature.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { createStack } from '../server/item-stack.ts'
import { integerField } from '../server/packet-fields.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { Mechanic } from '../server/server-context.ts'
import { exchangeOne } from './exchange-held.ts'

/** The `use_entity` packet's number for a right click. */
const interactAction = 0
/** Furthest cow, in blocks. */
const reachBlocks = 6

/** An empty bucket used on a cow is filled with milk. */
export const milking: Mechanic = {
  name: 'milking',
  install(server: EmbeddedServer): void {
    const bucket = server.rules.itemId('bucket')
    const milk = server.rules.itemId('milk_bucket')
    server.onPacket('use_entity', (player, fields) => {
      const target = integerField(fields, 'target', -0x80000000, 0x7fffffff)
      if (integerField(fields, 'mouse', 0, 2) !== interactAction || !player.alive) return
      const cow = server.entities.byId(target)
      if (!(cow instanceof Creature) || cow.species.name !== 'cow' || !cow.alive) return
      if (cow.distanceTo(player.body.position) > reachBlocks) return
      const slot = fields['hand'] === 1 ? inventorySlots.offHand : player.inventory.heldSlot
      if (player.inventory.stackAt(slot)?.item === bucket) exchangeOne(player, slot, createStack(milk))
    })
  },
}
