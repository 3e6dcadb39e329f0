import type { Entity } from './entity.ts'

/** What a hostile creature can do, and when to mind it. */
export interface Threat {
  /** Half hearts that it begins with, for reckoning how long a fight takes. */
  readonly health: number
  /** Half hearts a second that it deals to one who stands up to it, on normal difficulty. */
  readonly harmPerSecond: number
  /** Nearer than this it is minded before it has done anything. */
  readonly alarmBlocks: number
  /** Explodes: to be kept off, not to be wrestled with. */
  readonly explodes?: boolean
  /** Shoots: running off in the open does not help. */
  readonly shoots?: boolean
  /** Begins no fight in bright light. */
  readonly peacefulInLight?: boolean
  /** As fast as a walker: running off helps little. */
  readonly isFast?: boolean
}

/** Hostile creatures of the overworld. Health and damage are vanilla's; harm a second is what their habits make of it. */
const threats: Readonly<Record<string, Threat>> = {
  zombie: { health: 22, harmPerSecond: 0.3, alarmBlocks: 6 },
  husk: { health: 22, harmPerSecond: 0.3, alarmBlocks: 6 },
  zombie_villager: { health: 22, harmPerSecond: 0.3, alarmBlocks: 6 },
  drowned: { health: 22, harmPerSecond: 0.3, alarmBlocks: 6 },
  spider: { health: 16, harmPerSecond: 0.5, alarmBlocks: 6, peacefulInLight: true, isFast: true },
  cave_spider: { health: 12, harmPerSecond: 2, alarmBlocks: 6, isFast: true },
  skeleton: { health: 20, harmPerSecond: 1, alarmBlocks: 12, shoots: true },
  stray: { health: 20, harmPerSecond: 1, alarmBlocks: 12, shoots: true },
  creeper: { health: 20, harmPerSecond: 3, alarmBlocks: 7, explodes: true },
}
/** Any other hostile creature. */
const unknownThreat: Threat = { health: 20, harmPerSecond: 2, alarmBlocks: 5 }

/** What there is to fear from a creature; null for those that do no harm unprovoked. */
export function threatOf(entity: Entity): Threat | null {
  const known = threats[entity.name ?? '']
  if (known) return known
  if (entity.kind !== 'Hostile mobs' || !entity.name || provokedOnly.has(entity.name)) return null
  return unknownThreat
}

const provokedOnly = new Set(['enderman', 'zombified_piglin', 'slime', 'magma_cube', 'ghast', 'phantom'])
