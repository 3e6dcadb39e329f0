import type { EmbeddedServer } from '../server/embedded-server.ts'
import { freshVitals } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { createVersionData } from '../server/version-data.ts'
import { sendLife, worldName } from './joining.ts'
import { nearestStandingPlace } from './standing-place.ts'

const survivalMode = 0

/** A dead body comes to life again when its client asks: at its bed, or at the world's spawn, in full health. */
export const respawning: Mechanic = {
  name: 'respawning',
  install(server: EmbeddedServer): void {
    const { dimension } = createVersionData(server.world.states.version)
    server.onPacket('client_command', (player, fields) => {
      const asksForLife = fields['actionId'] === 'perform_respawn' || fields['actionId'] === 0
      if (asksForLife && !player.alive) respawn(server, player, dimension)
    })
  },
}

function respawn(server: EmbeddedServer, player: PlayerSession, dimension: object): void {
  const { body } = player
  Object.assign(body, freshVitals(), { onGround: false, sneaking: false, sprinting: false })
  Object.assign(body.position, respawnPlace(server, player))
  player.send('respawn', {
    dimension,
    worldName,
    hashedSeed: [0, 0],
    gamemode: survivalMode,
    previousGamemode: survivalMode,
    isDebug: false,
    isFlat: false,
    copyMetadata: false,
  })
  player.alive = true
  player.seenEntities.clear()
  sendLife(server, player)
  player.vitalsChanged = false
  server.announceRespawn(player)
}

/** Beside the bed last slept in, if it still stands and there is room; else the world's spawn. */
function respawnPlace(server: EmbeddedServer, player: PlayerSession): { x: number; y: number; z: number } {
  const bed = player.bed
  if (bed !== null) {
    const stands = server.blocks.nameOf(server.world.stateAt(bed.x, bed.y, bed.z)).endsWith('_bed')
    const place = stands ? nearestStandingPlace(server, bed) : null
    if (place !== null) return place
    player.bed = null
    player.send('game_state_change', { reason: 'no_respawn_block_available', gameMode: 0 })
  }
  return { ...server.world.spawn() }
}
