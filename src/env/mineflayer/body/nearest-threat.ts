import { eyesOf } from '../perception/perceived-blocks.ts'
import { hasLineOfSight } from '../perception/sight-ray.ts'
import { isAtPeace } from './at-peace.ts'
import type { Body } from './body.ts'
import type { Entity } from './entity.ts'
import { threatOf } from './threats.ts'

/** Beyond all alarms. */
const furthestAlarm = 13

/** The nearest hostile creature in view that is near enough to be minded, or null. `dead` are those that still lie there. */
export function nearestThreat({ bot, grid, facts }: Body, dead: WeakSet<Entity>): Entity | null {
  let best: Entity | null = null
  let bestDistance = Infinity
  const from = bot.entity.position
  const entities = bot.entities as Readonly<Record<string, Entity>>
  for (const id in entities) {
    const entity = entities[id]!
    const distance = entity.position.distanceTo(from)
    if (distance >= bestDistance || distance > furthestAlarm || dead.has(entity)) continue
    const threat = threatOf(entity)
    if (threat === null || distance > threat.alarmBlocks) continue
    if (isAtPeace(bot, entity, threat)) continue
    const eyes = eyesOf(bot)
    const { x, y, z } = entity.position
    if (!hasLineOfSight(grid, facts.opaque, eyes.x, eyes.y, eyes.z, x, y + entity.height * 0.8, z)) continue
    best = entity
    bestDistance = distance
  }
  return best
}
