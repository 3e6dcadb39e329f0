import { describe, expect, it } from 'vitest'
import { dropsBySource } from '../../src/distill/drops-by-source.ts'
import type { TraceEvent } from '../../src/env/index.ts'

const dig = (block: string, tool: string | null, tick: number, x = 0): readonly TraceEvent[] => [
  { kind: 'dig-start', tick: tick - 20, data: { block, tool, x, y: 60, z: 0 } },
  { kind: 'dig-end', tick, data: { block, broken: true, aborted: false, x, y: 60, z: 0 } },
]
const drop = (item: string, tick: number, x = 0, y = 60): TraceEvent => ({
  kind: 'drop-appear',
  tick,
  data: { id: tick, item, count: 2, x, y, z: 0 },
})
const kill = (entity: string, tick: number): TraceEvent => ({ kind: 'entity-kill', tick, data: { entity } })

describe('what dropped', () => {
  it('belongs to the block that broke there, with its tool', () => {
    const { ofBlocks } = dropsBySource([
      ...dig('iron_ore', 'stone_pickaxe', 40),
      drop('raw_iron', 39),
      ...dig('coal_ore', 'stone_pickaxe', 70, 5),
      drop('coal', 71, 5, 59),
    ])
    expect(Object.fromEntries(ofBlocks)).toEqual({
      'iron_ore with stone_pickaxe': { raw_iron: 2 },
      'coal_ore with stone_pickaxe': { coal: 2 },
    })
  })

  it('belongs to a block that breaks at a touch, long before that is told', () => {
    const early = [...dig('carrots', null, 40), drop('carrot', 20)]
    expect(Object.fromEntries(dropsBySource(early).ofBlocks)).toEqual({ 'carrots with hand': { carrot: 2 } })
    const beside = [...dig('carrots', null, 40), drop('carrot', 20, 1)]
    expect(dropsBySource(beside).ofBlocks.size).toBe(0)
  })

  it('counts for a bare hand where what is held is no tool', () => {
    const { ofBlocks } = dropsBySource(
      [...dig('carrots', 'crafting_table', 40), drop('carrot', 40)],
      (item) => item !== 'crafting_table',
    )
    expect(Object.fromEntries(ofBlocks)).toEqual({ 'carrots with hand': { carrot: 2 } })
  })

  it('does not belong to the block beneath it', () => {
    const { ofBlocks } = dropsBySource([
      ...dig('farmland', null, 40),
      drop('dirt', 40),
      drop('wheat', 41, 0, 61),
    ])
    expect(Object.fromEntries(ofBlocks)).toEqual({ 'farmland with hand': { dirt: 2 } })
  })

  it('belongs to the creature that was killed just before, where no block broke', () => {
    const { ofBlocks, ofCreatures } = dropsBySource([
      kill('cow', 100),
      drop('leather', 101, 30),
      drop('beef', 102, 30),
    ])
    expect(ofBlocks.size).toBe(0)
    expect(Object.fromEntries(ofCreatures)).toEqual({ cow: { leather: 2, beef: 2 } })
  })

  it('belongs to nothing where it lay about, or appears too late or too far off', () => {
    const { ofBlocks, ofCreatures } = dropsBySource([
      ...dig('stone', 'wooden_pickaxe', 40),
      drop('poppy', 40, 4),
      drop('torch', 80),
      kill('sheep', 200),
      drop('cobblestone', 300),
      { kind: 'item-gain', tick: 301, data: { item: 'cobblestone', count: 1 } },
    ])
    expect([ofBlocks.size, ofCreatures.size]).toEqual([0, 0])
  })

  it('belongs to nothing where it lay there before the dig, told at the same tick', () => {
    const { ofBlocks } = dropsBySource([
      drop('cobblestone', 20),
      ...dig('crafting_table', 'stone_axe', 40),
      drop('crafting_table', 39),
    ])
    expect(Object.fromEntries(ofBlocks)).toEqual({ 'crafting_table with stone_axe': { crafting_table: 2 } })
  })

  it('belongs to nothing where it is what is left of a stack that was in view', () => {
    const again: TraceEvent = { ...drop('cobblestone', 40), data: { ...drop('cobblestone', 10).data } }
    const trace = [drop('cobblestone', 10), ...dig('diamond_ore', 'iron_pickaxe', 40), again]
    expect(dropsBySource(trace).ofBlocks.size).toBe(0)
  })

  it('belongs to nothing where a body has dropped all that it had', () => {
    const things = ['stick', 'coal', 'torch', 'dirt', 'bone']
    const trace = [kill('skeleton', 100), ...things.map((item) => drop(item, 101, 30))]
    expect(dropsBySource(trace).ofCreatures.size).toBe(0)
  })

  it('is nothing of a block that did not break', () => {
    const aborted: TraceEvent = {
      kind: 'dig-end',
      tick: 40,
      data: { block: 'stone', broken: false, aborted: true, x: 0, y: 60, z: 0 },
    }
    expect(dropsBySource([aborted, drop('cobblestone', 40)]).ofBlocks.size).toBe(0)
  })
})
