import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  type Difficulty,
  type HungerState,
  eat,
  exhaust,
  fullStomach,
  tickHunger,
} from '../../../../src/env/embedded/rules/hunger.ts'
import { vanilla } from './rules.ts'

interface Life {
  health?: number
  difficulty?: Difficulty
  naturalRegeneration?: boolean
}

/** Lives for some ticks; starving and healing act on the health. */
function live(
  start: Partial<HungerState>,
  ticks: number,
  { health = 20, difficulty = 'normal', naturalRegeneration = true }: Life = {},
) {
  let hunger: HungerState = { ...fullStomach, ...start }
  for (let tick = 1; tick <= ticks; tick++) {
    const next = tickHunger(hunger, { health, difficulty, naturalRegeneration, tick })
    hunger = next.hunger
    health = Math.min(20, health + next.heal) - next.starve
  }
  return { ...hunger, health }
}

describe('hunger', () => {
  it('takes saturation before food, a point for every 4 of exhaustion', () => {
    const tired = exhaust({ ...fullStomach, saturation: 1 }, 8.5)
    expect(live(tired, 2)).toMatchObject({ saturation: 0, food: 19, exhaustion: 0.5 })
  })

  it('heals half a heart each 80 ticks from 18 food on, for 6 of exhaustion', () => {
    const after = live({ food: 18, saturation: 0 }, 80, { health: 10 })
    expect(after).toMatchObject({ health: 11, exhaustion: 6 })
    expect(live({ food: 17, saturation: 0 }, 800, { health: 10 }).health).toBe(10)
  })

  it('heals each 10 ticks with full food and saturation', () => {
    expect(live({ saturation: 6 }, 10, { health: 10 })).toMatchObject({ health: 11, exhaustion: 6 })
  })

  it('does not heal where the game rule is off', () => {
    expect(live({}, 400, { health: 10, naturalRegeneration: false }).health).toBe(10)
  })

  it.each([
    ['easy', 10],
    ['normal', 1],
    ['hard', -0],
  ] as const)('starves down to %s difficulty’s limit', (difficulty, health) => {
    const lives = difficulty === 'hard' ? 20 : 40
    expect(live({ food: 0, saturation: 0 }, 80 * lives, { difficulty }).health).toBe(health + 0)
  })

  it('peaceful feeds and heals', () => {
    const after = live({ food: 10, saturation: 0 }, 200, { health: 10, difficulty: 'peaceful' })
    expect(after.food).toBe(20)
    expect(after.health).toBeGreaterThanOrEqual(19)
  })

  it('eating never fills beyond 20, nor saturation beyond food', () => {
    const foods = vanilla.registry.foodsArray
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.constantFrom(...foods),
        (food, saturation, { foodPoints: points, saturation: added }) => {
          const before = { ...fullStomach, food, saturation: Math.min(food, saturation) }
          const after = eat(before, { points, saturation: added })
          expect(after.food).toBe(Math.min(20, food + points))
          expect(after.saturation).toBeLessThanOrEqual(after.food)
        },
      ),
    )
  })

  it('reads foods from the version', () => {
    const food = (name: string) => vanilla.food(vanilla.itemId(name))
    expect(food('cooked_beef')).toMatchObject({
      points: 8,
      saturation: 12.8,
      eatingTicks: 32,
      remainder: null,
    })
    expect(food('mushroom_stew')).toMatchObject({ remainder: vanilla.itemId('bowl') })
    expect(food('dried_kelp')).toMatchObject({ eatingTicks: 16 })
    expect(food('dirt')).toBeNull()
  })
})
