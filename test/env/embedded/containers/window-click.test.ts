import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { clickWindow } from '../../../../src/env/embedded/containers/window-click.ts'
import { anyClick, anyState, clicks, countItems, countStacks, stateOf, windows } from './windows.ts'

const { inventory, table, furnace, chest } = windows as Record<string, NonNullable<(typeof windows)[string]>>

describe('laws of every window', () => {
  for (const [name, rules] of Object.entries(windows)) {
    it(`${name}: no click makes or loses an item, and no slot holds more than it may`, () => {
      const runs = anyState(rules).chain((state) =>
        fc.tuple(fc.constant(state), fc.array(anyClick(rules), { maxLength: 40 })),
      )
      fc.assert(
        fc.property(runs, ([start, sequence]) => {
          let state = start
          const balance = countItems(rules, start)
          for (const click of sequence) {
            const outcome = clickWindow(rules, state, click)
            state = outcome.state
            countStacks(outcome.thrown, -1, balance)
            for (const { used, made, left } of outcome.craftings) {
              expect(used.length).toBeGreaterThan(0)
              countStacks(used, -1, balance)
              countStacks([made, ...left], 1, balance)
            }
            state.slots.forEach((present, slot) => {
              if (present === null || slot === rules.crafting?.resultSlot) return
              const limit = Math.min(rules.capacity(slot, present), rules.stackSizeOf(present.item))
              // A furnace's result is put there by the furnace.
              if (rules.capacity(slot, present) > 0) expect(present.count).toBeLessThanOrEqual(limit)
              expect(present.count).toBeGreaterThan(0)
            })
          }
          countItems(rules, state, -1, balance)
          expect([...balance]).toEqual([])
        }),
        { numRuns: 150 },
      )
    })
  }

  it('a crafting result is always what its grid makes', () => {
    for (const rules of [inventory!, table!]) {
      fc.assert(
        fc.property(anyState(rules), fc.array(anyClick(rules), { maxLength: 20 }), (start, sequence) => {
          let state = start
          for (const click of sequence) state = clickWindow(rules, state, click).state
          const { crafting } = rules
          const grid = state.slots.slice(crafting!.start, crafting!.end)
          expect(state.slots[crafting!.resultSlot] ?? null).toEqual(crafting!.craft(grid)?.result ?? null)
        }),
        { numRuns: 50 },
      )
    }
  })
})

describe('plain clicks', () => {
  it('left takes all and lays all down, on top as much as fits', () => {
    const start = stateOf(chest!, { 0: '40 dirt', 5: '30 dirt' })
    expect(clicks(chest!, start, [0, 0, 0])).toMatchObject({ cursor: '40 dirt', filled: { 5: '30 dirt' } })
    const after = clicks(chest!, start, [0, 0, 0], [5, 0, 0])
    expect(after).toMatchObject({ cursor: '6 dirt', filled: { 5: '64 dirt' } })
  })

  it('right takes the larger half and lays down one', () => {
    const after = clicks(chest!, stateOf(chest!, { 0: '5 dirt' }), [0, 1, 0], [1, 1, 0])
    expect(after).toMatchObject({ cursor: '2 dirt', filled: { 0: '2 dirt', 1: '1 dirt' } })
  })

  it('swaps different items, but lays no dirt on a helmet slot', () => {
    const after = clicks(chest!, stateOf(chest!, { 0: '5 dirt' }, '3 sand'), [0, 0, 0])
    expect(after).toMatchObject({ cursor: '5 dirt', filled: { 0: '3 sand' } })
    expect(clicks(inventory!, stateOf(inventory!, {}, '3 dirt'), [5, 0, 0]).filled).toEqual({})
    expect(clicks(inventory!, stateOf(inventory!, {}, '1 iron_helmet'), [5, 0, 0]).filled).toEqual({
      5: '1 iron_helmet',
    })
  })

  it('throws the cursor outside, one or all', () => {
    const start = stateOf(chest!, {}, '3 dirt')
    expect(clicks(chest!, start, [-999, 1, 0])).toMatchObject({ cursor: '2 dirt', thrown: ['1 dirt'] })
    expect(clicks(chest!, start, [-999, 0, 0])).toMatchObject({ cursor: null, thrown: ['3 dirt'] })
  })
})

