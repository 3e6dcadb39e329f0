import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'

/** A client learns of its health, food and saturation at the end of the tick in which they changed. */
export const vitalsSync: Mechanic = {
  name: 'vitals-sync',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      for (const player of server.players) {
        if (!player.vitalsChanged) continue
        player.vitalsChanged = false
        const { health, food, saturation } = player.body
        player.send('update_health', { health, food, foodSaturation: saturation })
      }
    })
  },
}
