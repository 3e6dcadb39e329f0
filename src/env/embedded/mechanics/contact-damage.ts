import { damagePerHit } from '../rules/damage.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { bodyBox, someBlockIn } from '../server/surroundings.ts'

/** How far a body feels a cactus beyond its own box: a cactus is a little narrower than its block. */
const feelBlocks = 0.07

/** Cactuses prick those who touch them, lit campfires singe them; magma blocks burn those who stand on them without sneaking. */
export const contactDamage: Mechanic = {
  name: 'contact-damage',
  install(server: EmbeddedServer): void {
    // Cactus states are numbered by age without a gap.
    const firstCactus = server.blocks.stateOf('cactus', { age: 0 })
    const lastCactus = server.blocks.stateOf('cactus', { age: 15 })
    const isCactus = (state: number) => state >= firstCactus && state <= lastCactus
    const campfires = litCampfires(server)
    server.onTick(() => {
      for (const player of server.players) if (player.alive) feel(server, player, isCactus, campfires)
    })
  },
}

/** States of lit campfires, with what they do to a body in them. They do not set it alight (vanilla 1.16.5). */
function litCampfires({ blocks }: EmbeddedServer): ReadonlyMap<number, number> {
  const states = new Map<number, number>()
  for (const [block, heat] of [
    ['campfire', damagePerHit.campfire],
    ['soul_campfire', damagePerHit.soulCampfire],
  ] as const) {
    for (const facing of ['north', 'south', 'west', 'east']) {
      for (const signal_fire of [true, false]) {
        states.set(blocks.stateOf(block, { facing, signal_fire, lit: true, waterlogged: false }), heat)
      }
    }
  }
  return states
}

function feel(
  server: EmbeddedServer,
  player: PlayerSession,
  isCactus: (state: number) => boolean,
  campfires: ReadonlyMap<number, number>,
): void {
  const { blocks, world } = server
  const { body } = player
  if (someBlockIn(server, bodyBox(body, -feelBlocks), isCactus)) player.hurt(damagePerHit.cactus, 'cactus')
  someBlockIn(server, bodyBox(body, 0.001), (state) => {
    const heat = campfires.get(state)
    if (heat !== undefined) player.hurt(heat, 'inFire')
    return heat !== undefined
  })
  if (!body.onGround || body.sneaking) return
  const { x, y, z } = body.position
  const ground = world.stateAt(Math.floor(x), Math.floor(y - 0.2), Math.floor(z))
  if (blocks.nameOf(ground) === 'magma_block') player.hurt(damagePerHit.magmaBlock, 'hotFloor')
}
