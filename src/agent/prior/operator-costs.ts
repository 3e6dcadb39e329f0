import { smeltTicks } from './furnace-tables.ts'
import type { Operator } from './game-knowledge.ts'

/** Ticks for one use of the grid, clicks and walking to it included; an estimate that ranks operators. */
export const craftTicks = 30
/** Ticks to break one block and pick up what it drops, walking included. */
export const mineTicks = 60
/** Ticks to chase and kill one animal. */
export const huntTicks = 160
/** Pieces that one find is thought to give, over which its search is spread. */
const piecesPerFind = 4
/** Pieces that one tool is thought to serve, over which its cost is spread. */
const piecesPerTool = 8

/**
 * Cost of every item from empty hands, as the least fixed point over all operators (Bellman-Ford on a hypergraph). Items that no chain
 * of operators reaches are missing from the result. The cheapest operator of an item never leads back to the item.
 */
export function operatorCosts(
  operators: ReadonlyMap<string, readonly Operator[]>,
): ReadonlyMap<string, number> {
  const costs = new Map<string, number>()
  const costOf = (item: string): number => costs.get(item) ?? Infinity
  for (let changed = true; changed;) {
    changed = false
    for (const [item, ways] of operators) {
      for (const operator of ways) {
        const cost = operatorCost(operator, costOf)
        // A margin keeps rounding from cycling for ever.
        if (cost < costOf(item) - 1e-6) {
          costs.set(item, cost)
          changed = true
        }
      }
    }
  }
  return costs
}

function operatorCost(operator: Operator, costOf: (item: string) => number): number {
  switch (operator.kind) {
    case 'mine': {
      if (operator.habitat === 'elsewhere') return Infinity
      const tool = operator.tools === null ? 0 : Math.min(...operator.tools.map(costOf)) / piecesPerTool
      return (
        doubt(operator) + operator.searchTicks / piecesPerFind + mineTicks * operator.blocksPerItem + tool
      )
    }
    case 'hunt':
      return doubt(operator) + operator.searchTicks / piecesPerFind + huntTicks * operator.killsPerItem
    case 'smelt':
      return doubt(operator) + smeltTicks + costOf(operator.input) + 40
    case 'trade':
      return operator.searchTicks / piecesPerFind + operator.giveCount * costOf(operator.give)
    case 'fill':
      return operator.searchTicks + costOf('bucket')
    case 'craft': {
      let sum = craftTicks
      for (const { alternatives, count } of operator.ingredients) {
        sum += count * Math.min(...alternatives.map(costOf))
      }
      return sum / operator.yields
    }
  }
}

function doubt({ doubtTicks }: { readonly doubtTicks?: number }): number {
  return doubtTicks ?? 0
}
