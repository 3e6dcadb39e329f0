import type { Bot } from 'mineflayer'
import type { Entity } from 'prismarine-entity'
import type { DeedContext } from '../../deed.ts'
import { hasRoomFor } from './carried.ts'
import { cellOf } from './cell.ts'
import { createBlockView, isStandable } from './block-view.ts'
import { lavaTouches } from './dig-hazard.ts'
import { waitUntil } from './wait-until.ts'

/** A drop can be picked up half a second after it fell. */
const pickupDelayTicks = 10

/** Goes at one drop before it is left lying. */
const mostTries = 3

/** Running straight at a drop is given up after this. */
const chaseBudgetTicks = 40

/** How near a running body gets to a drop, along each axis, before it waits for it. */
const chaseToBlocks = 0.9

/** A drop in the next cell, at its far corner, is no farther than this. */
const leanFromBlocks = 2.9

/** Crossing one cell, crouched. */
const leanBudgetTicks = 14

/** A drop falls from the highest tree within this. */
const fallBudgetTicks = 50

/** Servers say where a moving drop is about so often. */
const positionIntervalTicks = 5

/** Walking to one drop is given up after this. */
const walkBudgetTicks = 160

export interface FetchOptions {
  readonly withinBlocks: number
  /** What to fetch; everything when empty. */
  readonly items: readonly string[]
  /** Ticks to wait for a first drop to be seen. */
  readonly appearWithinTicks: number
  /** Ends the fetching, also the waiting. */
  readonly enough: () => boolean
}

/** Fetches drops lying near, nearest first, until `enough` holds. Skips what cannot be reached. */
export async function fetchDrops(context: DeedContext, options: FetchOptions): Promise<void> {
  const { bot } = context
  const skipped = new Set<number>()
  const next = (): Entity | null =>
    nearestDrop(bot, options.withinBlocks, (entity) => {
      const name = nameOfDrop(entity)
      if (skipped.has(entity.id) || (name !== null && !hasRoomFor(bot, name))) return false
      return name === null || options.items.length === 0 || options.items.includes(name)
    })
  // The drop of a block just broken is announced a little after the block is gone.
  await waitUntil(context, options.appearWithinTicks, () => options.enough() || next() !== null)
  while (!options.enough()) {
    const drop = next()
    if (drop === null) return
    if (!(await fetchOne(context, drop))) skipped.add(drop.id)
  }
}

/** Goes after one drop, which may still be flying. True if it is gone, most likely into the inventory. */
async function fetchOne(context: DeedContext, drop: Entity): Promise<boolean> {
  const { bot } = context
  const isGone = (): boolean => bot.entities[drop.id] === undefined
  for (let tries = 0; tries < mostTries && !isGone(); tries++) {
    if (!(await chase(context, drop, isGone))) {
      await letFall(context, drop, isGone)
      if (isGone()) return true
      if (!isInPickupRange(bot, drop) && !isOpenGround(context, drop)) await walkTo(context, drop)
      if (!isGone() && !isInPickupRange(bot, drop)) await leanTowards(context, drop, isGone)
    }
    await waitUntil(context, pickupDelayTicks + 4, () => isGone() || !isInPickupRange(bot, drop))
  }
  return isGone()
}

/** The item's name, if the client knows it already. */
export function nameOfDrop(entity: Entity): string | null {
  try {
    return entity.getDroppedItem()?.name ?? null
  } catch {
    // Mineflayer throws until the entity's data has arrived.
    return null
  }
}

/** The nearest item entity that fits, within a distance. */
export function nearestDrop(
  bot: Bot,
  withinBlocks: number,
  fits: (entity: Entity) => boolean,
): Entity | null {
  let nearest: Entity | null = null
  let nearestBlocks = withinBlocks
  for (const entity of Object.values(bot.entities)) {
    if (entity.name !== 'item' && entity.name !== 'Item') continue
    const distance = entity.position.distanceTo(bot.entity.position)
    if (distance > nearestBlocks || !fits(entity)) continue
    nearest = entity
    nearestBlocks = distance
  }
  return nearest
}

