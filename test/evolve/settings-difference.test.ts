import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsDifferences } from '../../src/evolve/index.ts'

describe('differences of settings', () => {
  it('name the place and both values', () => {
    const before = { seeds: '1-5', tasks: { oak_log: { horizonTicks: 2_400 }, stick: {} }, list: [1, 2] }
    const after = { list: [1, 3], seeds: '1-9', tasks: { oak_log: { horizonTicks: 4_800 } }, prior: 'full' }
    expect(settingsDifferences(before, after)).toEqual([
      { path: 'list', before: '[1,2]', after: '[1,3]' },
      { path: 'seeds', before: '"1-5"', after: '"1-9"' },
      { path: 'tasks.oak_log.horizonTicks', before: '2400', after: '4800' },
      { path: 'tasks.stick', before: '{}', after: null },
      { path: 'prior', before: null, after: '"full"' },
    ])
  })

  it('do not see the order of names, and nothing differs from itself', () => {
    expect(settingsDifferences({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toEqual([])
    fc.assert(
      fc.property(fc.jsonValue(), (value) => settingsDifferences(value, structuredClone(value)).length === 0),
    )
  })
})
