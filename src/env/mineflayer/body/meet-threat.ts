import type { DeedContext } from '../deed.ts'
import type { Entity } from './entity.ts'
import { fight } from './fighting.ts'
import { fleeFrom } from './fleeing.ts'
import { keepOff } from './keep-off.ts'
import { threatOf } from './threats.ts'
import { bestWeapon, weaponOf } from './weapons.ts'

/** Health that a fight may be expected to leave, in half hearts. */
const healthToKeep = 8
const fleeBlocks = 16
/** A body runs at a shooter this fast, in blocks a second, and is shot at meanwhile. */
const chargeSpeed = 4.3

type MeetContext = Pick<DeedContext, 'bot' | 'clock' | 'signal' | 'navigator' | 'trace' | 'remainingTicks'>

/**
 * Fights a hostile creature if that is likely to end well, else runs; fights with what it has when there is nowhere to
 * run. Throws only the signal's reason.
 */
export async function meetThreat(context: MeetContext, entity: Entity): Promise<void> {
  const { bot } = context
  const threat = threatOf(entity)
  const ticks = Math.max(1, context.remainingTicks())
  if (threat?.explodes === true) {
    const weapon = weaponOf(bestWeapon(bot)?.name ?? null)
    if (weapon.damage >= 3 && bot.health > healthToKeep) await keepOff(context, entity, ticks)
    else await fleeFrom(context, entity.position, fleeBlocks, ticks)
    return
  }
  if (expectedHealth(bot, entity) >= healthToKeep) {
    await fight(context, entity, ticks)
    return
  }
  // Running from what is as fast only shows it the back.
  if (threat?.isFast !== true && (await fleeFrom(context, entity.position, fleeBlocks, ticks))) return
  if (context.remainingTicks() > 20) await fight(context, entity, context.remainingTicks())
}

/** Half hearts that a fight to the end is likely to leave. */
function expectedHealth(bot: MeetContext['bot'], entity: Entity): number {
  const threat = threatOf(entity)
  if (threat === null) return bot.health
  const { damage, recoveryTicks } = weaponOf(bestWeapon(bot)?.name ?? null)
  const blows = (Math.ceil(threat.health / damage) * recoveryTicks) / 20
  const way = threat.shoots === true ? entity.position.distanceTo(bot.entity.position) / chargeSpeed : 0
  const seconds = blows + way
  return bot.health - seconds * threat.harmPerSecond
}
