import { exhaustion, tickHunger } from '../rules/hunger.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { fluidAt } from '../server/surroundings.ts'

/** Moving makes hungry; a full stomach heals and an empty one starves. */
export const hunger: Mechanic = {
  name: 'hunger',
  install(server: EmbeddedServer): void {
    server.onMove((player, deltaX, deltaY, deltaZ, wasOnGround) => {
      exhaustByMoving(server, player, deltaX, deltaY, deltaZ, wasOnGround)
    })
    server.onTick(() => {
      for (const player of server.players) if (player.alive) digest(server, player)
    })
  },
}

function exhaustByMoving(
  server: EmbeddedServer,
  player: PlayerSession,
  deltaX: number,
  deltaY: number,
  deltaZ: number,
  wasOnGround: boolean,
): void {
  const { body } = player
  if (wasOnGround && !body.onGround && deltaY > 0) {
    player.exhaust(body.sprinting ? exhaustion.sprintJump : exhaustion.jump)
  }
  const sideways = Math.hypot(deltaX, deltaZ)
  if (sideways === 0 && deltaY === 0) return
  const { x, y, z } = body.position
  if (fluidAt(server, x, y + 0.4, z) === fluidKinds.water) {
    player.exhaust(exhaustion.swimPerBlock * Math.hypot(sideways, deltaY))
  } else if (body.onGround && body.sprinting) {
    player.exhaust(exhaustion.sprintPerBlock * sideways)
  }
}

function digest(server: EmbeddedServer, player: PlayerSession): void {
  const { body } = player
  const nothingToDo =
    body.exhaustion <= 4 &&
    (body.health >= 20 || body.food < 18) &&
    body.food > 0 &&
    body.foodTimerTicks === 0 &&
    server.settings.difficulty !== 'peaceful'
  if (nothingToDo) return
  const before = {
    food: body.food,
    saturation: body.saturation,
    exhaustion: body.exhaustion,
    timerTicks: body.foodTimerTicks,
  }
  const {
    hunger: after,
    heal,
    starve,
  } = tickHunger(before, {
    health: body.health,
    difficulty: server.settings.difficulty,
    naturalRegeneration: server.settings.gameRules.naturalRegeneration,
    tick: server.tickNumber,
  })
  if (after.food !== body.food || after.saturation !== body.saturation) player.vitalsChanged = true
  body.food = after.food
  body.saturation = after.saturation
  body.exhaustion = after.exhaustion
  body.foodTimerTicks = after.timerTicks
  player.heal(heal)
  if (starve > 0) player.hurt(starve, 'starve')
}
