import { describe, expect, it } from 'vitest'
import { judgeAttempt } from '../../src/diagnosis/index.ts'
import { emptyTally } from '../../src/env/index.ts'
import type { Subgoal, WorldState } from '../../src/env/index.ts'
import { attemptOf } from './states.ts'

const budgetTicks = 100
const seen = (count: number, nearestBlocks = 5): { count: number; nearestBlocks: number } => ({
  count,
  nearestBlocks,
})

interface Case {
  readonly subgoal: Subgoal
  readonly pre?: Partial<WorldState>
  readonly post: Partial<WorldState>
  readonly not: Partial<WorldState>
}

/** For each kind of subgoal an outcome that fulfils it, and one that looks like it and does not. */
const cases: readonly Case[] = [
  {
    subgoal: { kind: 'gather', blocks: ['stone'], item: 'cobblestone', count: 3, budgetTicks },
    pre: { inventory: { cobblestone: 5 } },
    post: { inventory: { cobblestone: 8 } },
    not: { inventory: { cobblestone: 7, stone: 1 } },
  },
  {
    subgoal: { kind: 'craft', item: 'stick', count: 4, budgetTicks },
    post: { inventory: { stick: 4 } },
    not: { inventory: {} },
  },
  {
    subgoal: { kind: 'smelt', input: 'iron_ore', item: 'iron_ingot', count: 3, fuel: 'coal', budgetTicks },
    post: { inventory: { iron_ingot: 3 } },
    not: { inventory: { iron_ingot: 2 } },
  },
  {
    subgoal: { kind: 'place', block: 'furnace', budgetTicks },
    pre: { inventory: { furnace: 1 }, blocks: { furnace: seen(1) } },
    post: { blocks: { furnace: seen(2) } },
    not: { inventory: { furnace: 1 }, blocks: { furnace: seen(1) } },
  },
  {
    subgoal: { kind: 'hunt', entity: 'cow', item: 'leather', count: 1, budgetTicks },
    post: { inventory: { leather: 1 } },
    not: { tally: { ...emptyTally, killed: { cow: 1 } } },
  },
  {
    subgoal: { kind: 'hunt', entity: 'zombie', count: 1, budgetTicks },
    post: { tally: { ...emptyTally, killed: { zombie: 1 } } },
    not: {},
  },
  {
    subgoal: { kind: 'explore', seek: ['oak_log'], budgetTicks },
    pre: { blocks: { oak_log: seen(2, 40) } },
    post: { blocks: { oak_log: seen(6, 40) } },
    not: { blocks: { oak_log: seen(2, 60) } },
  },
  {
    subgoal: { kind: 'descend', toY: 40, seek: ['iron_ore'], budgetTicks },
    post: { position: { x: 5, y: 40, z: 0 } },
    not: { position: { x: 5, y: 50, z: 0 } },
  },
  {
    subgoal: { kind: 'descend', toY: 40, seek: ['iron_ore'], budgetTicks },
    post: { position: { x: 5, y: 50, z: 0 }, blocks: { iron_ore: seen(1) } },
    not: { position: { x: 5, y: 50, z: 0 }, blocks: { coal_ore: seen(1) } },
  },
  {
    subgoal: { kind: 'tunnel', seek: ['iron_ore'], lengthBlocks: 20, budgetTicks },
    post: { position: { x: 20, y: 64, z: 0 } },
    not: { position: { x: 6, y: 64, z: 0 } },
  },
  { subgoal: { kind: 'surface', budgetTicks }, pre: { underSky: false }, post: {}, not: { underSky: false } },
  {
    subgoal: { kind: 'surface', toY: 40, budgetTicks },
    pre: { underSky: false, position: { x: 0, y: 12, z: 0 } },
    post: { underSky: false, position: { x: 0, y: 40, z: 0 } },
    not: { underSky: false, position: { x: 0, y: 30, z: 0 } },
  },
  {
    subgoal: { kind: 'collect-drops', items: ['stick'], budgetTicks },
    post: { inventory: { stick: 1 } },
    not: { inventory: { dirt: 1 } },
  },
  {
    subgoal: { kind: 'store', items: ['dirt'], budgetTicks },
    pre: { inventory: { dirt: 9 } },
    post: {},
    not: { inventory: { dirt: 2 } },
  },
  { subgoal: { kind: 'eat', budgetTicks }, pre: { food: 8 }, post: { food: 13 }, not: { food: 8 } },
  {
    subgoal: { kind: 'equip', item: 'iron_helmet', slot: 'head', budgetTicks },
    post: { equipment: { head: 'iron_helmet' } },
    not: { equipment: { hand: 'iron_helmet' } },
  },
  {
    subgoal: { kind: 'sleep', budgetTicks },
    pre: { timeOfDay: 14_000 },
    post: { timeOfDay: 10 },
    not: { timeOfDay: 14_100 },
  },
  {
    subgoal: { kind: 'retreat', distanceBlocks: 12, budgetTicks },
    post: { position: { x: 12, y: 64, z: 0 } },
    not: { position: { x: 4, y: 64, z: 0 } },
  },
  {
    subgoal: { kind: 'retreat', from: 'creeper', distanceBlocks: 12, budgetTicks },
    post: { entities: { creeper: seen(1, 14) } },
    not: { position: { x: 40, y: 64, z: 0 }, entities: { creeper: seen(1, 4) } },
  },
  { subgoal: { kind: 'wait', ticks: 100, budgetTicks }, post: {}, not: { tick: 50 } },
]

describe('judging an attempt', () => {
  it.each(cases)('$subgoal.kind succeeds by what the world shows', ({ subgoal, pre = {}, post, not }) => {
    expect(judgeAttempt(attemptOf(subgoal, pre, post)).succeeded).toBe(true)
    expect(judgeAttempt(attemptOf(subgoal, pre, not)).succeeded).toBe(false)
  })

  it('does not believe a deed that says it is done', () => {
    const judgement = judgeAttempt(
      attemptOf({ kind: 'craft', item: 'torch', count: 4, budgetTicks }, {}, {}, 'done'),
    )
    expect(judgement).toMatchObject({ succeeded: false, reason: 'torch gained: 0 of 4' })
  })

  it('believes the world where a deed ran out of budget', () => {
    const attempt = attemptOf(
      { kind: 'craft', item: 'torch', count: 4, budgetTicks },
      {},
      { inventory: { torch: 4 } },
      'out-of-budget',
    )
    expect(judgeAttempt(attempt).succeeded).toBe(true)
  })

  it('never calls a death a success', () => {
    const attempt = attemptOf(
      { kind: 'descend', toY: 40, seek: [], budgetTicks },
      {},
      { position: { x: 0, y: 12, z: 0 }, tally: { ...emptyTally, deaths: 1 } },
      'died',
    )
    expect(judgeAttempt(attempt)).toMatchObject({ succeeded: false, reason: 'the body died' })
  })
})
