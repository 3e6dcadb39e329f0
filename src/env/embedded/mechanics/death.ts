import { pointsLeftByDeath } from '../rules/experience.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { eyeHeightOf } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { DamageCause, Player } from '../server/server-context.ts'
import { nobody } from './chat-message.ts'

const deathStatus = 3
/** The third kind of combat event: someone died. */
const combatDeath = 2
const droppedDelayTicks = 40

/** Vanilla's death messages, by cause; a killer is named in those that have one. */
const deathMessages: Readonly<Record<DamageCause, string>> = {
  fall: 'death.attack.fall',
  lava: 'death.attack.lava',
  inFire: 'death.attack.inFire',
  onFire: 'death.attack.onFire',
  drown: 'death.attack.drown',
  inWall: 'death.attack.inWall',
  starve: 'death.attack.starve',
  outOfWorld: 'death.attack.outOfWorld',
  cactus: 'death.attack.cactus',
  hotFloor: 'death.attack.hotFloor',
  anvil: 'death.attack.anvil',
  player: 'death.attack.player',
  mob: 'death.attack.mob',
  generic: 'death.attack.generic',
}

/** A body dies: its window closes, what it carries falls to the ground unless the world keeps it, and all are told. */
export function die(
  server: EmbeddedServer,
  player: PlayerSession,
  cause: DamageCause,
  attacker: Player | null,
): void {
  player.alive = false
  player.body.health = 0
  player.body.fireTicks = 0
  const window = player.openWindow
  player.openWindow = null
  window?.close()
  server.announceDeath(player, cause, attacker)
  if (!server.settings.gameRules.keepInventory) {
    scatterInventory(server, player)
    leaveExperience(server, player)
  }
  tell(server, player, cause, attacker)
}

function scatterInventory(server: EmbeddedServer, player: PlayerSession): void {
  const { random } = server
  const { position } = player.body
  const y = position.y + eyeHeightOf(player.body) - 0.3
  for (const stack of player.inventory.clear()) {
    const speed = random.next() * 0.5
    const angle = random.next() * Math.PI * 2
    const velocity = { x: -Math.sin(angle) * speed, y: 0.2, z: Math.cos(angle) * speed }
    server.dropStack(stack, position.x, y, position.z, { velocity, pickupDelayTicks: droppedDelayTicks })
  }
}

/** The levels are gone at once: a body that dies again before its next life leaves nothing more. */
function leaveExperience(server: EmbeddedServer, { body }: PlayerSession): void {
  const { x, y, z } = body.position
  server.dropExperience(pointsLeftByDeath(body.experienceLevel), x, y, z)
  Object.assign(body, { experienceLevel: 0, experienceTotal: 0, experienceProgress: 0 })
}

function tell(
  server: EmbeddedServer,
  player: PlayerSession,
  cause: DamageCause,
  attacker: Player | null,
): void {
  const names = [{ text: player.username }, ...(attacker === null ? [] : [{ text: attacker.username }])]
  const message = JSON.stringify({ translate: deathMessages[cause], with: names })
  player.send('combat_event', {
    event: combatDeath,
    playerId: player.entityId,
    entityId: attacker?.entityId ?? -1,
    message,
  })
  if (server.settings.gameRules.showDeathMessages) {
    server.broadcast('chat', { message, position: 1, sender: nobody })
  }
  const { x, z } = player.body.position
  const status = { entityId: player.entityId, entityStatus: deathStatus }
  server.broadcastNear(x, z, 'entity_status', status)
}
