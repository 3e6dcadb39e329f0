import type { Operator } from './game-knowledge.ts'
import { needsOf, operatorCosts, siftWays } from './operator-costs.ts'
import type { SiftedWays } from './operator-costs.ts'

/**
 * Costs of items from empty hands, found on demand: only what an item can be made of is looked at, and everything once. A part once looked
 * at is closed under ingredients, so that its costs are those of the whole.
 */
export function lazyCosts(operatorsFor: (item: string) => readonly Operator[]): (item: string) => number {
  const costs = new Map<string, number>()
  return (item) => {
    const known = costs.get(item)
    if (known !== undefined) return known
    const part = new Map<string, SiftedWays>()
    const open = [item]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (part.has(next) || costs.has(next)) continue
      const ways = siftWays(operatorsFor(next))
      part.set(next, ways)
      for (const way of ways.dependent) open.push(...(needsOf(way) ?? []))
    }
    const found = operatorCosts(part, costs)
    for (const name of part.keys()) costs.set(name, found.get(name) ?? Infinity)
    return costs.get(item)!
  }
}
