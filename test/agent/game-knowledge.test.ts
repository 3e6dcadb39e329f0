import { describe, expect, it } from 'vitest'
import { gameKnowledge } from '../../src/agent/index.ts'
import { UsageError, blockMatches } from '../../src/env/index.ts'

const old = gameKnowledge('1.16.5')
const deep = gameKnowledge('1.20.4')

describe('what is known of Minecraft', () => {
  it('knows that iron ore yields itself up to 1.16 and raw iron since 1.17', () => {
    expect(old.mineOperatorOf('iron_ore')?.item).toBe('iron_ore')
    expect(deep.mineOperatorOf('iron_ore')?.item).toBe('raw_iron')
    expect(deep.mineOperatorOf('deepslate_iron_ore')?.item).toBe('raw_iron')
  })

  it('looks near villages for what grows there alone, and for who lives there', () => {
    expect(old.leadsTo('carrots')).toEqual(['#village'])
    expect(deep.leadsTo('villager')).toEqual(['#village'])
    expect(old.leadsTo('oak_log')).toEqual([])
    const isOfVillages = (block: string) => blockMatches('#village', block)
    expect(['grass_path', 'dirt_path', 'farmland', 'oak_planks', 'white_bed'].every(isOfVillages)).toBe(true)
    expect(['oak_log', 'oak_leaves', 'stone', 'dirt', 'crafting_table'].some(isOfVillages)).toBe(false)
  })

  it('knows which pickaxe each ore needs', () => {
    expect(old.mineOperatorOf('stone')?.tools).toContain('wooden_pickaxe')
    expect(old.mineOperatorOf('iron_ore')?.tools).not.toContain('wooden_pickaxe')
    expect(old.mineOperatorOf('diamond_ore')?.tools).not.toContain('stone_pickaxe')
    expect(old.mineOperatorOf('oak_log')?.tools).toBeNull()
  })

  it('knows the heights of ores by version', () => {
    expect(old.oreBand('diamond_ore')).toMatchObject({ highestY: 15, bestY: 11 })
    expect(deep.oreBand('deepslate_diamond_ore')).toMatchObject({ lowestY: -60, bestY: -53 })
    expect(old.oreBand('stone')).toBeNull()
  })

  it('knows that planks mix in a recipe and that bamboo does not mix with planks', () => {
    const sticks = old.operatorsFor('stick').filter((operator) => operator.kind === 'craft')
    expect(sticks.map(({ ingredients }) => ingredients[0]?.alternatives.length)).toEqual([8, 1])
  })

  it('knows no way to what lies in another dimension', () => {
    for (const item of ['quartz', 'blaze_rod', 'ender_pearl', 'comparator'])
      expect(old.costTicks(item)).toBe(Infinity)
  })

  it('does not take silk touch or shears for granted', () => {
    expect(old.operatorsFor('diamond_ore')).toEqual([])
    expect(old.operatorsFor('oak_leaves')).toEqual([])
  })

  it('finds dearer what is harder to get', () => {
    const ladder = ['oak_planks', 'wooden_pickaxe', 'stone_pickaxe', 'iron_pickaxe', 'diamond_pickaxe'].map(
      (item) => old.costTicks(item),
    )
    expect(ladder).toEqual(ladder.toSorted((one, other) => one - other))
  })

  it.each(['1.14.4', '1.18.2', '1.21.4'])('knows a way to iron in %s', (minecraft) => {
    expect(gameKnowledge(minecraft).costTicks('iron_pickaxe')).toBeLessThan(Infinity)
  })

  it('refuses a version without data', () => {
    expect(() => gameKnowledge('0.0.1')).toThrow(UsageError)
  })
})
