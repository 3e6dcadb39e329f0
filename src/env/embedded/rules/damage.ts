/** What hurts a body, in half hearts and ticks: vanilla 1.16.5 `LivingEntity` and the block classes. */

/** Fixed damage per hit; each one is tried every tick, so that the moment of invulnerability after a hit makes it one per 10 ticks. */
export const damagePerHit = {
  lava: 4,
  fireBlock: 1,
  /** Once per 20 ticks of burning. */
  burning: 1,
  drowning: 2,
  suffocation: 1,
  cactus: 1,
  magmaBlock: 1,
  campfire: 1,
  soulCampfire: 2,
  void: 4,
  starvation: 1,
} as const

/** Ticks that a body burns on after touching: lava 15 s, fire 8 s. */
export const burningTicks = { lava: 300, fireBlock: 160, everyTicks: 20 } as const

/** Blocks that soften a fall, with the part of the damage that is left. */
const softness: Readonly<Record<string, number>> = {
  water: 0,
  lava: 0,
  cobweb: 0,
  slime_block: 0,
  ladder: 0,
  vine: 0,
  hay_block: 0.2,
  honey_block: 0.2,
}

/** Damage of landing on a block by name after falling `distanceBlocks`: one per block beyond three. */
export function fallDamage(distanceBlocks: number, landingBlock: string): number {
  const factor = landingBlock.endsWith('_bed') ? 0.5 : (softness[landingBlock] ?? 1)
  return Math.max(0, Math.ceil((distanceBlocks - 3) * factor))
}

/** A full breath. */
export const fullBreathTicks = 300

export interface Breath {
  /** 300 down to -19; below 0 the body drowns. The client shows it as 0-20 bubbles' halves: ticks / 15. */
  readonly airTicks: number
  readonly damage: number
}

/** One tick with the eyes in water or out of it: 2 damage each 20 ticks once the air is out; 4 ticks back per tick. */
export function breathe(airTicks: number, eyesInWater: boolean): Breath {
  if (!eyesInWater) return { airTicks: Math.min(fullBreathTicks, airTicks + 4), damage: 0 }
  const left = airTicks - 1
  return left <= -20 ? { airTicks: 0, damage: damagePerHit.drowning } : { airTicks: left, damage: 0 }
}

/**
 * Causes that armour does not stop (vanilla `bypassArmor`), by the server's names of causes. Until 1.19.3 vanilla counts
 * `inFire` among them; here, as from 1.19.4 on, armour stops it and wears by it.
 */
export const bypassesArmour: ReadonlySet<string> = new Set([
  'onFire',
  'drown',
  'inWall',
  'starve',
  'outOfWorld',
  'fall',
  'generic',
])
