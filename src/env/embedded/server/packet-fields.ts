import type { PacketFields } from './packet-handlers.ts'

/** A packet that no honest client sends. The sender is disconnected with this message. */
export class PacketError extends Error {
  override readonly name = 'PacketError'
}

/** A finite number no further from zero than `bound`. Throws `PacketError`. */
export function numberField(fields: PacketFields, name: string, bound: number): number {
  const value = fields[name]
  if (typeof value !== 'number' || !(Math.abs(value) <= bound)) {
    throw new PacketError(`Invalid ${name} in a packet`)
  }
  return value
}

/** An integer from `least` to `most`. Throws `PacketError`. */
export function integerField(fields: PacketFields, name: string, least: number, most: number): number {
  const value = fields[name]
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new PacketError(`Invalid ${name} in a packet`)
  }
  return value
}

/** A text of at most `longest` UTF-16 units. Throws `PacketError`. */
export function textField(fields: PacketFields, name: string, longest: number): string {
  const value = fields[name]
  if (typeof value !== 'string' || value.length > longest)
    throw new PacketError(`Invalid ${name} in a packet`)
  return value
}

/** Furthest block coordinate of a 1.16.5 packet that this server takes: the world's border. */
const furthestBlock = 30_000_000

/** A block position. Heights outside the world are let through: they are air. Throws `PacketError`. */
export function blockField(
  fields: PacketFields,
  name: string,
): { readonly x: number; readonly y: number; readonly z: number } {
  const value = fields[name] as PacketFields | undefined
  if (typeof value !== 'object') throw new PacketError(`Invalid ${name} in a packet`)
  return {
    x: integerField(value, 'x', -furthestBlock, furthestBlock),
    y: integerField(value, 'y', -2048, 2047),
    z: integerField(value, 'z', -furthestBlock, furthestBlock),
  }
}
