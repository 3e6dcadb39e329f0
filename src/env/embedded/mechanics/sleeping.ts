import { Creature } from '../creatures/creature.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { BlockUse, Mechanic } from '../server/server-context.ts'
import { systemMessage } from './chat-message.ts'
import { sendTime } from './joining.ts'
import { facingOffset } from './placement-state.ts'
import { nearestStandingPlace } from './standing-place.ts'

/** Beds can be slept in from dusk to dawn (vanilla, clear weather). */
const duskTick = 12_542
const dawnTick = 23_460
/** Time asleep after which morning comes. */
const sleepTicks = 100
/** Furthest bed, per axis, in blocks. */
const reachBlocks = 3
const wakeAnimation = 2
/** Monsters within this far of the bed, sideways and up or down, let nobody rest (vanilla `ServerPlayer.startSleepInBed`). */
const unsafeBlocks = 8
const unsafeRiseBlocks = 5
const colours = [
  ...['white', 'orange', 'magenta', 'light_blue', 'yellow', 'lime', 'pink', 'gray'],
  ...['light_gray', 'cyan', 'purple', 'blue', 'brown', 'green', 'red', 'black'],
]

/** A bed is where the next life begins; at night it is slept in, and when all sleep for five seconds it is morning. */
export const sleeping: Mechanic = {
  name: 'sleeping',
  install(server: EmbeddedServer): void {
    const asleepSince = new Map<PlayerSession, number>()
    const wake = (player: PlayerSession): void => {
      if (asleepSince.delete(player)) getUp(server, player)
    }
    for (const colour of colours) {
      server.onBlockUse(`${colour}_bed`, (player, use) => {
        if (layDown(server, player, use)) asleepSince.set(player, server.tickNumber)
        return true
      })
    }
    server.onPacket('entity_action', (player, fields) => {
      if (fields['actionId'] === 'stop_sleeping' || fields['actionId'] === 2) wake(player)
    })
    server.onLeave((player) => asleepSince.delete(player))
    server.onDeath((player) => wake(player))
    server.onTick(() => {
      if (asleepSince.size === 0) return
      for (const player of asleepSince.keys()) if (player.body.invulnerableTicks === 20) wake(player)
      const living = server.players.filter((player) => player.alive)
      const slept = (player: PlayerSession) =>
        server.tickNumber - (asleepSince.get(player) ?? Number.POSITIVE_INFINITY) >= sleepTicks
      if (!living.every(slept)) return
      if (server.settings.gameRules.doDaylightCycle) server.timeOfDay = 0
      for (const player of server.players) sendTime(server, player)
      for (const player of [...asleepSince.keys()]) wake(player)
    })
  },
}

/** True when the player has fallen asleep. */
function layDown(server: EmbeddedServer, player: PlayerSession, use: BlockUse): boolean {
  const { blocks, timeOfDay } = server
  const { facing = 'north', part } = blocks.propertiesOf(use.state)
  const [stepX, , stepZ] = facingOffset(facing)
  const toHead = part === 'foot' ? 1 : 0
  const head = { x: use.x + toHead * stepX, y: use.y, z: use.z + toHead * stepZ }
  const { position } = player.body
  const isNear =
    Math.abs(position.x - head.x - 0.5) <= reachBlocks &&
    Math.abs(position.y - head.y) <= reachBlocks &&
    Math.abs(position.z - head.z - 0.5) <= reachBlocks
  if (!isNear || player.sleeping) {
    if (!isNear) player.send('chat', systemMessage('You may not rest now; the bed is too far away'))
    return false
  }
  player.bed = head
  if (timeOfDay < duskTick || timeOfDay > dawnTick) {
    player.send('chat', systemMessage('You can sleep only at night'))
    return false
  }
  if (isUnsafe(server, head)) {
    player.send('chat', systemMessage('You may not rest now; there are monsters nearby'))
    return false
  }
  player.sleeping = true
  return true
}

function isUnsafe({ entities }: EmbeddedServer, bed: { x: number; y: number; z: number }): boolean {
  for (const entity of entities.all) {
    if (!(entity instanceof Creature) || entity.species.category !== 'monster' || !entity.alive) continue
    const { x, y, z } = entity.position
    if (
      Math.abs(x - bed.x - 0.5) <= unsafeBlocks &&
      Math.abs(z - bed.z - 0.5) <= unsafeBlocks &&
      Math.abs(y - bed.y) <= unsafeRiseBlocks
    )
      return true
  }
  return false
}

function getUp(server: EmbeddedServer, player: PlayerSession): void {
  player.sleeping = false
  const { position } = player.body
  server.broadcastNear(position.x, position.z, 'animation', {
    entityId: player.entityId,
    animation: wakeAnimation,
  })
  if (!player.alive || player.bed === null) return
  const place = nearestStandingPlace(server, player.bed) ?? position
  player.teleport(place.x, place.y, place.z)
}
