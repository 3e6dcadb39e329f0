import { fallDamage as damageOfFall } from '../rules/damage.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { fluidAt } from '../server/surroundings.ts'

/** Lava brakes a fall by half a tick (vanilla). */
const lavaBrake = 0.5

/** A body that lands after falling more than three blocks is hurt; water, ladders and vines save it. */
export const fallDamage: Mechanic = {
  name: 'fall-damage',
  install(server: EmbeddedServer): void {
    server.onMove((player, _deltaX, deltaY) => fall(server, player, deltaY))
  },
}

function fall(server: EmbeddedServer, player: PlayerSession, deltaY: number): void {
  const { body } = player
  if (deltaY >= 0 && body.fallBlocks === 0) return
  const { x, y, z } = body.position
  const { world, blocks } = server
  const feet = world.stateAt(Math.floor(x), Math.floor(y), Math.floor(z))
  const fluid = fluidAt(server, x, y, z)
  if (fluid === fluidKinds.water || blocks.climbable[feet] === 1 || blocks.nameOf(feet) === 'cobweb') {
    body.fallBlocks = 0
    return
  }
  if (fluid === fluidKinds.lava) body.fallBlocks *= lavaBrake
  if (!body.onGround) {
    if (deltaY < 0) body.fallBlocks -= deltaY
    return
  }
  const fallen = body.fallBlocks
  body.fallBlocks = 0
  const landing = blocks.nameOf(world.stateAt(Math.floor(x), Math.floor(y - 0.2), Math.floor(z)))
  const amount = damageOfFall(fallen, landing)
  if (amount > 0) player.hurt(amount, 'fall')
}
