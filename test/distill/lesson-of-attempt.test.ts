import { describe, expect, it } from 'vitest'
import { diagnoseAttempt, digestOf } from '../../src/diagnosis/index.ts'
import { lessonOf } from '../../src/distill/index.ts'
import { emptyTally } from '../../src/env/index.ts'
import type { Attempt, Subgoal } from '../../src/env/index.ts'
import { attemptOf } from '../diagnosis/states.ts'

const gatherStone: Subgoal = {
  kind: 'gather',
  blocks: ['stone'],
  item: 'cobblestone',
  count: 1,
  budgetTicks: 100,
}

function lesson(attempt: Attempt) {
  return lessonOf(attempt, diagnoseAttempt(attempt, { earlier: [], expectedTicks: null }))
}

function dug(block: string, tick: number, y = 60) {
  return { kind: 'dig-end', tick, data: { block, broken: true, x: 0, y, z: 0 } } as const
}

function dropped(item: string, tick: number, x = 0) {
  return { kind: 'drop-appear', tick, data: { id: 1, item, count: 1, x, y: 60, z: 0 } } as const
}

describe('the lesson of an attempt', () => {
  it('is that a tool made a block drop what was wanted', () => {
    const attempt = {
      ...attemptOf(
        gatherStone,
        {},
        {
          inventory: { cobblestone: 1 },
          tally: { ...emptyTally, mined: { 'stone with wooden_pickaxe': 1 } },
        },
      ),
      trace: [
        { kind: 'dig-start', tick: 5, data: { block: 'stone', tool: 'wooden_pickaxe', x: 0, y: 60, z: 0 } },
        dug('stone', 20),
        dropped('cobblestone', 20),
        // What lay about is no part of it.
        dropped('poppy', 20, 9),
        { kind: 'item-gain', tick: 30, data: { item: 'oak_log', count: 1 } },
      ],
    } as Attempt
    expect(lesson(attempt)).toMatchObject({
      trials: [
        {
          method: { kind: 'mine', block: 'stone', tool: 'wooden_pickaxe' },
          wanted: 'cobblestone',
          uses: 1,
          yields: { cobblestone: 1 },
          succeeded: true,
        },
      ],
      heights: [{ block: 'stone', band: 15, count: 1 }],
    })
  })

  it('is that a bare hand had nothing of it', () => {
    const mined = { 'stone with hand': 1 }
    const attempt = attemptOf(gatherStone, {}, { tally: { ...emptyTally, mined } }, 'obstructed')
    expect(lesson(attempt).trials).toMatchObject([
      { method: { kind: 'mine', block: 'stone', tool: null }, uses: 1, yields: {}, succeeded: false },
    ])
  })

  it('is what the server said that a fuel burns, and what came out of the furnace', () => {
    const smelt = {
      kind: 'smelt',
      input: 'iron_ore',
      item: 'iron_ingot',
      count: 1,
      fuel: 'coal',
      budgetTicks: 500,
    } as const
    const smelted = (item: string) => ({
      inventory: { [item]: 1 },
      tally: { ...emptyTally, smelted: { [item]: 1 } },
    })
    const lit = { kind: 'furnace-lit', tick: 9, data: { fuel: 'coal', burnTicks: 1_600 } } as const
    const carried = { inventory: { iron_ore: 1, coal: 3 } }
    const burns = { method: { kind: 'burn', fuel: 'coal' }, uses: 1, yields: { burnTicks: 1_600 } }
    const smelts = (yields: Record<string, number>) => ({
      method: { kind: 'smelt', input: 'iron_ore' },
      yields,
    })
    const done = attemptOf(smelt, carried, smelted('iron_ingot'))
    expect(lesson({ ...done, trace: [lit] }).trials).toMatchObject([burns, smelts({ iron_ingot: 1 })])
    // Of a fire that burnt before nothing is told of this piece.
    expect(lesson(done).trials).toMatchObject([smelts({ iron_ingot: 1 })])
    const obstacle = { kind: 'smelt-failed', subject: 'iron_ingot', detail: '' } as const
    const other = { ...attemptOf(smelt, carried, smelted('granite'), 'obstructed'), obstacle, trace: [lit] }
    expect(lesson(other).trials).toMatchObject([burns, smelts({ granite: 1 })])
    // What was picked up meanwhile did not come out of the furnace.
    const found = attemptOf(smelt, carried, { inventory: { ...carried.inventory, granite: 1 } }, 'obstructed')
    expect(lesson({ ...found, obstacle, trace: [lit] }).trials).toMatchObject([burns, smelts({})])
    // Nor is less told by what went round in circles.
    const failed = { ...found, obstacle, trace: [lit] }
    const digest = digestOf(failed, diagnoseAttempt(failed, { earlier: [], expectedTicks: null }))
    const earlier = Array.from({ length: 6 }, () => digest)
    const again = diagnoseAttempt(failed, { earlier, expectedTicks: null })
    expect(again.primary?.cause).toBe('loop')
    expect(lessonOf(failed, again)).toEqual(lesson(failed))
  })

  it('is weaker where the block was never reached', () => {
    const attempt = attemptOf(gatherStone, {}, {}, 'out-of-budget')
    expect(lesson(attempt).trials).toMatchObject([{ wanted: 'cobblestone', uses: 0, yields: {} }])
  })

  it('is what was looked for and did not show, and what did', () => {
    const search: Subgoal = { kind: 'explore', seek: ['oak_log', 'iron_ore'], budgetTicks: 100 }
    const attempt = attemptOf(
      search,
      {},
      { blocks: { oak_log: { count: 1, nearestBlocks: 9 } } },
      'out-of-budget',
    )
    expect(lesson(attempt)).toMatchObject({
      searches: [
        { name: 'oak_log', way: 'above', isFound: true },
        { name: 'iron_ore', way: 'above', isFound: false },
      ],
      look: { isBelow: false, names: ['oak_log'] },
    })
  })

  it('is what a merchant offers, once it is shown, where it asks for one thing', () => {
    const offer = (give: string, count: number, ...more: { item: string; count: number }[]) => ({
      gives: [{ item: give, count }, ...more],
      takes: 'emerald',
      takesCount: 1,
      usesLeft: 12,
    })
    const knows = (...offers: ReturnType<typeof offer>[]) => ({
      merchants: [{ distanceBlocks: 3, offers }],
    })
    const ask: Subgoal = {
      kind: 'trade',
      entity: 'villager',
      give: null,
      take: null,
      count: 1,
      budgetTicks: 9,
    }
    const asked = attemptOf(
      ask,
      knows(offer('coal', 15)),
      knows(offer('coal', 15), offer('stick', 32), offer('book', 4, { item: 'emerald', count: 1 })),
    )
    expect(lesson(asked).trials).toMatchObject([
      { method: { kind: 'trade', give: 'stick' }, wanted: null, uses: 32, yields: { emerald: 1 } },
    ])
  })

  it('is what the server made of grids that were laid out to see, but for what is mended', () => {
    const subgoal: Subgoal = {
      kind: 'craft',
      item: 'crafting_table',
      count: 1,
      trials: [[['oak_planks'], ['oak_planks']]],
      budgetTicks: 100,
    }
    const tried = (grid: string, shown: string | null, count: number) =>
      ({ kind: 'grid-tried', tick: 5, data: { grid, shown, count } }) as const
    const attempt = {
      ...attemptOf(subgoal, {}, {}),
      trace: [
        tried('oak_planks/oak_planks', 'stick', 4),
        tried('oak_planks/stick', null, 0),
        tried('wooden_axe wooden_axe', 'wooden_axe', 1),
      ],
    }
    expect(lesson(attempt).trials.map(({ method, wanted, yields }) => ({ method, wanted, yields }))).toEqual([
      {
        method: { kind: 'craft', grid: 'oak_planks/oak_planks' },
        wanted: 'crafting_table',
        yields: { stick: 4 },
      },
      { method: { kind: 'craft', grid: 'oak_planks/stick' }, wanted: 'crafting_table', yields: {} },
      { method: { kind: 'craft', grid: 'wooden_axe wooden_axe' }, wanted: 'crafting_table', yields: {} },
    ])
    // Without the word that they were tried, grids teach nothing.
    const { trials: _, ...plain } = subgoal
    expect(lesson({ ...attempt, subgoal: plain }).trials).toEqual([])
  })
})
