import type { EmbeddedServer } from '../server/embedded-server.ts'
import { type ItemStack, stacksAlike, withCount } from '../server/item-stack.ts'
import type { Depot } from './depots.ts'
import type { SlotStore } from './slot-store.ts'

interface Place {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Moves one item from a slot into the first of some slots that takes it; false when none does. */
export function moveOne(from: SlotStore, slot: number, into: Depot, slots: readonly number[]): boolean {
  const stack = from.stackAt(slot)
  if (stack === null || lay(into, slots, withCount(stack, 1)!) !== null) return false
  from.setStack(slot, withCount(stack, stack.count - 1))
  return true
}

/** Takes up what lies on and in a hopper; true when a whole stack was taken. */
export function collectInto(server: EmbeddedServer, into: Depot, hopper: Place): boolean {
  for (const item of server.entities.items) {
    if (item.gone || !liesIn(item.position, hopper)) continue
    const left = lay(into, into.fromAbove, item.stack)
    if (left === item.stack) continue
    if (left === null) {
      item.gone = true
      server.removeEntity(item)
      return true
    }
    item.stack = left
    for (const player of server.players) {
      if (player.seenEntities.has(item.entityId)) item.showStackTo(player)
    }
  }
  return false
}

/** Lays a stack into slots, as much as they take; returns what is left, the stack itself when they take nothing. */
function lay(into: Depot, slots: readonly number[], stack: ItemStack): ItemStack | null {
  const { store } = into
  let left: ItemStack | null = stack
  for (const slot of slots) {
    if (left === null) return null
    const present = store.stackAt(slot)
    if (present !== null && !stacksAlike(present, left)) continue
    const moved = Math.min(left.count, into.capacity(slot, left) - (present?.count ?? 0))
    if (moved <= 0) continue
    store.setStack(slot, withCount(left, (present?.count ?? 0) + moved))
    left = withCount(left, left.count - moved)
  }
  return left
}

/** Vanilla reaches for what is in the bowl and in the block above it. */
function liesIn(position: Place, { x, y, z }: Place): boolean {
  const [dx, dy, dz] = [position.x - x, position.y - y, position.z - z]
  return dx >= 0 && dx <= 1 && dz >= 0 && dz <= 1 && dy >= 0.5 && dy <= 2
}
