import type { EmbeddedServer } from '../server/embedded-server.ts'
import { toNotch } from '../server/item-notch.ts'
import type { ItemStack } from '../server/item-stack.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import { chunkKey, type PlayerSession } from '../server/player-session.ts'
import type { Mechanic, Player } from '../server/server-context.ts'
import { metadataOf } from './player-metadata.ts'

/** What the others were last told of a player. */
interface Told {
  x: number
  y: number
  z: number
  yaw: number
  pitch: number
  /** Main hand, off hand, feet, legs, chest, head: the order of the equipment packet. */
  equipment: readonly (ItemStack | null)[]
}

/** Players see each other: who is online, where they are, where they look and what they hold and wear. */
export const playerVisibility: Mechanic = {
  name: 'player-visibility',
  install(server: EmbeddedServer): void {
    const told = new Map<Player, Told>()
    server.onJoin((joined) => {
      server.broadcast('player_info', { action: 'add_player', data: [listEntry(joined)] })
      const others = server.players.filter((player) => player !== joined)
      if (others.length > 0) {
        joined.send('player_info', { action: 'add_player', data: others.map(listEntry) })
      }
    })
    server.onLeave((left) => {
      told.delete(left)
      for (const viewer of server.players) hide(viewer, left)
      server.broadcast('player_info', { action: 'remove_player', data: [{ uuid: left.uuid }] })
    })
    server.onDeath((player) => {
      for (const viewer of server.players) if (viewer !== player) hide(viewer, player)
    })
    server.onTick(() => {
      if (server.players.length < 2) return
      for (const player of server.players) {
        const before = told.get(player)
        const now = describe(player)
        told.set(player, now)
        for (const viewer of server.players) {
          if (viewer !== player) show(viewer, player, before ?? now, now)
        }
      }
    })
  },
}

function listEntry(player: Player): object {
  const { uuid, username } = player
  return { uuid, name: username, properties: [], gamemode: 0, ping: 0, displayName: undefined }
}

function describe({ body, inventory }: PlayerSession): Told {
  const { armourStart, offHand } = inventorySlots
  const worn = [3, 2, 1, 0].map((piece) => inventory.stackAt(armourStart + piece))
  return {
    ...body.position,
    yaw: angleByte(body.yawDegrees),
    pitch: angleByte(body.pitchDegrees),
    equipment: [inventory.held, inventory.stackAt(offHand), ...worn],
  }
}

function show(viewer: PlayerSession, player: PlayerSession, before: Told, now: Told): void {
  const { entityId } = player
  const isVisible =
    player.alive && viewer.chunks.has(chunkKey(Math.floor(now.x) >> 4, Math.floor(now.z) >> 4))
  if (!isVisible) {
    hide(viewer, player)
    return
  }
  const { x, y, z, yaw, pitch } = now
  if (!viewer.seenEntities.has(entityId)) {
    viewer.seenEntities.add(entityId)
    viewer.send('named_entity_spawn', { entityId, playerUUID: player.uuid, x, y, z, yaw, pitch })
    viewer.send('entity_metadata', { entityId, metadata: metadataOf(player) })
    viewer.send('entity_head_rotation', { entityId, headYaw: yaw })
    sendEquipment(viewer, entityId, now.equipment)
    return
  }
  const hasTurned = yaw !== before.yaw || pitch !== before.pitch
  if (hasTurned || x !== before.x || y !== before.y || z !== before.z) {
    viewer.send('entity_teleport', { entityId, x, y, z, yaw, pitch, onGround: player.body.onGround })
  }
  if (yaw !== before.yaw) viewer.send('entity_head_rotation', { entityId, headYaw: yaw })
  if (now.equipment.some((stack, slot) => stack !== before.equipment[slot])) {
    sendEquipment(viewer, entityId, now.equipment)
  }
}

function sendEquipment(viewer: Player, entityId: number, equipment: readonly (ItemStack | null)[]): void {
  const equipments = equipment.map((stack, slot) => ({ slot, item: toNotch(stack) }))
  viewer.send('entity_equipment', { entityId, equipments })
}

function hide(viewer: PlayerSession, player: Player): void {
  if (!viewer.seenEntities.delete(player.entityId)) return
  viewer.send('entity_destroy', { entityIds: [player.entityId] })
}

/** Degrees to the protocol's 256ths of a circle, as a signed byte. */
function angleByte(degrees: number): number {
  return (Math.round((degrees * 256) / 360) << 24) >> 24
}
