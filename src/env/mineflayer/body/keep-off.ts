import { Vec3 } from 'vec3'
import type { DeedContext } from '../deed.ts'
import { eachTick } from '../navigation/each-tick.ts'
import type { Entity } from './entity.ts'
import { hitReachBlocks, isPresent, lookAtEntity, reachTo, takeWeapon, watchDeath } from './fighting.ts'
import { weaponOf } from './weapons.ts'

/** While the weapon recovers it keeps this far off: a fuse burns within 3 blocks and goes out beyond 7. */
const safeBlocks = 4.5
/** It goes to meet one that has not come for so long. */
const idleTicks = 60
/** Where metadata keep the state of a fuse: 15 up to 1.16, then 16. */
const swellFields = [15, 16]
/** Further off the creature is no longer minded. */
const overBlocks = 12

/**
 * Fights something that explodes: strikes when it comes into reach, which throws it back, and steps back until the next
 * blow is ready. True once it is dead. Throws only the signal's reason.
 */
export async function keepOff(
  context: Pick<DeedContext, 'bot' | 'clock' | 'signal' | 'trace'>,
  entity: Entity,
  ticks: number,
): Promise<boolean> {
  const { bot, clock, signal, trace } = context
  await takeWeapon(context)
  const death = watchDeath(bot, entity)
  let readyTick = clock.tick()
  try {
    await eachTick(bot, clock, ticks, signal, () => {
      if (death.isDead() || !isPresent(bot, entity)) return true
      const away = reachTo(bot, entity)
      if (away > overBlocks) return true
      lookAtEntity(bot, entity)
      const isReady = clock.tick() >= readyTick
      if (isReady && away <= hitReachBlocks) {
        bot.attack(entity)
        trace('entity-hurt', { entity: entity.name ?? 'unknown' })
        readyTick = clock.tick() + weaponOf(bot.heldItem?.name ?? null).recoveryTicks
      }
      // It comes of itself: whoever goes to meet it is soon within the reach of its fuse.
      const isTooNear = away < (isReady ? hitReachBlocks - 0.5 : safeBlocks)
      bot.setControlState('back', (isTooNear || isSwelling(entity)) && canStepBack(context))
      bot.setControlState('forward', isReady && clock.tick() - readyTick > idleTicks && away > hitReachBlocks)
      return null
    })
    signal.throwIfAborted()
    return death.isDead()
  } finally {
    death.dispose()
    bot.clearControlStates()
  }
}

/** True while the fuse burns. The field's number depends on the version; no other creature is kept off. */
function isSwelling({ metadata }: Entity): boolean {
  const fields = metadata as unknown as readonly unknown[]
  return swellFields.some((field) => fields[field] === 1)
}

/** True where the block behind the body is ground to stand on. */
function canStepBack({ bot }: Pick<DeedContext, 'bot'>): boolean {
  const { position, yaw } = bot.entity
  const behind = new Vec3(position.x + Math.sin(yaw), position.y, position.z + Math.cos(yaw))
  const ground = bot.blockAt(behind.offset(0, -1, 0), false)
  const lower = bot.blockAt(behind.offset(0, -2, 0), false)
  return ground?.boundingBox === 'block' || lower?.boundingBox === 'block'
}
