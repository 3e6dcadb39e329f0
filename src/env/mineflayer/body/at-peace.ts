import type { Bot } from 'mineflayer'
import type { Entity } from './entity.ts'
import type { Threat } from './threats.ts'

/** When the body is hurt, those at peace are suspected only as near as this. */
export const biteBlocks = 3.5
/** Light at its place from which on a creature of the dark begins no fight (vanilla: brightness of one half). */
const peacefulLight = 12

/**
 * True for a spider in daylight that has no reason to bite: it wanders, and hunts only who strikes it first. Down in a cave it is as dangerous
 * by day as by night. One that came hunting out of the dark looks the same, and shows what it is by its first bite.
 */
export function isAtPeace(bot: Bot, entity: Entity, threat: Threat): boolean {
  if (threat.peacefulInLight !== true || !bot.time.isDay) return false
  const at = bot.blockAt(entity.position, false)
  return at === null || Math.max(at.light, at.skyLight) >= peacefulLight
}
