import type { Operator } from './game-knowledge.ts'
import { operatorCosts } from './operator-costs.ts'

/**
 * Costs of items from empty hands, found on demand: only what an item can be made of is looked at. A part once looked at is closed under
 * ingredients, so that its costs are those of the whole.
 */
export function lazyCosts(operatorsFor: (item: string) => readonly Operator[]): (item: string) => number {
  const costs = new Map<string, number>()
  return (item) => {
    const known = costs.get(item)
    if (known !== undefined) return known
    const part = new Map<string, readonly Operator[]>()
    const open = [item]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (part.has(next)) continue
      const ways = operatorsFor(next)
      part.set(next, ways)
      for (const way of ways) open.push(...needsOf(way))
    }
    const found = operatorCosts(part)
    for (const name of part.keys()) costs.set(name, found.get(name) ?? Infinity)
    return costs.get(item)!
  }
}

function needsOf(operator: Operator): readonly string[] {
  switch (operator.kind) {
    case 'mine':
      return operator.tools ?? []
    case 'smelt':
      return [operator.input]
    case 'trade':
      return [operator.give]
    case 'fill':
      return ['bucket']
    case 'craft':
      return operator.ingredients.flatMap(({ alternatives }) => alternatives)
    case 'hunt':
      return []
  }
}
