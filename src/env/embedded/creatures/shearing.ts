import { integerField } from '../server/packet-fields.ts'
import type { PacketFields } from '../server/packet-handlers.ts'
import type { PlayerSession } from '../server/player-session.ts'
import { createStack } from '../server/item-stack.ts'
import { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'

/** The `use_entity` packet's number for a right-click. */
const interactAction = 0
/** Furthest creature that can be used, in blocks (vanilla). */
const reachBlocks = 6

/** A right-click: sheep give their wool to shears. */
export function shear(world: CreatureWorld, player: PlayerSession, fields: PacketFields): void {
  const { server, random } = world
  const target = integerField(fields, 'target', -0x80000000, 0x7fffffff)
  if (integerField(fields, 'mouse', 0, 2) !== interactAction || !player.alive) return
  const creature = server.entities.byId(target)
  if (!(creature instanceof Creature) || !creature.alive) return
  if (creature.distanceTo(player.body.position) > reachBlocks) return
  const { held, heldSlot } = player.inventory
  const { rules } = server
  if (creature.species.name !== 'sheep' || creature.mind.isShorn) return
  if (held === null || rules.itemName(held.item) !== 'shears') return
  creature.mind.isShorn = true
  player.inventory.setStack(heldSlot, rules.wornByAttack(held))
  const { x, y, z } = creature.position
  server.dropStack(createStack(rules.itemId('white_wool'), 1 + random.below(3)), x, y + 1, z)
  creature.announceLook()
}
