import type { EmbeddedServer } from '../../../src/env/embedded/server/embedded-server.ts'
import type { PacketFields } from '../../../src/env/embedded/server/packet-handlers.ts'
import type { PlayerSession } from '../../../src/env/embedded/server/player-session.ts'

/** Decides about a packet before the mechanics see it: true when they shall not. */
export type PacketVeto = (player: PlayerSession, fields: PacketFields) => boolean

/** Lets a rule of the server (protection, a lock, a mute) answer a kind of packet in the mechanics' stead. */
export function vetoPackets(server: EmbeddedServer, packet: string, veto: PacketVeto): void {
  const handlersOf = server.handlersOf.bind(server)
  server.handlersOf = (name) => {
    const handlers = handlersOf(name)
    if (name !== packet || handlers === undefined) return handlers
    return [
      (player, fields) => {
        if (veto(player, fields)) return
        for (const handler of handlers) {
          handler(player, fields)
          if (player.gone) return
        }
      },
    ]
  }
}
