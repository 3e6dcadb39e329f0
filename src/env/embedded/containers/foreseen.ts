import type { ItemStack } from '../server/item-stack.ts'
import type { PacketFields } from '../server/packet-handlers.ts'

/** Judges, once a click has been carried out, whether the client knows what came of it. */
export type Expectation = (
  before: readonly (ItemStack | null)[],
  after: readonly (ItemStack | null)[],
  cursor: ItemStack | null,
) => boolean

/** A longer list of foreseen slots comes from no honest client. */
const mostSlots = 128

/**
 * What a client of 1.17.1 and later foresees of its click: each slot that changes, and the cursor. Holds when that is
 * all that happened. Null, and what is malformed, never holds, so that everything is sent anew.
 */
export function foreseenBy(foreseen: unknown): Expectation {
  const { slots, cursor } = (foreseen ?? {}) as PacketFields
  if (!Array.isArray(slots) || slots.length > mostSlots) return () => false
  const said = new Map<number, unknown>()
  for (const { location, item } of slots as readonly PacketFields[]) {
    if (typeof location === 'number') said.set(location, item)
  }
  return (before, after, held) => {
    if (!saysStack(cursor, held)) return false
    for (const [slot, item] of said) if (!saysStack(item, after[slot] ?? null)) return false
    return after.every((stack, slot) => stack === before[slot] || said.has(slot))
  }
}

/** True when a slot in a packet says this stack (its kind and number; wear and the like are the server's). */
export function saysStack(said: unknown, stack: ItemStack | null): boolean {
  if (typeof said !== 'object' || said === null) return stack === null
  const { present, itemId, itemCount } = said as PacketFields
  if (present !== true || stack === null) return present !== true && stack === null
  return itemId === stack.item && itemCount === stack.count
}
