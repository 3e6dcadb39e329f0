import { pointsOfBlock } from '../rules/experience.ts'
import { exhaustion } from '../rules/hunger.ts'
import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { blockField, integerField } from '../server/packet-fields.ts'
import type { Mechanic, Player } from '../server/server-context.ts'
import { fluidAtEyes } from '../server/surroundings.ts'
import { breakBlock } from './break-block.ts'

/** Furthest block that can be dug, from the eyes to its middle; as vanilla. */
const reachBlocks = 6
/** A finish that comes this much too early is let through: the first tick may have begun before its packet. */
const earlyTicks = 2
/** From here on a finish that is too early is carried out when its time has come; before, it is refused (vanilla). */
const nearlyDone = 0.7

const digStart = 0
const digCancel = 1
const digFinish = 2

interface Dig {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly state: number
  progress: number
  shownStage: number
}

/** A block breaks when it has been dug for as long as its hardness and the tool in hand ask for. */
export const digging: Mechanic = {
  name: 'digging',
  install(server: EmbeddedServer): void {
    const digs = new Map<Player, Dig>()
    /** Blocks that clients think done: each breaks as soon as it really is, whatever is dug meanwhile (vanilla). */
    const nearlyDug = new Map<Player, Dig>()
    const stop = (player: Player): void => {
      const dig = digs.get(player)
      if (dig === undefined) return
      digs.delete(player)
      showStage(server, player, dig, -1)
    }

    server.onPacket('block_dig', (player, fields) => {
      const status = integerField(fields, 'status', 0, 6)
      if (status > digFinish || !player.alive) return
      const at = blockField(fields, 'location')
      const state = server.world.stateAt(at.x, at.y, at.z)
      if (status === digCancel) {
        stop(player)
        acknowledge(player, at, state, status, true)
        return
      }
      const dig = digs.get(player)
      const accepted =
        inReach(player, at) &&
        (status === digStart ? start(at, state, player) : finish(at, state, player, dig))
      const now = server.world.stateAt(at.x, at.y, at.z)
      if (!accepted) player.send('block_change', { location: at, type: now })
      acknowledge(player, at, now, status, accepted)
    })
    server.onTick(() => {
      for (const [player, dig] of nearlyDug) finishLate(player, dig)
      for (const [player, dig] of digs) advance(player, dig)
    })
    const stopAll = (player: Player): void => {
      stop(player)
      nearlyDug.delete(player)
    }
    server.onLeave(stopAll)
    server.onDeath(stopAll)

    function start(at: { x: number; y: number; z: number }, state: number, player: Player): boolean {
      stop(player)
      const perTick = progressPerTick(server, player, state)
      if (perTick <= 0) return false
      if (perTick >= 1) return complete(player, at.x, at.y, at.z)
      const dig: Dig = { ...at, state, progress: perTick, shownStage: -1 }
      digs.set(player, dig)
      return true
    }

    function finish(
      at: { x: number; y: number; z: number },
      state: number,
      player: Player,
      dig: Dig | undefined,
    ): boolean {
      // An instant break has been done at its start; the client still says that it finished.
      if (state === 0) return true
      if (dig?.x !== at.x || dig.y !== at.y || dig.z !== at.z || dig.state !== state) return false
      const perTick = progressPerTick(server, player, state)
      if (dig.progress + earlyTicks * perTick >= 1) {
        stop(player)
        return complete(player, at.x, at.y, at.z)
      }
      stop(player)
      if (dig.progress < nearlyDone) return false
      if (!nearlyDug.has(player)) nearlyDug.set(player, dig)
      return true
    }

    function finishLate(player: Player, dig: Dig): void {
      const { x, y, z } = dig
      if (server.world.stateAt(x, y, z) !== dig.state) {
        nearlyDug.delete(player)
        return
      }
      dig.progress += progressPerTick(server, player, dig.state)
      if (dig.progress < 1) return
      nearlyDug.delete(player)
      complete(player, x, y, z)
    }

    function advance(player: Player, dig: Dig): void {
      const { x, y, z } = dig
      if (server.world.stateAt(x, y, z) !== dig.state || !inReach(player, dig)) {
        stop(player)
        return
      }
      dig.progress += progressPerTick(server, player, dig.state)
      showStage(server, player, dig, Math.min(9, Math.floor(dig.progress * 10)))
    }

    function complete(player: Player, x: number, y: number, z: number): boolean {
      const state = server.world.stateAt(x, y, z)
      const held = player.inventory.held
      breakBlock(server, x, y, z, { tool: held?.item ?? null, breaker: player })
      if (server.rules.canHarvest(state, held?.item ?? null)) {
        const points = pointsOfBlock(server.blocks.nameOf(state), server.random)
        server.dropExperience(points, x + 0.5, y + 0.5, z + 0.5)
      }
      player.inventory.setStack(player.inventory.heldSlot, server.rules.wornByDigging(held, state))
      player.exhaust(exhaustion.digBlock)
      return true
    }
  },
}

function inReach(
  player: Player,
  at: { readonly x: number; readonly y: number; readonly z: number },
): boolean {
  return player.distanceToBlock(at.x, at.y, at.z) <= reachBlocks
}

function progressPerTick(server: EmbeddedServer, player: Player, state: number): number {
  if (server.blocks.fluid[state] !== 0 && server.blocks.boxesOf(state).length === 0) {
    const name = server.blocks.nameOf(state)
    if (name === 'water' || name === 'lava') return 0
  }
  if (state === 0) return 0
  return server.rules.diggingProgressPerTick(state, player.inventory.held?.item ?? null, {
    underwater: fluidAtEyes(server, player.body) === fluidKinds.water,
    onGround: player.body.onGround,
  })
}

function acknowledge(player: Player, at: object, block: number, status: number, successful: boolean): void {
  player.send('acknowledge_player_digging', { location: at, block, status, successful })
}

/** Lets the others see the cracks; -1 takes them away. */
function showStage(server: EmbeddedServer, player: Player, dig: Dig, stage: number): void {
  if (stage === dig.shownStage || server.players.length < 2) return
  dig.shownStage = stage
  const location = { x: dig.x, y: dig.y, z: dig.z }
  const fields = { entityId: player.entityId, location, destroyStage: stage }
  server.broadcastNear(dig.x, dig.z, 'block_break_animation', fields, player)
}
