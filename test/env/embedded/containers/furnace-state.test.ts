import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  type FurnaceState,
  coldFurnace,
  tickFurnace,
  withInput,
} from '../../../../src/env/embedded/containers/furnace-state.ts'
import { vanilla } from '../rules/rules.ts'
import { stack, words } from './windows.ts'

function furnace(input: string | null, fuel: string | null, result: string | null = null): FurnaceState {
  return { ...withInput(coldFurnace, stack(input), vanilla), fuel: stack(fuel), result: stack(result) }
}

function after(state: FurnaceState, ticks: number) {
  for (let tick = 0; tick < ticks; tick++) state = tickFurnace(state, vanilla)
  const { input, fuel, result } = state
  return { ...state, input: words(input), fuel: words(fuel), result: words(result) }
}

describe('furnace', () => {
  it('smelts one in 200 ticks and eight on a piece of coal', () => {
    const start = furnace('9 iron_ore', '1 coal')
    expect(after(start, 1)).toMatchObject({ fuel: null, burnTicksLeft: 1600, cookTicks: 1 })
    expect(after(start, 199)).toMatchObject({ input: '9 iron_ore', result: null })
    expect(after(start, 200)).toMatchObject({ input: '8 iron_ore', result: '1 iron_ingot' })
    expect(after(start, 3000)).toMatchObject({
      input: '1 iron_ore',
      result: '8 iron_ingot',
      burnTicksLeft: 0,
    })
  })

  it('burns nothing for what cannot be smelted or has no room', () => {
    for (const cold of [
      furnace('9 dirt', '1 coal'),
      furnace('1 sand', '1 coal', '64 glass'),
      furnace(null, '1 coal'),
    ]) {
      expect(tickFurnace(cold, vanilla)).toBe(cold)
    }
    expect(after(furnace('1 sand', '1 coal', '1 iron_ingot'), 300)).toMatchObject({ fuel: '1 coal' })
  })

  it('loses its progress twice as fast when the fire goes out, and at once with another input', () => {
    const start = after(furnace('9 sand', '1 stick'), 110)
    expect(start.cookTicks).toBe(80)
    const half = tickFurnace(furnace('9 sand', '1 coal'), vanilla)
    expect(withInput(half, stack('1 iron_ore'), vanilla).cookTicks).toBe(0)
    expect(withInput(half, stack('2 sand'), vanilla).cookTicks).toBe(1)
  })

  it('leaves the bucket of lava', () => {
    expect(after(furnace('1 sand', '1 lava_bucket'), 1)).toMatchObject({
      fuel: '1 bucket',
      burnTicksLeft: 20_000,
    })
  })

  it('never smelts more than its fuel allows, and makes one result of each input', () => {
    const amount = fc.integer({ min: 1, max: 64 })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 4000 }), (ores, coals, ticks) => {
        const end = after(furnace(`${ores} iron_ore`, `${coals} stick`), ticks)
        const count = (text: string | null) => Number(text?.split(' ')[0] ?? 0)
        expect(count(end.input) + count(end.result)).toBe(ores)
        expect(count(end.result)).toBeLessThanOrEqual(((coals - count(end.fuel)) * 100) / 200)
        expect(count(end.result)).toBeLessThanOrEqual(ticks / 200)
      }),
      { numRuns: 40 },
    )
  })
})
