import type { Player } from './server-context.ts'

/** A packet's fields as minecraft-protocol decoded them: right in type, not in value. Bound them before use. */
export type PacketFields = Readonly<Record<string, unknown>>

/**
 * Handles one packet of one player. Throwing disconnects that player with a plain reason and leaves the server
 * running.
 */
export type PacketHandler = (player: Player, fields: PacketFields) => void
