import { ChunkStream } from '../server/chunk-stream.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { encodeLight } from '../world/encode-light.ts'
import { integerField } from '../server/packet-fields.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic, Player } from '../server/server-context.ts'

/** Chunks sent before a body may move, so that it never stands in the void; radius in chunks. */
const nearRadiusChunks = 3
/** Chunks sent per player and tick after that; walking needs less than one in three ticks. */
const chunksPerTick = 2

/** Columns kept beside those that players need: where somebody has just been. */
const spareColumns = 96
/** Beyond the view: one chunk of slack, and two in which light, plants and creatures of the last one look about. */
const ringChunks = 3

/** How many columns a player has in use. */
function columnsAround({ viewDistanceChunks }: Player): number {
  return (2 * (viewDistanceChunks + ringChunks) + 1) ** 2
}

/** A player has the chunks around it, nearest first, and is told of every block that changes in them. */
export const chunkTracking: Mechanic = {
  name: 'chunk-tracking',
  install(server: EmbeddedServer): void {
    const streams = new Map<Player, ChunkStream>()
    const start = (player: PlayerSession): void => {
      let stream = streams.get(player)
      if (stream === undefined) {
        stream = new ChunkStream(player, (to, chunkX, chunkZ) => sendColumn(server, to, chunkX, chunkZ))
        streams.set(player, stream)
      }
      stream.reset()
      stream.recenter()
      stream.sendNear(nearRadiusChunks)
    }
    const keepWhatIsSeen = (): void => {
      server.world.keepAtLeast(
        spareColumns + server.players.reduce((sum, player) => sum + columnsAround(player), 0),
      )
    }
    server.roles.startChunks = start
    server.onJoin(keepWhatIsSeen)
    server.onLeave((player) => {
      streams.delete(player)
      keepWhatIsSeen()
    })
    server.onMove((player) => streams.get(player)?.recenter())
    server.onPacket('settings', (player, fields) => {
      const wanted = integerField(fields, 'viewDistance', -128, 127)
      player.viewDistanceChunks = Math.max(2, Math.min(server.settings.viewDistanceChunks, wanted))
      keepWhatIsSeen()
      streams.get(player)?.recenter()
    })
    server.onTick(() => {
      for (const player of server.players) {
        const stream = streams.get(player)
        if (stream === undefined || stream.complete) continue
        stream.sendNext(chunksPerTick)
        server.entities.updatePlayer(player)
      }
    })
    server.world.onChange((x, y, z, before, after) => {
      if (looksAlike(server, before, after)) return
      // Another listener may have changed it again meanwhile.
      const type = server.world.stateAt(x, y, z)
      server.broadcastNear(x, z, 'block_change', { location: { x, y, z }, type })
    })
  },
}

/** Leaves that only count their way to the next log anew look as before: that needs no telling. */
function looksAlike({ world: { states } }: EmbeddedServer, before: number, after: number): boolean {
  return (
    states.leaves[before] === 1 &&
    states.leaves[after] === 1 &&
    states.nameOf(before) === states.nameOf(after)
  )
}

function sendColumn(server: EmbeddedServer, player: PlayerSession, chunkX: number, chunkZ: number): void {
  const column = server.world.columnAt(chunkX, chunkZ)
  player.sendColumn(server.columns.encode(column), encodeLight(column, server.light.ofColumn(column)))
}
