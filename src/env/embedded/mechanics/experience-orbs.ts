import { orbsOf } from '../rules/experience.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { playerBox } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { ExperienceOrb } from './experience-orb.ts'

/** A player takes one orb in this many ticks (vanilla). */
const takeEveryTicks = 2
/** How far a body reaches for orbs beyond its own box, in blocks (vanilla). */
const reachBlocks = { sideways: 1, up: 0.5 } as const
/** More orbs than this never lie about: what comes then is lost. */
const mostOrbs = 500

/** Experience falls as orbs, which fly to the nearest player and are worth points when they touch it. */
export const experienceOrbs: Mechanic = {
  name: 'experience-orbs',
  install(server: EmbeddedServer): void {
    const orbs = new Set<ExperienceOrb>()
    const takenAt = new Map<PlayerSession, number>()
    server.roles.dropExperience = (points, x, y, z) => {
      for (const size of orbsOf(points)) {
        if (orbs.size >= mostOrbs) return
        const orb = new ExperienceOrb(server, () => server.players, size, { x, y, z })
        orbs.add(orb)
        server.addEntity(orb)
      }
    }
    server.onLeave((player) => takenAt.delete(player))
    server.onTick(() => {
      for (const orb of orbs) {
        if (!server.entities.all.has(orb)) {
          orbs.delete(orb)
          continue
        }
        const taker = server.players.find((player) => player.alive && touches(player, orb))
        if (taker === undefined) continue
        const last = takenAt.get(taker) ?? Number.NEGATIVE_INFINITY
        if (server.tickNumber - last < takeEveryTicks) continue
        takenAt.set(taker, server.tickNumber)
        take(taker, orb)
      }
    })

    function take(player: PlayerSession, orb: ExperienceOrb): void {
      orbs.delete(orb)
      orb.gone = true
      server.broadcastNear(orb.position.x, orb.position.z, 'collect', {
        collectedEntityId: orb.entityId,
        collectorEntityId: player.entityId,
        pickupItemCount: 1,
      })
      server.removeEntity(orb)
      player.gainExperience(orb.points)
    }
  },
}

function touches({ body: { position } }: PlayerSession, orb: ExperienceOrb): boolean {
  const sideways = playerBox.width / 2 + reachBlocks.sideways + orb.width / 2
  return (
    Math.abs(orb.position.x - position.x) < sideways &&
    Math.abs(orb.position.z - position.z) < sideways &&
    orb.position.y < position.y + playerBox.height + reachBlocks.up &&
    orb.position.y + orb.height > position.y - reachBlocks.up
  )
}
