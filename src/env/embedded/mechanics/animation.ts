import { integerField } from '../server/packet-fields.ts'
import type { Mechanic, ServerContext } from '../server/server-context.ts'

const swingMainHand = 0
const swingOffHand = 3

/** The others see a player swing its arm. */
export const animation: Mechanic = {
  name: 'animation',
  install(server: ServerContext): void {
    server.onPacket('arm_animation', (player, fields) => {
      const hand = integerField(fields, 'hand', 0, 1)
      if (server.players.length < 2 || !player.alive) return
      const swing = { entityId: player.entityId, animation: hand === 0 ? swingMainHand : swingOffHand }
      const { x, z } = player.body.position
      server.broadcastNear(x, z, 'animation', swing, player)
    })
  },
}
