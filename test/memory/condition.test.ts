import { describe, expect, it } from 'vitest'
import { conditionOf, conditionText } from '../../src/memory/index.ts'
import { conditionTags } from '../../src/memory/condition.ts'
import { conditionHash } from '../../src/memory/sqlite/condition-hash.ts'
import { stateWith } from '../support/world-states.ts'

const miner = stateWith({
  position: { x: 10.5, y: 40, z: -3.5 },
  biome: 'plains',
  timeOfDay: 15_000,
  underSky: false,
  health: 12,
  food: 20,
  inventory: { stone_pickaxe: 1, wooden_pickaxe: 1, iron_sword: 1, coal: 3 },
  blocks: { crafting_table: { count: 1, nearestBlocks: 3 }, furnace: { count: 1, nearestBlocks: 40 } },
})

describe('a condition', () => {
  it('is a text that a person reads, and a hash that stays the same for ever', () => {
    const text = conditionText(conditionOf(miner, 'gather iron_ore'))
    expect(text).toBe(
      'gather iron_ore | overworld | plains | night | y 32..53 | cover | stone_pickaxe iron_sword | middle | high | fuel table-near',
    )
    // What was stored with this hash must be found again by every later version.
    expect(conditionHash(text)).toBe(974_907_700_087_697)
  })

  it('is the same for states that differ only in detail', () => {
    const other = stateWith({ ...miner, position: { x: 99, y: 50.2, z: 7 }, timeOfDay: 20_000, health: 9 })
    expect(conditionOf(other, 'gather iron_ore')).toEqual(conditionOf(miner, 'gather iron_ore'))
  })

  it.each([
    ['another subgoal', {}, 'gather stone'],
    ['a better tool', { inventory: { ...miner.inventory, iron_pickaxe: 1 } }, 'gather iron_ore'],
    ['another height', { position: { x: 10.5, y: 12, z: -3.5 } }, 'gather iron_ore'],
    ['day', { timeOfDay: 6_000 }, 'gather iron_ore'],
    ['open sky', { underSky: true }, 'gather iron_ore'],
    ['little health', { health: 4 }, 'gather iron_ore'],
    ['a full inventory', { emptySlots: 0 }, 'gather iron_ore'],
  ])('differs with %s', (_what, change, subgoal) => {
    const other = conditionOf(stateWith({ ...miner, ...change }), subgoal)
    expect(conditionText(other)).not.toBe(conditionText(conditionOf(miner, 'gather iron_ore')))
  })

  it('is tagged with the names of its subgoal and the words of its situation, no word twice', () => {
    const tags = conditionTags(conditionOf(miner, 'gather iron_ore'), ['iron_ore', 'deepslate_iron_ore'])
    expect(tags).toContain('iron_ore')
    expect(tags).toContain('stone_pickaxe')
    expect(tags).toContain('night')
    expect(new Set(tags).size).toBe(tags.length)
  })
})
