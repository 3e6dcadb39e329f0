import type { DeedContext } from '../deed.ts'
import type { Entity } from './entity.ts'
import { fleeFrom } from './fleeing.ts'
import { skirmish } from './skirmish.ts'
import { threatOf } from './threats.ts'
import { bestWeapon, weaponOf } from './weapons.ts'

/** Half hearts at which a fight is broken off, and which one that is expected must leave. */
const healthToKeep = 6
const leastHealthToCharge = 1
const fleeBlocks = 20
/** A body runs at a shooter this fast, in blocks a second, and is shot at meanwhile. */
const chargeSpeed = 4.3
/** With less than this a creeper is not fought: its fuse is quicker than the blows. */
const leastCreeperDamage = 3
/** It ends so much before it is called off, so that a fight that goes well is not taken for one in vain. */
const marginTicks = 4

type MeetContext = Pick<DeedContext, 'bot' | 'clock' | 'signal' | 'navigator' | 'trace' | 'remainingTicks'>

/**
 * Fights the hostile creatures around if that is likely to end well, else runs; fights with what it has when there is nowhere
 * to run. False if nothing came of it. Throws only the signal's reason.
 */
export async function meetThreat(context: MeetContext, entity: Entity): Promise<boolean> {
  const { bot } = context
  const remainingTicks = () => Math.max(1, context.remainingTicks() - marginTicks)
  if (mayWin(bot, entity)) {
    const ended = await skirmish(context, {
      enemy: entity,
      ticks: remainingTicks(),
      leastHealth: healthToKeep,
    })
    if (ended !== 'weak') return ended !== 'out-of-reach'
  }
  if (await fleeFrom(context, entity.position, fleeBlocks, remainingTicks())) return true
  if (remainingTicks() < 20) return false
  return (
    (await skirmish(context, { enemy: entity, ticks: remainingTicks(), leastHealth: 0 })) !== 'out-of-reach'
  )
}

/** True if a fight to the end is likely to leave enough health. Who bites is kept at a distance; who shoots is not. */
function mayWin(bot: MeetContext['bot'], entity: Entity): boolean {
  const threat = threatOf(entity)
  if (threat === null) return true
  const { damage, recoveryTicks } = weaponOf(bestWeapon(bot)?.name ?? null)
  if (threat.explodes === true) return damage >= leastCreeperDamage && bot.health > healthToKeep
  const blows = (Math.ceil(threat.health / damage) * recoveryTicks) / 20
  const way = threat.shoots === true ? entity.position.distanceTo(bot.entity.position) / chargeSpeed : 0
  // Running from one that shoots costs about as much as fighting it.
  const keep = threat.shoots === true ? leastHealthToCharge : healthToKeep
  return bot.health - (blows + way) * threat.harmPerSecond > keep
}
