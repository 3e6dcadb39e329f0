import { fullBreathTicks } from '../rules/damage.ts'

/** Height of the eyes above the feet, standing and sneaking, in blocks (vanilla 1.16). */
const eyeHeightBlocks = { standing: 1.62, sneaking: 1.27 } as const
/** Size of a player's box, in blocks. */
export const playerBox = { width: 0.6, height: 1.8, sneakingHeight: 1.5 } as const
/** All that changes about one player's body, in one place. Mutable: the mechanics write it, each its own part. */
export interface PlayerBody {
  /** Feet, in blocks, as last accepted from the client. */
  readonly position: { x: number; y: number; z: number }
  yawDegrees: number
  pitchDegrees: number
  onGround: boolean
  sneaking: boolean
  sprinting: boolean
  /** Half hearts, 0-20. */
  health: number
  /** Half drumsticks, 0-20. */
  food: number
  /** 0 to `food`. */
  saturation: number
  /** Takes a point of saturation or food at 4. */
  exhaustion: number
  /** Ticks since health last changed through food or hunger. */
  foodTimerTicks: number
  /** Ticks of breath left, -20 to 300. */
  airTicks: number
  /** Ticks for which the body still burns; 0 is not burning. */
  fireTicks: number
  /** Blocks fallen since the body last stood, swam or climbed. */
  fallBlocks: number
  /** Ticks for which only a stronger hit than the last one counts, from 20 down; it counts above 10. */
  invulnerableTicks: number
  lastHurtAmount: number
  /** Ticks since the last attack or change of the held item, for the strength of the next hit. */
  attackTimerTicks: number
  /** Experience level, total and progress to the next level (0-1). */
  experienceLevel: number
  experienceTotal: number
  experienceProgress: number
}

/** A healthy body at a place. */
export function createBody(position: {
  readonly x: number
  readonly y: number
  readonly z: number
}): PlayerBody {
  return {
    position: { x: position.x, y: position.y, z: position.z },
    yawDegrees: 0,
    pitchDegrees: 0,
    onGround: false,
    sneaking: false,
    sprinting: false,
    experienceLevel: 0,
    experienceTotal: 0,
    experienceProgress: 0,
    ...freshVitals(),
  }
}

/** What a newly spawned or respawned body starts with (vanilla). */
export function freshVitals() {
  return {
    health: 20,
    food: 20,
    saturation: 5,
    exhaustion: 0,
    foodTimerTicks: 0,
    airTicks: fullBreathTicks,
    fireTicks: 0,
    fallBlocks: 0,
    invulnerableTicks: 0,
    lastHurtAmount: 0,
    attackTimerTicks: 0,
  }
}

/** Height of the eyes above the feet, in blocks. */
export function eyeHeightOf(body: PlayerBody): number {
  return body.sneaking ? eyeHeightBlocks.sneaking : eyeHeightBlocks.standing
}
