import type { Bot } from 'mineflayer'
import type { Entity } from '../body/entity.ts'
import type { Perception } from '../../perception.ts'
import type { PerceivedKind } from '../../world-state.ts'
import type { Eyes } from './block-sense.ts'
import { eyesOf } from './perceived-blocks.ts'
import { hasLineOfSight } from './sight-ray.ts'
import { sightReachBlocks } from './sight-sense.ts'
import type { StateGrid } from './state-grid.ts'

/** An entity that the body perceives now. */
export interface PerceivedEntity {
  readonly entity: Entity
  readonly distanceBlocks: number
}

/**
 * Entities within sight distance, nearest first, ties by id. Under `sight` an entity needs a free line from the eyes to
 * its middle or its top.
 */
export function perceivedEntities(
  bot: Bot,
  grid: StateGrid,
  opaque: Uint8Array,
  perception: Perception,
): readonly PerceivedEntity[] {
  const eyes = eyesOf(bot)
  const perceived: PerceivedEntity[] = []
  for (const entity of Object.values(bot.entities)) {
    if (entity === bot.entity || !entity.name) continue
    const distanceBlocks = Math.hypot(
      entity.position.x - eyes.x,
      entity.position.y + entity.height / 2 - eyes.y,
      entity.position.z - eyes.z,
    )
    if (!(distanceBlocks <= sightReachBlocks)) continue
    if (perception === 'sight' && !isVisible(grid, opaque, eyes, entity)) continue
    perceived.push({ entity, distanceBlocks })
  }
  return perceived.sort(
    (one, other) => one.distanceBlocks - other.distanceBlocks || one.entity.id - other.entity.id,
  )
}

/** Perceived entities by name in alphabetical order. */
export function summarizeEntities(
  entities: readonly PerceivedEntity[],
): Readonly<Record<string, PerceivedKind>> {
  const kinds = new Map<string, PerceivedKind>()
  for (const { entity, distanceBlocks } of entities) {
    const name = entity.name ?? 'unknown'
    const known = kinds.get(name)
    const nearestBlocks = Math.round(distanceBlocks * 100) / 100
    kinds.set(name, { count: (known?.count ?? 0) + 1, nearestBlocks: known?.nearestBlocks ?? nearestBlocks })
  }
  return Object.fromEntries([...kinds].sort(([one], [other]) => (one < other ? -1 : 1)))
}

function isVisible(grid: StateGrid, opaque: Uint8Array, eyes: Eyes, entity: Entity): boolean {
  const { x, y, z } = entity.position
  const height = entity.height
  return (
    hasLineOfSight(grid, opaque, eyes.x, eyes.y, eyes.z, x, y + height / 2, z) ||
    hasLineOfSight(grid, opaque, eyes.x, eyes.y, eyes.z, x, y + height * 0.9, z)
  )
}