describe('crafting results', () => {
  it('come whole, use one of each ingredient, and add up on the cursor', () => {
    const start = stateOf(inventory!, { 1: '3 oak_log' })
    expect(start.slots[0]).not.toBeNull()
    const after = clicks(inventory!, start, [0, 0, 0], [0, 1, 0])
    expect(after.filled).toEqual({ 0: '4 oak_planks', 1: '1 oak_log' })
    expect(after.cursor).toBe('8 oak_planks')
  })

  it('are not taken on a cursor that holds something else or is full', () => {
    expect(clicks(inventory!, stateOf(inventory!, { 1: '1 oak_log' }, '1 dirt'), [0, 0, 0])).toMatchObject({
      cursor: '1 dirt',
      filled: { 1: '1 oak_log' },
    })
    expect(
      clicks(inventory!, stateOf(inventory!, { 1: '1 oak_log' }, '61 oak_planks'), [0, 0, 0]),
    ).toMatchObject({ cursor: '61 oak_planks', filled: { 1: '1 oak_log' } })
  })

  it('are made by shift-click as often as the ingredients last', () => {
    const after = clicks(inventory!, stateOf(inventory!, { 1: '20 oak_log' }), [0, 0, 1])
    expect(after.filled).toEqual({ 44: '64 oak_planks', 43: '16 oak_planks' })
    expect(after.craftings).toHaveLength(20)
  })

  it('leave buckets in the grid', () => {
    const start = stateOf(table!, {
      ...{
        1: '1 milk_bucket',
        2: '1 milk_bucket',
        3: '1 milk_bucket',
        4: '1 sugar',
        5: '1 egg',
        6: '1 sugar',
      },
      ...{ 7: '1 wheat', 8: '1 wheat', 9: '1 wheat' },
    })
    const after = clicks(table!, start, [0, 0, 0])
    expect(after).toMatchObject({ cursor: '1 cake', filled: { 1: '1 bucket', 2: '1 bucket', 3: '1 bucket' } })
  })
})

describe('shift clicks', () => {
  it('go between chest and inventory, started stacks first', () => {
    const start = stateOf(chest!, { 3: '10 dirt', 30: '60 dirt' })
    expect(clicks(chest!, start, [3, 0, 1]).filled).toEqual({ 30: '64 dirt', 62: '6 dirt' })
    expect(clicks(chest!, start, [30, 0, 1]).filled).toEqual({ 3: '64 dirt', 0: '6 dirt' })
  })

  it('sort a furnace’s input, fuel and the rest', () => {
    const start = stateOf(furnace!, { 3: '5 iron_ore', 4: '6 coal', 5: '7 dirt' })
    const after = clicks(furnace!, start, [3, 0, 1], [4, 0, 1], [5, 0, 1])
    expect(after.filled).toEqual({ 0: '5 iron_ore', 1: '6 coal', 30: '7 dirt' })
  })

  it('wear armour', () => {
    expect(clicks(inventory!, stateOf(inventory!, { 20: '1 iron_boots' }), [20, 0, 1]).filled).toEqual({
      8: '1 iron_boots',
    })
  })
})

describe('number, drop, drag and double clicks', () => {
  it('number keys and F exchange with the hotbar and the off hand', () => {
    const start = stateOf(chest!, { 0: '5 dirt', 54: '3 sand' })
    expect(clicks(chest!, start, [0, 0, 2]).filled).toEqual({ 0: '3 sand', 54: '5 dirt' })
    expect(clicks(chest!, start, [0, 40, 2]).filled).toEqual({ 54: '3 sand', 63: '5 dirt' })
  })

  it('Q throws one, ctrl-Q all', () => {
    const start = stateOf(chest!, { 0: '5 dirt' })
    expect(clicks(chest!, start, [0, 0, 4])).toMatchObject({ thrown: ['1 dirt'], filled: { 0: '4 dirt' } })
    expect(clicks(chest!, start, [0, 1, 4])).toMatchObject({ thrown: ['5 dirt'], filled: {} })
  })

  it('a left drag shares evenly, a right drag lays one each', () => {
    const start = stateOf(chest!, { 2: '60 dirt' }, '20 dirt')
    const left = clicks(chest!, start, [-999, 0, 5], [0, 1, 5], [1, 1, 5], [2, 1, 5], [-999, 2, 5])
    expect(left).toMatchObject({ filled: { 0: '6 dirt', 1: '6 dirt', 2: '64 dirt' }, cursor: '4 dirt' })
    const right = clicks(chest!, start, [-999, 4, 5], [0, 5, 5], [1, 5, 5], [-999, 6, 5])
    expect(right).toMatchObject({ filled: { 0: '1 dirt', 1: '1 dirt', 2: '60 dirt' }, cursor: '18 dirt' })
  })

  it('a click in mid-drag only ends the drag', () => {
    const start = stateOf(chest!, {}, '20 dirt')
    const after = clicks(chest!, start, [-999, 0, 5], [0, 1, 5], [3, 0, 0], [-999, 2, 5])
    expect(after).toMatchObject({ filled: {}, cursor: '20 dirt' })
  })

  it('a double click gathers started stacks before full ones', () => {
    const start = stateOf(chest!, { 0: '64 dirt', 1: '10 dirt', 2: '3 sand' }, '1 dirt')
    const after = clicks(chest!, start, [9, 0, 6])
    expect(after).toMatchObject({ cursor: '64 dirt', filled: { 0: '11 dirt', 2: '3 sand' } })
  })
})
