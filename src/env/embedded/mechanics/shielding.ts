import type { EmbeddedServer } from '../server/embedded-server.ts'
import { integerField } from '../server/packet-fields.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'

/** The dig packet's status with which a client lets go of what it is using. */
const releaseStatus = 5
/** A shield covers from this many ticks after it was raised (vanilla). */
const raiseTicks = 5
/** Entity statuses: the shield stops a hit, the shield breaks. */
const blockedStatus = 29
const brokenStatus = { hand: 47, offHand: 48 } as const
/** Entity status: an axe knocks the shield aside; for so long it cannot be raised (vanilla). */
const disabledStatus = 30
const disabledTicks = 100

/** Until which tick a player's shield cannot be raised. */
const disabledUntil = new WeakMap<PlayerSession, number>()

/** A shield is raised while it is used. */
export const shielding: Mechanic = {
  name: 'shielding',
  install(server: EmbeddedServer): void {
    const shield = server.rules.itemId('shield')
    const lower = (player: PlayerSession): void => {
      player.shield = null
    }
    server.onPacket('use_item', (player, fields) => {
      const hand = integerField(fields, 'hand', 0, 1)
      const slot = hand === 0 ? player.inventory.heldSlot : inventorySlots.offHand
      if (!player.alive || player.inventory.stackAt(slot)?.item !== shield) return
      if ((disabledUntil.get(player) ?? 0) > server.tickNumber) return
      player.shield ??= { slot, sinceTick: server.tickNumber }
    })
    server.onPacket('block_dig', (player, fields) => {
      if (fields['status'] === releaseStatus) lower(player)
    })
    server.onDeath(lower)
    server.onTick(() => {
      for (const player of server.players) {
        const { shield: raised, inventory } = player
        if (raised === null) continue
        const isHeld = raised.slot === inventorySlots.offHand || raised.slot === inventory.heldSlot
        if (!isHeld || inventory.stackAt(raised.slot)?.item !== shield) lower(player)
      }
    })
  },
}

/**
 * True when a raised shield stops a hit that comes from a point: it covers the half before the body (vanilla
 * `LivingEntity.isDamageSourceBlocked`).
 */
export function shieldStops(
  { tickNumber }: Pick<EmbeddedServer, 'tickNumber'>,
  { shield, body }: PlayerSession,
  from: { readonly x: number; readonly z: number },
): boolean {
  if (shield === null || tickNumber - shield.sinceTick < raiseTicks) return false
  const yaw = (body.yawDegrees * Math.PI) / 180
  const lookX = -Math.sin(yaw)
  const lookZ = Math.cos(yaw)
  const { position } = body
  return (position.x - from.x) * lookX + (position.z - from.z) * lookZ < 0
}

/** A stopped hit of 3 or more wears the shield by one more than it (vanilla `hurtCurrentlyUsedShield`). */
export function wearShield(server: EmbeddedServer, player: PlayerSession, amount: number): void {
  const { shield, inventory, entityId } = player
  if (shield === null) return
  const { x, z } = player.body.position
  const tell = (entityStatus: number) =>
    server.broadcastNear(x, z, 'entity_status', { entityId, entityStatus })
  tell(blockedStatus)
  const stack = inventory.stackAt(shield.slot)
  if (amount < 3 || stack === null) return
  const worn = server.rules.wornBy(stack, 1 + Math.floor(amount))
  inventory.setStack(shield.slot, worn)
  if (worn !== null) return
  tell(shield.slot === inventorySlots.offHand ? brokenStatus.offHand : brokenStatus.hand)
  player.shield = null
}

/** The blow of an axe on a raised shield: it falls, and stays down for five seconds (vanilla `Player.disableShield`). */
export function disableShield(server: EmbeddedServer, player: PlayerSession): void {
  const { entityId, body } = player
  player.shield = null
  disabledUntil.set(player, server.tickNumber + disabledTicks)
  player.send('set_cooldown', { itemID: server.rules.itemId('shield'), cooldownTicks: disabledTicks })
  server.broadcastNear(body.position.x, body.position.z, 'entity_status', {
    entityId,
    entityStatus: disabledStatus,
  })
}
