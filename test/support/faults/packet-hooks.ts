import type { EmbeddedServer } from '../../../src/env/embedded/server/embedded-server.ts'
import type { PacketFields } from '../../../src/env/embedded/server/packet-handlers.ts'
import type { PlayerSession } from '../../../src/env/embedded/server/player-session.ts'

/** Decides about a packet before the mechanics see it: true when they shall not. */
export type PacketVeto = (player: PlayerSession, fields: PacketFields) => boolean

/** Lets a rule of the server (protection, a lock, a mute) answer a kind of packet in the mechanics' stead. */
export function vetoPackets(server: EmbeddedServer, packet: string, veto: PacketVeto): void {
  replacePackets(server, packet, (player, fields) => (veto(player, fields) ? null : fields))
}

/** Puts other fields in the place of those that came; null keeps the packet from the mechanics. */
export function replacePackets(
  server: EmbeddedServer,
  packet: string,
  replace: (player: PlayerSession, fields: PacketFields) => PacketFields | null,
): void {
  const handlersOf = server.handlersOf.bind(server)
  server.handlersOf = (name) => {
    const handlers = handlersOf(name)
    if (name !== packet || handlers === undefined) return handlers
    return [
      (player, fields) => {
        const replaced = replace(player, fields)
        if (replaced === null) return
        for (const handler of handlers) {
          handler(player, replaced)
          if (player.gone) return
        }
      },
    ]
  }
}

/** Decides about a packet on its way to the client: the fields to send in its stead, or null for none. */
export type PacketFilter = (fields: Readonly<Record<string, unknown>>) => object | null

/** Changes or drops packets of one kind that the server sends to this player. */
export function filterSent(player: PlayerSession, packet: string, filter: PacketFilter): void {
  const send = player.send.bind(player)
  player.send = (name, fields) => {
    const sent = name === packet ? filter(fields as Readonly<Record<string, unknown>>) : fields
    if (sent !== null) send(name, sent)
  }
}
