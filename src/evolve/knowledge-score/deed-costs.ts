import type { Way } from './truth.ts'

/** Pieces that one tool is thought to serve, over which its cost is spread. */
const piecesPerTool = 8

/**
 * The fewest deeds (blocks broken, kills, pieces smelted, crafts, trades) that one piece of each item takes from empty hands: the least
 * fixed point over all ways. Items out of reach are missing. It only puts true ways in order. What is named in `without` cannot be had, except
 * as a tool: `toolCosts` are those of the whole world then.
 */
export function deedCosts(
  ways: ReadonlyMap<string, readonly Way[]>,
  without: ReadonlySet<string> = new Set(),
  toolCosts?: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const costs = new Map<string, number>()
  for (let changed = true; changed;) {
    changed = false
    for (const [item, itsWays] of ways) {
      if (without.has(item)) continue
      for (const way of itsWays) {
        const cost = wayCost(way, costs, toolCosts)
        // A margin keeps rounding from cycling for ever.
        if (cost < (costs.get(item) ?? Infinity) - 1e-9) {
          costs.set(item, cost)
          changed = true
        }
      }
    }
  }
  return costs
}

/** Deeds per piece by this way; Infinity where something for it cannot be had. */
export function wayCost(
  way: Way,
  costs: ReadonlyMap<string, number>,
  toolCosts: ReadonlyMap<string, number> = costs,
): number {
  const least = (items: readonly string[], known = costs): number =>
    Math.min(...items.map((item) => known.get(item) ?? Infinity))
  switch (way.kind) {
    case 'craft':
      return (
        way.ingredients.reduce((sum, { alternatives, count }) => sum + count * least(alternatives), 1) /
        way.yields
      )
    case 'mine': {
      const tool = way.tools === null ? 0 : least(way.tools, toolCosts) / piecesPerTool
      return 1 / way.piecesPerUse + way.searchDeeds + tool
    }
    case 'hunt':
      return 1 / way.piecesPerUse + way.searchDeeds
    case 'smelt':
      return 1 + least([way.input])
    case 'trade':
      return 1 + way.searchDeeds + way.giveCount * least([way.give])
    case 'fill':
      return 1 + least(['bucket'])
  }
}
