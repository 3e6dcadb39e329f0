import { exchangeOne } from '../mechanics/exchange-held.ts'
import { integerField } from '../server/packet-fields.ts'
import type { PacketFields } from '../server/packet-handlers.ts'
import type { PlayerSession } from '../server/player-session.ts'
import { createStack } from '../server/item-stack.ts'
import { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'
import { merchantOf } from './merchant-of.ts'

/** The `use_entity` packet's number for a right-click. */
const interactAction = 0
/** Furthest creature that can be used, in blocks (vanilla). */
const reachBlocks = 6

/** A right-click: villagers trade, cows give milk into a bucket, sheep their wool to shears. */
export function interact(world: CreatureWorld, player: PlayerSession, fields: PacketFields): void {
  const { server, random } = world
  const target = integerField(fields, 'target', -0x80000000, 0x7fffffff)
  if (integerField(fields, 'mouse', 0, 2) !== interactAction || !player.alive) return
  const creature = server.entities.byId(target)
  if (!(creature instanceof Creature) || !creature.alive) return
  if (creature.distanceTo(player.body.position) > reachBlocks) return
  const { rules } = server
  const held = player.inventory.held
  const item = held === null ? '' : rules.itemName(held.item)
  if (creature.offers !== null && !creature.mind.isBusy) {
    creature.mind.isBusy = true
    creature.stand()
    server.openMerchant(player, merchantOf(world, creature, creature.offers))
  } else if (creature.species.name === 'cow' && item === 'bucket') {
    exchangeOne(player, player.inventory.heldSlot, createStack(rules.itemId('milk_bucket')))
  } else if (creature.species.name === 'sheep' && item === 'shears' && !creature.mind.isShorn) {
    creature.mind.isShorn = true
    player.inventory.setStack(player.inventory.heldSlot, rules.wornByAttack(held))
    const { x, y, z } = creature.position
    server.dropStack(createStack(rules.itemId('white_wool'), 1 + random.below(3)), x, y + 1, z)
    creature.announceLook()
  }
}
