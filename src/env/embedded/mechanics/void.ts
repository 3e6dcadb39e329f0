import { damagePerHit } from '../rules/damage.ts'
import type { Mechanic, ServerContext } from '../server/server-context.ts'

/** Below this height nothing lives long. */
const voidHeight = -64

/** A body that falls out of the world dies quickly. */
export const voidDamage: Mechanic = {
  name: 'void',
  install(server: ServerContext): void {
    server.onTick(() => {
      for (const player of server.players) {
        if (player.alive && player.body.position.y < voidHeight) player.hurt(damagePerHit.void, 'outOfWorld')
      }
    })
  },
}
