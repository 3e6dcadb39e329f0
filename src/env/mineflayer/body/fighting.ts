import type { Bot } from 'mineflayer'
import type { Entity } from './entity.ts'
import type { DeedContext } from '../deed.ts'
import { eachTick } from '../navigation/each-tick.ts'
import { withinTicksUnlessAborted } from './abortable.ts'
import { bestWeapon, weaponOf } from './weapons.ts'

/** How far a hit reaches, from the eyes to the body of the other; survival allows 3. */
export const hitReachBlocks = 3
/** How a fight ended. */
export type FightEnd = 'killed' | 'gone' | 'out-of-reach' | 'late'

/**
 * Follows a creature and hits it until it is dead, gone, or `ticks` have passed. Each blow waits until the weapon has
 * recovered. Throws only the signal's reason.
 */
export async function fight(
  context: Pick<DeedContext, 'bot' | 'clock' | 'signal' | 'navigator' | 'trace'>,
  entity: Entity,
  ticks: number,
): Promise<FightEnd> {
  const { bot, clock, signal, navigator } = context
  const deadline = clock.tick() + ticks
  await takeWeapon(context)
  const death = watchDeath(bot, entity)
  try {
    while (clock.tick() < deadline) {
      signal.throwIfAborted()
      if (death.isDead()) return 'killed'
      if (!isPresent(bot, entity)) return 'gone'
      if (reachTo(bot, entity) > hitReachBlocks + 2) {
        const { x, y, z } = entity.position
        const options = { budgetTicks: Math.min(60, deadline - clock.tick()), mayDig: false, mayPlace: false }
        const status = await navigator.goTo({ x, y, z, rangeBlocks: 2 }, options, signal)
        signal.throwIfAborted()
        if (status === 'no-path') return 'out-of-reach'
        continue
      }
      await closeInAndHit(context, entity, death.isDead)
    }
    return death.isDead() ? 'killed' : 'late'
  } finally {
    death.dispose()
    bot.clearControlStates()
  }
}

/** Takes the best weapon in hand, if any is carried. */
export async function takeWeapon({
  bot,
  clock,
  signal,
}: Pick<DeedContext, 'bot' | 'clock' | 'signal'>): Promise<void> {
  const weapon = bestWeapon(bot)
  if (weapon === null || bot.heldItem?.slot === weapon.slot) return
  await withinTicksUnlessAborted(clock, 20, bot.equip(weapon, 'hand'), signal)
}

async function closeInAndHit(
  { bot, clock, signal, trace }: Pick<DeedContext, 'bot' | 'clock' | 'signal' | 'trace'>,
  entity: Entity,
  isDead: () => boolean,
): Promise<void> {
  const ended = await eachTick(bot, clock, 30, signal, () => {
    if (isDead() || !isPresent(bot, entity)) return 'over'
    const away = reachTo(bot, entity)
    if (away > hitReachBlocks + 2) return 'away'
    lookAtEntity(bot, entity)
    if (away <= hitReachBlocks) return 'hit'
    bot.setControlState('forward', true)
    bot.setControlState('jump', entity.position.y > bot.entity.position.y + 0.6 && bot.entity.onGround)
    return null
  })
  bot.clearControlStates()
  signal.throwIfAborted()
  if (ended !== 'hit') return
  bot.attack(entity)
  trace('entity-hurt', { entity: entity.name ?? 'unknown' })
  const { recoveryTicks } = weaponOf(bot.heldItem?.name ?? null)
  await eachTick(bot, clock, recoveryTicks, signal, () => {
    if (isDead() || !isPresent(bot, entity)) return true
    lookAtEntity(bot, entity)
    bot.setControlState('forward', reachTo(bot, entity) > hitReachBlocks - 1)
    return null
  })
}

/** Watches for the death of a creature; dispose of it. */
export function watchDeath(bot: Bot, entity: Entity): { isDead: () => boolean; dispose: () => void } {
  let dead = false
  const onDead = (other: Entity) => {
    if (other.id === entity.id) dead = true
  }
  bot.on('entityDead', onDead)
  return { isDead: () => dead, dispose: () => bot.off('entityDead', onDead) }
}

/** True while the body is told of a creature. */
export function isPresent(bot: Bot, entity: Entity): boolean {
  return (
    (bot.entities as Readonly<Record<number, Entity | undefined>>)[entity.id] === entity && entity.isValid
  )
}

/** Distance from the eyes to the nearest point of the creature's body. */
export function reachTo(bot: Bot, entity: Entity): number {
  const { x, y, z } = bot.entity.position
  const half = entity.width / 2
  const eyes = y + 1.62
  const dx = Math.max(0, Math.abs(entity.position.x - x) - half)
  const dz = Math.max(0, Math.abs(entity.position.z - z) - half)
  const dy = Math.max(0, entity.position.y - eyes, eyes - entity.position.y - entity.height)
  return Math.hypot(dx, dy, dz)
}

/** Turns the eyes to a creature's upper half at once. */
export function lookAtEntity(bot: Bot, entity: Entity): void {
  void bot.lookAt(entity.position.offset(0, entity.height * 0.7, 0), true)
}
