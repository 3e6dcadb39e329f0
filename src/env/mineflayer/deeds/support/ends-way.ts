import type { Bot } from 'mineflayer'
import type { Obstacle } from '../../../attempt.ts'
import { isTooHardAlone } from './tool-for-block.ts'

/** Obstacles that no other step gets around, but for an ore that is too hard. */
const fatal: ReadonlySet<Obstacle['kind']> = new Set<Obstacle['kind']>([
  'missing-tool',
  'tool-broke',
  'dig-refused',
])

/** True where a dug way ends with what stopped a step: no other step would do better. */
export function endsWay(bot: Bot, failed: Obstacle): boolean {
  return fatal.has(failed.kind) && !isTooHardAlone(bot, failed)
}
