import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'

/** A client learns of its health, food, saturation and experience at the end of the tick in which they changed. */
export const vitalsSync: Mechanic = {
  name: 'vitals-sync',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      for (const player of server.players) {
        if (player.vitalsChanged) tellVitals(player)
        if (player.experienceChanged) tellExperience(player)
      }
    })
  },
}

function tellVitals(player: PlayerSession): void {
  player.vitalsChanged = false
  const { health, food, saturation } = player.body
  player.send('update_health', { health, food, foodSaturation: saturation })
}

/** Sends the experience bar. */
export function tellExperience(player: PlayerSession): void {
  player.experienceChanged = false
  const { experienceProgress, experienceLevel, experienceTotal } = player.body
  player.send('experience', {
    experienceBar: experienceProgress,
    level: experienceLevel,
    totalExperience: experienceTotal,
  })
}
