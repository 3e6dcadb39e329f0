import { describe, expect, it } from 'vitest'
import { shifted, vanilla } from './rules.ts'

const fuel = (item: string, rules = vanilla) => rules.fuelTicks(rules.itemId(item))
const smelted = (item: string, rules = vanilla) => {
  const recipe = rules.smelting(rules.itemId(item))
  return recipe === null ? null : `${rules.itemName(recipe.result)} in ${recipe.ticks}`
}

describe('fuel', () => {
  it.each([
    ['coal', 1600],
    ['charcoal', 1600],
    ['oak_planks', 300],
    ['birch_log', 300],
    ['stick', 100],
    ['oak_sapling', 100],
    ['red_wool', 100],
    ['wooden_pickaxe', 200],
    ['lava_bucket', 20_000],
    ['coal_block', 16_000],
    ['dried_kelp_block', 4001],
    ['blaze_rod', 2400],
    ['oak_slab', 150],
    ['crafting_table', 300],
    ['crimson_planks', 0],
    ['stone_pickaxe', 0],
    ['dirt', 0],
    ['iron_ingot', 0],
  ])('%s burns %i ticks', (item, ticks) => {
    expect(fuel(item)).toBe(ticks)
  })

  it('follows the shifts of a world', () => {
    const rules = shifted({ fuels: { coal: 0, dirt: 50 } })
    expect([fuel('coal', rules), fuel('dirt', rules), fuel('stick', rules)]).toEqual([0, 50, 100])
  })
})

describe('smelting', () => {
  it.each([
    ['iron_ore', 'iron_ingot in 200'],
    ['gold_ore', 'gold_ingot in 200'],
    ['sand', 'glass in 200'],
    ['cobblestone', 'stone in 200'],
    ['stone', 'smooth_stone in 200'],
    ['stripped_oak_wood', 'charcoal in 200'],
    ['beef', 'cooked_beef in 200'],
    ['clay_ball', 'brick in 200'],
    ['cactus', 'green_dye in 200'],
    ['iron_pickaxe', 'iron_nugget in 200'],
    ['red_terracotta', 'red_glazed_terracotta in 200'],
    ['dirt', null],
    ['crimson_stem', null],
  ])('%s becomes %s', (item, result) => {
    expect(smelted(item)).toBe(result)
  })

  it('follows the shifts of a world', () => {
    const rules = shifted({ smelting: { iron_ore: null, dirt: { result: 'diamond', ticks: 40 } } })
    expect([smelted('iron_ore', rules), smelted('dirt', rules)]).toEqual([null, 'diamond in 40'])
  })
})
