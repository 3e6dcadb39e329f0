import type { EmbeddedServer } from '../server/embedded-server.ts'
import { chunkKey } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import type { Column } from '../world/column.ts'
import { encodeChangedLight } from '../world/encode-light.ts'

/** How often light that came over the border of a new column is told, in ticks. */
const borderTicks = 20
/** Who is nearer than this to a column is told of its light, in chunks; further away it is told on coming nearer. */
const nearChunks = 3

/** Clients near a column whose light has changed are told: at once after a change of blocks, else once a second. */
export const lightUpdates: Mechanic = {
  name: 'light-updates',
  install(server: EmbeddedServer): void {
    const { light, world } = server
    server.onTick(() => {
      if (!light.takeUrgency() && server.tickNumber % borderTicks !== 0) return
      for (const column of light.changedColumns) {
        const { chunkX, chunkZ } = column
        if (column.light === null || world.loadedColumn(chunkX, chunkZ) !== column) {
          light.forgetChanges(column)
          continue
        }
        if (!isAnyoneNear(server, column)) continue
        const fields = encodeChangedLight(column, column.light)
        const key = chunkKey(chunkX, chunkZ)
        for (const player of server.players) if (player.chunks.has(key)) player.send('update_light', fields)
        light.forgetChanges(column)
      }
    })
  },
}

function isAnyoneNear(server: EmbeddedServer, { chunkX, chunkZ }: Column): boolean {
  return server.players.some(({ body: { position } }) => {
    const distanceX = Math.abs((Math.floor(position.x) >> 4) - chunkX)
    const distanceZ = Math.abs((Math.floor(position.z) >> 4) - chunkZ)
    return distanceX <= nearChunks && distanceZ <= nearChunks
  })
}
