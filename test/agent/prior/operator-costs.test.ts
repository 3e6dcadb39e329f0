import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Operator } from '../../../src/agent/prior/game-knowledge.ts'
import { lazyCosts } from '../../../src/agent/prior/lazy-costs.ts'
import { operatorCosts, siftWays } from '../../../src/agent/prior/operator-costs.ts'

const items = ['a', 'b', 'c', 'd', 'e', 'f']
const item = fc.constantFrom(...items)
const someItems = fc.uniqueArray(item, { minLength: 1, maxLength: 3 })
const ticks = fc.integer({ min: 0, max: 4_000 })
const habitat = fc.constantFrom('surface' as const, 'ore' as const, 'elsewhere' as const)
const tools = fc.option(someItems)

const operator: fc.Arbitrary<Operator> = fc.oneof(
  fc.record({ item, tools, habitat, searchTicks: ticks, doubtTicks: ticks }).map((row) => ({
    ...{ kind: 'mine' as const, block: row.item, blocksPerItem: 1 },
    ...row,
  })),
  fc.record({ item, input: item, doubtTicks: ticks }).map((row) => ({ kind: 'smelt' as const, ...row })),
  fc.record({ item, entity: item, killsPerItem: fc.constant(2), searchTicks: ticks }).map((row) => ({
    ...{ kind: 'hunt' as const },
    ...row,
  })),
  fc
    .record({ item, alternatives: someItems, count: fc.nat(8), yields: fc.integer({ min: 1, max: 9 }) })
    .map(({ item, alternatives, count, yields }): Operator => ({
      ...{ kind: 'craft', item, yields, rows: [], needsTable: false },
      ingredients: [{ alternatives, count: count + 1 }],
    })),
)
const operators = fc
  .array(operator, { maxLength: 24 })
  .map((all) => new Map(items.map((name) => [name, all.filter((way) => way.item === name)])))

/** What one more round over all operators would make of the costs. */
function again(
  ways: ReadonlyMap<string, readonly Operator[]>,
  costs: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const settled = new Map(costs)
  const part = new Map(items.map((name) => [`${name}!`, siftWays(ways.get(name)!)]))
  return operatorCosts(part, settled)
}

describe('the cost of items', () => {
  it('is what the cheapest way takes at these very costs', () => {
    fc.assert(
      fc.property(operators, (ways) => {
        const costs = operatorCosts(new Map([...ways].map(([name, all]) => [name, siftWays(all)])))
        const next = again(ways, costs)
        for (const name of items) {
          const cost = costs.get(name) ?? Infinity
          const after = next.get(`${name}!`) ?? Infinity
          expect(Math.abs(cost - after) < 1e-3 || cost === after).toBe(true)
        }
      }),
    )
  })

  it('is the same whether asked for one by one or all at once', () => {
    fc.assert(
      fc.property(operators, fc.shuffledSubarray(items), (ways, order) => {
        const costs = operatorCosts(new Map([...ways].map(([name, all]) => [name, siftWays(all)])))
        const costTicks = lazyCosts((name) => ways.get(name)!)
        for (const name of order) expect(costTicks(name)).toBeCloseTo(costs.get(name) ?? Infinity, 3)
      }),
    )
  })

  it('of something that needs itself alone is beyond all bounds', () => {
    const nugget: Operator = {
      ...{ kind: 'craft', item: 'nugget', yields: 9, rows: [], needsTable: false },
      ingredients: [{ alternatives: ['ingot'], count: 1 }],
    }
    const ingot: Operator = {
      ...{ kind: 'craft', item: 'ingot', yields: 1, rows: [], needsTable: true },
      ingredients: [{ alternatives: ['nugget'], count: 9 }],
    }
    const costTicks = lazyCosts((name) => (name === 'nugget' ? [nugget] : [ingot]))
    expect([costTicks('nugget'), costTicks('ingot')]).toEqual([Infinity, Infinity])
  })
})

it('spreads the search for a block over the pieces that it gives', () => {
  const ore = {
    kind: 'mine',
    block: 'ore',
    tools: null,
    blocksPerItem: 1,
    habitat: 'ore',
    searchTicks: 2_000,
  } as const
  const cost = (piecesPerBlock: number): number =>
    lazyCosts(() => [{ ...ore, item: 'nugget', piecesPerBlock }])('nugget')
  expect(cost(5)).toBe(cost(1) / 5)
})
