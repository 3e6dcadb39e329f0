import { damagePerHit } from '../rules/damage.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { eyeHeightOf } from '../server/player-body.ts'
import type { Mechanic } from '../server/server-context.ts'

/** A body with its head in a full block is hurt twice a second. */
export const suffocation: Mechanic = {
  name: 'suffocation',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      for (const player of server.players) {
        if (!player.alive) continue
        const { x, y, z } = player.body.position
        const eyes = Math.floor(y + eyeHeightOf(player.body))
        const state = server.world.stateAt(Math.floor(x), eyes, Math.floor(z))
        if (server.blocks.suffocating[state] === 1) player.hurt(damagePerHit.suffocation, 'inWall')
      }
    })
  },
}
