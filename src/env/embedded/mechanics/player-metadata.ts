import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic, Player } from '../server/server-context.ts'

const onFireFlag = 0x01
const sneakingFlag = 0x02
const sprintingFlag = 0x08

/** Numbers of the fields of a player's metadata, and of their types, in 1.16.5. */
const flagsField = { key: 0, type: 0 } as const
const airField = { key: 1, type: 1 } as const
const poseField = { key: 6, type: 18 } as const
const poses = { standing: 0, sleeping: 2, sneaking: 5, dying: 7 } as const

interface Shown {
  flags: number
  pose: number
  airTicks: number
}

/** Fire, sneaking, sprinting, breath and posture are shown to the player itself and to those who see it. */
export const playerMetadata: Mechanic = {
  name: 'player-metadata',
  install(server: EmbeddedServer): void {
    const shown = new Map<Player, Shown>()
    server.onLeave((player) => shown.delete(player))
    server.onTick(() => {
      for (const player of server.players) {
        const flags = flagsOf(player)
        const pose = poseOf(player)
        const { airTicks } = player.body
        const before = shown.get(player)
        if (before?.flags === flags && before.pose === pose && before.airTicks === airTicks) continue
        shown.set(player, { flags, pose, airTicks })
        const fields = { entityId: player.entityId, metadata: metadataOf(player) }
        const { x, z } = player.body.position
        server.broadcastNear(x, z, 'entity_metadata', fields)
      }
    })
  },
}

/** All of a player's metadata, as someone who first sees it needs it. */
export function metadataOf(player: PlayerSession): readonly object[] {
  return [
    { ...flagsField, value: flagsOf(player) },
    { ...airField, value: player.body.airTicks },
    { ...poseField, value: poseOf(player) },
  ]
}

function flagsOf({ body }: PlayerSession): number {
  return (
    (body.fireTicks > 0 ? onFireFlag : 0) |
    (body.sneaking ? sneakingFlag : 0) |
    (body.sprinting ? sprintingFlag : 0)
  )
}

function poseOf({ alive, sleeping, body }: PlayerSession): number {
  if (!alive) return poses.dying
  if (sleeping) return poses.sleeping
  return body.sneaking ? poses.sneaking : poses.standing
}