/**
 * A player takes what touches its box grown by 1 block sideways and half a block up and down. A drop that still slides
 * is chased to `withinBlocks`, since at the edge of the range it would slip out again.
 */
function isInPickupRange(bot: Bot, drop: Entity, withinBlocks = 1.4): boolean {
  const x = Math.abs(drop.position.x - bot.entity.position.x)
  const z = Math.abs(drop.position.z - bot.entity.position.z)
  const rise = drop.position.y - bot.entity.position.y
  return x < withinBlocks && z < withinBlocks && rise > -0.7 && rise < 2.2
}

/** Waits while a drop is still coming down, as from the top of a tree. */
async function letFall(context: DeedContext, drop: Entity, isGone: () => boolean): Promise<void> {
  for (let waited = 0; waited < fallBudgetTicks; waited += positionIntervalTicks) {
    const { x, y, z } = drop.position
    await context.clock.waitTicks(positionIntervalTicks, context.signal)
    if (isGone() || isInPickupRange(context.bot, drop)) return
    if (drop.position.x === x && drop.position.y === y && drop.position.z === z) return
  }
}

/** Runs straight to a drop over open level ground, as it moves. False where something is in between. */
async function chase(context: DeedContext, drop: Entity, isGone: () => boolean): Promise<boolean> {
  const { bot } = context
  try {
    for (let tick = 0; tick < chaseBudgetTicks; tick++) {
      if (isGone() || isInPickupRange(bot, drop, chaseToBlocks)) return true
      if (!isOpenGround(context, drop)) return false
      const dx = drop.position.x - bot.entity.position.x
      const dz = drop.position.z - bot.entity.position.z
      await bot.look(Math.atan2(-dx, -dz), 0, true)
      bot.setControlState('forward', true)
      await context.clock.waitTicks(1, context.signal)
    }
    return false
  } finally {
    bot.setControlState('forward', false)
  }
}

/** True if every cell on the straight line to the drop can be walked at the height of the feet. */
function isOpenGround(context: DeedContext, drop: Entity): boolean {
  const { position } = context.bot.entity
  const view = createBlockView(context.bot)
  const y = cellOf(position).y
  if (drop.position.y > y + 2.5 || drop.position.y < y - 0.9) return false
  const length = Math.hypot(drop.position.x - position.x, drop.position.z - position.z)
  const steps = Math.ceil(length / 0.3)
  for (let step = 1; step <= steps; step++) {
    const x = Math.floor(position.x + ((drop.position.x - position.x) * step) / steps)
    const z = Math.floor(position.z + ((drop.position.z - position.z) * step) / steps)
    if (!isStandable(view, x, y, z)) return false
    if (lavaTouches(view, { x, y, z })) return false
  }
  return true
}

/**
 * Presses crouched towards a drop in a hole too low to enter, until it is in range: crouched, since that never falls off an
 * edge.
 */
async function leanTowards(context: DeedContext, drop: Entity, isGone: () => boolean): Promise<void> {
  const { bot } = context
  try {
    for (let tick = 0; tick < leanBudgetTicks; tick++) {
      if (isGone() || isInPickupRange(bot, drop)) return
      const dx = drop.position.x - bot.entity.position.x
      const dz = drop.position.z - bot.entity.position.z
      if (Math.hypot(dx, dz) > leanFromBlocks) return
      await bot.look(Math.atan2(-dx, -dz), 0, true)
      bot.setControlState('sneak', true)
      bot.setControlState('forward', true)
      await context.clock.waitTicks(1, context.signal)
    }
  } finally {
    bot.setControlState('forward', false)
    bot.setControlState('sneak', false)
  }
}

async function walkTo(context: DeedContext, drop: Entity): Promise<void> {
  await context.navigator.goTo(
    {
      x: Math.floor(drop.position.x),
      y: Math.floor(drop.position.y + 0.2),
      z: Math.floor(drop.position.z),
      rangeBlocks: 1,
    },
    { budgetTicks: Math.max(10, Math.min(walkBudgetTicks, context.remainingTicks())) },
    context.signal,
  )
}
