import { describe, expect, it } from 'vitest'
import { audit } from '../../scripts/flood/audit.ts'
import { allowance } from '../../scripts/flood/flood-world.ts'
import { memoryGrowth } from '../../scripts/flood/measures.ts'
import { createPlayerRecord } from './player-record.ts'
import { savedColumn } from '../../src/env/embedded/save/world-save.ts'
import { createBlockStates } from '../../src/env/embedded/world/block-states.ts'
import { createColumn, writeColumnState } from '../../src/env/embedded/world/column.ts'

const states = createBlockStates('1.16.5')
const stack = (item: string, count: number) => ({ item, count, damage: 0, nbt: null })

function saveWith(diamonds: number) {
  const column = createColumn(0, 0, 1)
  writeColumnState(column, 3, 4, 3, states.stateOf('diamond_block'))
  column.blockEntities.set(1_075, { slots: [[0, stack('diamond', 2)]] })
  return {
    format: 1 as const,
    world: 'flood',
    seed: 1,
    minecraft: '1.16.5',
    timeOfDay: 0,
    columns: [savedColumn(column)],
    players: [createPlayerRecord('one', [[9, stack('diamond', diamonds)]], [stack('diamond', 1)])],
    items: [{ x: 0, y: 4, z: 0, stack: stack('diamond', 3) }],
  }
}

describe('the audit of a flooded world', () => {
  // A block counts nine; two lie in a chest, one hangs on a pointer, three on the ground.
  const most = allowance(1).get('diamond')! - 9 - 2 - 1 - 3

  it('counts what is carried, stored, aside, on the ground and placed', () => {
    expect(audit(saveWith(64), states).counts).toEqual(
      new Map([
        ['diamond', 70],
        ['diamond_block', 1],
      ]),
    )
  })

  it('is content with all that was handed out, and not with one more', () => {
    expect(audit(saveWith(most), states).surpluses).toEqual([])
    expect(audit(saveWith(most + 1), states).surpluses).toEqual([
      'diamond: 77 where 76 were handed out (68 diamond, 1 diamond_block)',
    ])
  })
})

describe('memory over time', () => {
  it('is judged by medians after the first quarter: one peak is no growth, a slope is', () => {
    const flat = Array.from({ length: 100 }, (_, index) => (index === 90 ? 900 : 200))
    expect(memoryGrowth(flat)).toBe(0)
    expect(memoryGrowth(Array.from({ length: 100 }, (_, index) => 200 + index * 2))).toBeGreaterThan(0.3)
    expect(memoryGrowth([1, 2, 3])).toBeNull()
  })
})
