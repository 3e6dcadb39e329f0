import type { MapChunkFields } from '../world/encode-column.ts'
import type { UpdateLightFields } from '../world/encode-light.ts'

/** A packet's fields, by name. */
export type Fields = Readonly<Record<string, unknown>>

/** A packet by name, with its fields. */
export type Sending = readonly [packet: string, fields: object]

/**
 * One Minecraft version's way of saying what the server says. Mechanics and containers know the packets of 1.16.5
 * alone; a dialect turns them into those of another version and back. Pure: it keeps nothing about players.
 */
export interface ProtocolDialect {
  /** What a packet of 1.16.5 becomes: none, one or several packets. */
  outgoing(packet: string, fields: object): readonly Sending[]
  /** What a client's packet means in the words of 1.16.5. */
  incoming(packet: string, fields: Fields): Sending
  /** All that a client needs to see a column. */
  column(chunk: MapChunkFields, light: UpdateLightFields): readonly Sending[]
  /** The answer that a client waits for after its packet has been handled, or null. */
  acknowledgement(fields: Fields): Sending | null
}

/** Turns one kind of packet of 1.16.5 into another version's. */
export type Translation = (fields: Fields) => readonly Sending[]
export type Translations = Readonly<Record<string, Translation>>

/** A translation that changes fields only. */
export function withFields(packet: string, change: (fields: Fields) => object): Translation {
  return (fields) => [[packet, change(fields)]]
}

/** A packet that the other version does not have, or that shows nothing that matters there. */
export const unsaid: Translation = () => []
