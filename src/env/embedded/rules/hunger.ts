/** Vanilla 1.16.5 `FoodData` and `Player.aiStep`; numbers are half drumsticks, half hearts and ticks. */

/** Exhaustion of single deeds; 4 costs one point of saturation, or of food when there is none. */
export const exhaustion = {
  jump: 0.05,
  sprintJump: 0.2,
  sprintPerBlock: 0.1,
  swimPerBlock: 0.01,
  attack: 0.1,
  digBlock: 0.005,
  takeDamage: 0.1,
  regenerate: 6,
} as const

/** A body's need for food. A new life starts with `fullStomach`. */
export interface HungerState {
  /** 0-20. */
  readonly food: number
  /** 0 to `food`. */
  readonly saturation: number
  /** 0-40. */
  readonly exhaustion: number
  /** Ticks towards the next healing or starving. */
  readonly timerTicks: number
}

export const fullStomach: HungerState = { food: 20, saturation: 5, exhaustion: 0, timerTicks: 0 }

export type Difficulty = 'peaceful' | 'easy' | 'normal' | 'hard'

export interface HungerSituation {
  /** 0-20. */
  readonly health: number
  readonly difficulty: Difficulty
  readonly naturalRegeneration: boolean
  /** Any running count of ticks; peaceful heals and feeds by it. */
  readonly tick: number
}

export interface HungerTick {
  readonly hunger: HungerState
  /** Half hearts to heal now. */
  readonly heal: number
  /** Half hearts of starvation now. */
  readonly starve: number
}

/** Adds exhaustion, up to vanilla's cap of 40. */
export function exhaust(hunger: HungerState, amount: number): HungerState {
  return { ...hunger, exhaustion: Math.min(40, hunger.exhaustion + amount) }
}

/** Eats. */
export function eat(hunger: HungerState, food: { points: number; saturation: number }): HungerState {
  const points = Math.min(20, hunger.food + food.points)
  return { ...hunger, food: points, saturation: Math.min(points, hunger.saturation + food.saturation) }
}

/** One tick of digesting, healing and starving. */
export function tickHunger(before: HungerState, situation: HungerSituation): HungerTick {
  const hunger = digest(before, situation.difficulty)
  const { naturalRegeneration, health } = situation
  const mayHeal = naturalRegeneration && health > 0 && health < 20
  const peaceful = naturalRegeneration && situation.difficulty === 'peaceful'
  const peacefulHeal = peaceful && mayHeal && situation.tick % 20 === 0 ? 1 : 0
  const fed = peaceful && situation.tick % 10 === 0 && hunger.food < 20
  const after = regenerate(fed ? { ...hunger, food: hunger.food + 1 } : hunger, mayHeal, situation)
  return { ...after, heal: after.heal + peacefulHeal }
}

function digest(hunger: HungerState, difficulty: Difficulty): HungerState {
  if (hunger.exhaustion <= 4) return hunger
  const left = hunger.exhaustion - 4
  if (hunger.saturation > 0) {
    return { ...hunger, exhaustion: left, saturation: Math.max(0, hunger.saturation - 1) }
  }
  const food = difficulty === 'peaceful' ? hunger.food : Math.max(0, hunger.food - 1)
  return { ...hunger, exhaustion: left, food }
}

function regenerate(hunger: HungerState, mayHeal: boolean, situation: HungerSituation): HungerTick {
  const timerTicks = hunger.timerTicks + 1
  const waited = { ...hunger, timerTicks }
  if (mayHeal && hunger.saturation > 0 && hunger.food >= 20) {
    if (timerTicks < 10) return { hunger: waited, heal: 0, starve: 0 }
    const spent = Math.min(hunger.saturation, exhaustion.regenerate)
    return { hunger: exhaust({ ...hunger, timerTicks: 0 }, spent), heal: spent / 6, starve: 0 }
  }
  if (mayHeal && hunger.food >= 18) {
    if (timerTicks < 80) return { hunger: waited, heal: 0, starve: 0 }
    return { hunger: exhaust({ ...hunger, timerTicks: 0 }, exhaustion.regenerate), heal: 1, starve: 0 }
  }
  if (hunger.food <= 0) {
    if (timerTicks < 80) return { hunger: waited, heal: 0, starve: 0 }
    return { hunger: { ...hunger, timerTicks: 0 }, heal: 0, starve: starvation(situation) }
  }
  return { hunger: hunger.timerTicks === 0 ? hunger : { ...hunger, timerTicks: 0 }, heal: 0, starve: 0 }
}

/** Starving stops at 5 hearts on easy, at half a heart on normal, and kills on hard. */
function starvation({ health, difficulty }: HungerSituation): number {
  const kills = health > 10 || difficulty === 'hard' || (health > 1 && difficulty === 'normal')
  return kills ? 1 : 0
}
