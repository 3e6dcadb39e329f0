import { breathe, fullBreathTicks } from '../rules/damage.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { fluidAtEyes } from '../server/surroundings.ts'

/** With its eyes under water a body has breath for 15 seconds and is then hurt every second. */
export const drowning: Mechanic = {
  name: 'drowning',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      for (const player of server.players) {
        if (!player.alive) continue
        const { body } = player
        const eyesInWater = fluidAtEyes(server, body) === fluidKinds.water
        if (!eyesInWater && body.airTicks === fullBreathTicks) continue
        const { airTicks, damage } = breathe(body.airTicks, eyesInWater)
        body.airTicks = airTicks
        if (damage > 0) player.hurt(damage, 'drown')
      }
    })
  },
}
