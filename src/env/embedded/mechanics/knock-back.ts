import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import { notchVelocity } from './item-entity.ts'

/** Speed of a push, in blocks per tick (vanilla `LivingEntity.knockback`). */
export const knockBackSpeed = 0.4

/** Pushes a player away from a point and a little up. */
export function knockBackPlayer(
  server: EmbeddedServer,
  victim: PlayerSession,
  from: { readonly x: number; readonly z: number },
  speed = knockBackSpeed,
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
