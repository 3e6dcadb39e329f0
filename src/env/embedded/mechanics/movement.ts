import type { EmbeddedServer } from '../server/embedded-server.ts'
import { integerField, numberField } from '../server/packet-fields.ts'
import type { PacketFields } from '../server/packet-handlers.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic, Player } from '../server/server-context.ts'
import { bodyBox, overlaps, someBlockIn } from '../server/surroundings.ts'

/** The world's border. */
const furthestBlocks = 30_000_000
/** Heights further away are no place a body can fall to. */
const highestBlocks = 20_000_000
/**
 * How far a body may go in a tick, and how much of that it may save up while its packets are late. Nothing in
 * survival moves faster than the 3.92 blocks a tick of a long fall.
 */
const blocksPerTick = 5
const savedBlocks = 50
/** How deep a body may be in a block before its step is taken back: shapes differ by rounding between clients. */
const toleratedOverlapBlocks = 0.1

/** A body goes where its client says, unless that is too far or into a block that it was not in. */
export const movement: Mechanic = {
  name: 'movement',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      for (const player of server.players) {
        player.moveAllowance = Math.min(savedBlocks, player.moveAllowance + blocksPerTick)
      }
    })
    server.onPacket('position', (player, fields) => {
      move(server, player, fields)
    })
    server.onPacket('position_look', (player, fields) => {
      look(player, fields)
      move(server, player, fields)
    })
    server.onPacket('look', (player, fields) => {
      look(player, fields)
      stand(server, player, fields)
    })
    server.onPacket('flying', (player, fields) => {
      stand(server, player, fields)
    })
    server.onPacket('teleport_confirm', (player, fields) => {
      if (integerField(fields, 'teleportId', 0, 0x7fffffff) === player.pendingTeleport) {
        player.pendingTeleport = null
      }
    })
    server.onPacket('entity_action', (player, fields) => {
      act(player, fields)
    })
  },
}

function look({ body }: Player, fields: PacketFields): void {
  body.yawDegrees = numberField(fields, 'yaw', 1e9)
  body.pitchDegrees = Math.max(-90, Math.min(90, numberField(fields, 'pitch', 1e9)))
}

function stand(server: EmbeddedServer, player: PlayerSession, fields: PacketFields): void {
  if (!player.alive || player.pendingTeleport !== null) return
  const wasOnGround = player.body.onGround
  player.body.onGround = fields['onGround'] === true
  server.announceMove(player, 0, 0, 0, wasOnGround)
}

function move(server: EmbeddedServer, player: PlayerSession, fields: PacketFields): void {
  const x = numberField(fields, 'x', furthestBlocks)
  const y = numberField(fields, 'y', highestBlocks)
  const z = numberField(fields, 'z', furthestBlocks)
  if (!player.alive || player.pendingTeleport !== null) return
  const { body } = player
  const { position } = body
  const from = { x: position.x, y: position.y, z: position.z }
  const deltaX = x - from.x
  const deltaY = y - from.y
  const deltaZ = z - from.z
  const distance = Math.hypot(deltaX, deltaY, deltaZ)
  const tooFar = distance > player.moveAllowance
  if (!tooFar) player.moveAllowance -= distance
  const wasInside = !tooFar && distance > 0 && isInsideBlock(server, player)
  position.x = x
  position.y = y
  position.z = z
  if (tooFar || (distance > 0 && !wasInside && isInsideBlock(server, player))) {
    player.teleport(from.x, from.y, from.z)
    return
  }
  const wasOnGround = body.onGround
  body.onGround = fields['onGround'] === true
  server.announceMove(player, deltaX, deltaY, deltaZ, wasOnGround)
}

function isInsideBlock(server: EmbeddedServer, player: PlayerSession): boolean {
  const box = bodyBox(player.body, toleratedOverlapBlocks)
  const { blocks } = server
  return someBlockIn(server, box, (state, x, y, z) => {
    for (const shape of blocks.boxesOf(state)) {
      if (overlaps(box, shape, x, y, z)) return true
    }
    return false
  })
}

function act(player: Player, fields: PacketFields): void {
  const { body } = player
  switch (fields['actionId']) {
    case 'start_sneaking':
    case 0:
      body.sneaking = true
      break
    case 'stop_sneaking':
    case 1:
      body.sneaking = false
      break
    case 'start_sprinting':
    case 3:
      body.sprinting = true
      break
    case 'stop_sprinting':
    case 4:
      body.sprinting = false
      break
    default:
  }
}
