import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { damageThroughArmour } from '../../../../src/env/embedded/rules/armour.ts'
import { attackStrength, damageOfHit } from '../../../../src/env/embedded/rules/attack.ts'
import { breathe, fallDamage } from '../../../../src/env/embedded/rules/damage.ts'
import { createStack } from '../../../../src/env/embedded/server/item-stack.ts'
import { createGameRules } from '../../../../src/env/embedded/rules/create-game-rules.ts'
import { stateOf, vanilla } from './rules.ts'

const id = (name: string) => vanilla.itemId(name)

describe('rules that later versions changed', () => {
  const modern = createGameRules('1.20.4')

  it('since 1.18 any light of a block keeps monsters away', () => {
    expect([vanilla.monsterBlockLight, modern.monsterBlockLight]).toEqual([7, 0])
  })
})

describe('damage', () => {
  it.each([
    [3, 'stone', 0],
    [3.5, 'stone', 1],
    [4, 'stone', 1],
    [23, 'stone', 20],
    [23, 'water', 0],
    [23, 'hay_block', 4],
    [23, 'white_bed', 10],
  ])('falling %d blocks on %s costs %i', (distance, block, damage) => {
    expect(fallDamage(distance, block)).toBe(damage)
  })

  it('drowns after 320 ticks under water, then each 20, and breathes again in 75', () => {
    const hurtAt: number[] = []
    let airTicks = 300
    for (let tick = 1; tick <= 360; tick++) {
      const breath = breathe(airTicks, true)
      airTicks = breath.airTicks
      if (breath.damage > 0) hurtAt.push(tick)
    }
    expect(hurtAt).toEqual([320, 340, 360])
    for (let tick = 0; tick < 75; tick++) airTicks = breathe(airTicks, false).airTicks
    expect(airTicks).toBe(300)
  })

  it('armour stops 4 % a point, and never more than 80 %', () => {
    expect(damageThroughArmour(1, { points: 20, toughness: 8 })).toBeCloseTo(0.21, 2)
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 20 }),
        (amount, points, toughness) => {
          const through = damageThroughArmour(amount, { points, toughness })
          expect(through).toBeGreaterThanOrEqual(amount * 0.2 - 1e-9)
          expect(through).toBeLessThanOrEqual(amount)
        },
      ),
    )
  })

  it.each([
    [null, 1, 4],
    ['wooden_sword', 4, 1.6],
    ['iron_sword', 6, 1.6],
    ['stone_axe', 9, 0.8],
    ['diamond_pickaxe', 5, 1.2],
    ['stick', 1, 4],
  ])('%s hits for %d, %d times a second', (item, damage, speed) => {
    const held = item === null ? null : id(item)
    expect([vanilla.attackDamage(held), vanilla.attackSpeed(held)]).toEqual([damage, speed])
  })

  it('hits weakly before the weapon has come back, half as strong again when falling', () => {
    expect(damageOfHit(6, attackStrength(1.6, 0), false)).toBeCloseTo(1.2, 1)
    expect(damageOfHit(6, attackStrength(1.6, 12), false)).toBe(6)
    expect(damageOfHit(6, 1, true)).toBe(9)
  })
})

describe('durability', () => {
  it.each([
    ['wooden_pickaxe', 59],
    ['stone_pickaxe', 131],
    ['iron_pickaxe', 250],
    ['diamond_pickaxe', 1561],
  ])('%s digs %i blocks', (tool, uses) => {
    let stack: ReturnType<typeof createStack> | null = createStack(id(tool))
    let dug = 0
    while (stack !== null && dug < 5000) {
      stack = vanilla.wornByDigging(stack, stateOf('stone'))
      dug++
    }
    expect(dug).toBe(uses)
  })

  it('costs swords two for a block, tools two for a hit, and nothing for a flower', () => {
    const worn = (stack: ReturnType<typeof createStack> | null) => stack?.damage
    expect(worn(vanilla.wornByDigging(createStack(id('iron_sword')), stateOf('stone')))).toBe(2)
    expect(worn(vanilla.wornByAttack(createStack(id('iron_sword'))))).toBe(1)
    expect(worn(vanilla.wornByAttack(createStack(id('iron_axe'))))).toBe(2)
    expect(worn(vanilla.wornByDigging(createStack(id('iron_pickaxe')), stateOf('poppy')))).toBe(0)
    expect(worn(vanilla.wornByDigging(createStack(id('dirt'), 5), stateOf('stone')))).toBe(0)
    expect(vanilla.wornByDamage(createStack(id('iron_helmet')), 9)?.damage).toBe(2)
  })
})
