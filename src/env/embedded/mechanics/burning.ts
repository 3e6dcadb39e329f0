import { burningTicks, damagePerHit } from '../rules/damage.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { bodyBox, someBlockIn } from '../server/surroundings.ts'

/** A body must stay in fire this long before it burns itself (vanilla's fire immunity of players). */
const fireImmuneTicks = 20

/** Lava and fire hurt and set alight; a burning body is hurt every second until it has burnt out or meets water. */
export const burning: Mechanic = {
  name: 'burning',
  install(server: EmbeddedServer): void {
    server.onTick(() => {
      for (const player of server.players) if (player.alive) burn(server, player)
    })
  },
}

const touched = { lava: false, fire: false, water: false }

function burn(server: EmbeddedServer, player: PlayerSession): void {
  const { body } = player
  lookAround(server, player)
  if (body.fireTicks > 0) {
    if (body.fireTicks % burningTicks.everyTicks === 0 && !touched.lava) {
      player.hurt(damagePerHit.burning, 'onFire')
    }
    body.fireTicks--
  }
  if (touched.lava) {
    body.fireTicks = Math.max(body.fireTicks, burningTicks.lava)
    player.hurt(damagePerHit.lava, 'lava')
  }
  if (touched.fire) {
    body.fireTicks++
    if (body.fireTicks === 0) body.fireTicks = burningTicks.fireBlock
    player.hurt(damagePerHit.fireBlock, 'inFire')
  } else if (body.fireTicks <= 0 || touched.water) {
    body.fireTicks = -fireImmuneTicks
  }
}

function lookAround(server: EmbeddedServer, player: PlayerSession): void {
  const { blocks } = server
  const box = bodyBox(player.body, 0.001)
  touched.lava = touched.fire = touched.water = false
  someBlockIn(server, box, (state, _x, y) => {
    if (state === 0) return false
    const fluid = blocks.fluid[state]!
    if (fluid !== 0 && box[1] < y + blocks.fluidNinths[state]! / 9) {
      if (fluid === fluidKinds.lava) touched.lava = true
      else touched.water = true
    }
    const name = blocks.nameOf(state)
    if (name === 'fire' || name === 'soul_fire') touched.fire = true
    return false
  })
}
