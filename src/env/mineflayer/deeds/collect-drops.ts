import type { Entity } from '../body/entity.ts'
import type { Obstacle } from '../../attempt.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { eachTick } from '../navigation/each-tick.ts'
import type { PerceivedEntity } from '../perception/perceived-entities.ts'
import { makeRoomFor } from './support/make-room.ts'

/** Perceived entities, nearest first. */
export type PerceiveEntities = () => readonly PerceivedEntity[]

/** A fresh drop cannot be picked up for ten ticks, one thrown by a player for forty. */
const pickUpTicks = 45
/** Drops farther off than this are left. */
const withinBlocks = 32

/** Makes the deed that picks up dropped items in view. */
export function createCollectDrops(perceive: PerceiveEntities): Deed<'collect-drops'> {
  return (context, { items }) => collectDrops(context, perceive, items, withinBlocks)
}

/** Picks up perceived drops of these items (all when empty) within a distance of the body, the nearest first. */
export async function collectDrops(
  context: DeedContext,
  perceive: PerceiveEntities,
  items: readonly string[],
  reachBlocks: number,
): Promise<Obstacle | null> {
  const { bot, signal } = context
  const given = new Set<number>()
  let seen = 0
  for (;;) {
    signal.throwIfAborted()
    const next = perceive().find(
      ({ entity, distanceBlocks }) =>
        distanceBlocks <= reachBlocks && !given.has(entity.id) && isWanted(entity, items),
    )
    if (!next) break
    seen++
    given.add(next.entity.id)
    // Of what is picked up for its own sake nothing is worth more than the rest.
    if (items.length > 0) await makeRoomFor(context, dropName(next.entity)!)
    await pickUp(context, next.entity)
    if (isPresent(context, next.entity) && context.observe().emptySlots === 0) {
      return {
        kind: 'inventory-full',
        subject: dropName(next.entity),
        detail: 'No slot is free for the drop.',
      }
    }
  }
  const left = perceive().some(({ entity }) => given.has(entity.id) && bot.entities[entity.id] === entity)
  if (seen === 0)
    return { kind: 'target-not-found', subject: items[0] ?? null, detail: 'No such drop is in view.' }
  if (left)
    return { kind: 'target-unreachable', subject: items[0] ?? null, detail: 'A drop lies out of reach.' }
  return null
}

async function pickUp(context: DeedContext, entity: Entity): Promise<void> {
  const { bot, clock, navigator, signal } = context
  const { x, y, z } = entity.position
  await navigator.goTo({ x, y, z, rangeBlocks: 1 }, { budgetTicks: 300 }, signal)
  signal.throwIfAborted()
  // From the next cell straight onto the drop: picking up reaches one block beyond the body.
  await eachTick(bot, clock, pickUpTicks, signal, () => {
    if (!isPresent(context, entity)) return true
    const dx = entity.position.x - bot.entity.position.x
    const dz = entity.position.z - bot.entity.position.z
    const away = Math.hypot(dx, dz)
    if (away > 3) return true
    if (away > 0.4) void bot.look(Math.atan2(-dx, -dz), 0, true)
    const isLevel = Math.abs(entity.position.y - bot.entity.position.y) < 1.3
    bot.setControlState('forward', away > 0.4 && isLevel)
    return null
  })
  bot.clearControlStates()
  signal.throwIfAborted()
}

function isPresent({ bot }: DeedContext, entity: Entity): boolean {
  return (
    (bot.entities as Readonly<Record<number, Entity | undefined>>)[entity.id] === entity && entity.isValid
  )
}

function isWanted(entity: Entity, items: readonly string[]): boolean {
  const name = dropName(entity)
  return name !== null && (items.length === 0 || items.includes(name))
}

/** The item that a dropped stack holds; null for what is no drop, or whose content is not known yet. */
function dropName(entity: Entity): string | null {
  if (entity.name !== 'item') return null
  return entity.getDroppedItem()?.name ?? null
}
