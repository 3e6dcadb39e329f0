import { damagePerHit } from '../rules/damage.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { bodyBox, someBlockIn } from '../server/surroundings.ts'

/** How far a body feels a cactus beyond its own box: a cactus is a little narrower than its block. */
const feelBlocks = 0.07

/** Cactuses prick those who touch them; magma blocks burn those who stand on them without sneaking. */
export const contactDamage: Mechanic = {
  name: 'contact-damage',
  install(server: EmbeddedServer): void {
    // Cactus states are numbered by age without a gap.
    const firstCactus = server.blocks.stateOf('cactus', { age: 0 })
    const lastCactus = server.blocks.stateOf('cactus', { age: 15 })
    const isCactus = (state: number) => state >= firstCactus && state <= lastCactus
    server.onTick(() => {
      for (const player of server.players) if (player.alive) feel(server, player, isCactus)
    })
  },
}

function feel(server: EmbeddedServer, player: PlayerSession, isCactus: (state: number) => boolean): void {
  const { blocks, world } = server
  const { body } = player
  if (someBlockIn(server, bodyBox(body, -feelBlocks), isCactus)) player.hurt(damagePerHit.cactus, 'cactus')
  if (!body.onGround || body.sneaking) return
  const { x, y, z } = body.position
  const ground = world.stateAt(Math.floor(x), Math.floor(y - 0.2), Math.floor(z))
  if (blocks.nameOf(ground) === 'magma_block') player.hurt(damagePerHit.magmaBlock, 'hotFloor')
}
