import { attackStrength, damageOfHit } from '../rules/attack.ts'
import { exhaustion } from '../rules/hunger.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { integerField } from '../server/packet-fields.ts'
import { eyeHeightOf, playerBox } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic, Player } from '../server/server-context.ts'
import { notchVelocity } from './item-entity.ts'

/** The `use_entity` packet's number for a hit. */
const attackAction = 1
/** Furthest entity that can be hit, from the eyes to the middle of its body. */
const reachBlocks = 6
const knockBackSpeed = 0.4
const sprintKnockBackSpeed = 0.5

/** A hit hurts by the weapon and by how long it was held back, pushes its victim away, and wears the weapon. */
export const combat: Mechanic = {
  name: 'combat',
  install(server: EmbeddedServer): void {
    server.onPacket('use_entity', (player, fields) => {
      const target = integerField(fields, 'target', -0x80000000, 0x7fffffff)
      if (integerField(fields, 'mouse', 0, 2) !== attackAction || !player.alive) return
      const victim = server.players.find(({ entityId }) => entityId === target)
      if (victim !== undefined && victim !== player) attack(server, player, victim)
    })
  },
}

function attack(server: EmbeddedServer, player: Player, victim: PlayerSession): void {
  const { rules } = server
  const { body, inventory } = player
  const from = body.position
  const at = victim.body.position
  const middle = at.y + playerBox.height / 2 - (from.y + eyeHeightOf(body))
  if (!victim.alive || Math.hypot(at.x - from.x, middle, at.z - from.z) > reachBlocks) return
  const weapon = inventory.held
  const item = weapon?.item ?? null
  const strength = attackStrength(rules.attackSpeed(item), body.attackTimerTicks)
  const isFalling = body.fallBlocks > 0 && !body.onGround && !body.sprinting
  body.attackTimerTicks = 0
  player.exhaust(exhaustion.attack)
  if (!victim.hurt(damageOfHit(rules.attackDamage(item), strength, isFalling), 'player', player)) return
  inventory.setStack(inventory.heldSlot, rules.wornByAttack(weapon))
  const sprints = body.sprinting && strength > 0.9
  knockBack(server, victim, from, knockBackSpeed + (sprints ? sprintKnockBackSpeed : 0))
  if (sprints) body.sprinting = false
}

/** Pushes a body away from a point and a little up. */
function knockBack(
  server: EmbeddedServer,
  victim: PlayerSession,
  from: { readonly x: number; readonly z: number },
  speed: number,
): void {
  const { x, z } = victim.body.position
  const awayX = x - from.x
  const awayZ = z - from.z
  const distance = Math.hypot(awayX, awayZ) || 1
  const velocity = { x: (awayX / distance) * speed, y: knockBackSpeed, z: (awayZ / distance) * speed }
  server.broadcastNear(x, z, 'entity_velocity', {
    entityId: victim.entityId,
    velocity: notchVelocity(velocity),
  })
}
