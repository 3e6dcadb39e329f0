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

/** The ways to one item, as far as they can matter for its cost. */
export interface SiftedWays {
  /** Ticks of the cheapest way that needs no other item; Infinity where there is none. */
  readonly freeTicks: number
  /** Ways that need other items and are cheaper than `freeTicks` if those cost little. */
  readonly dependent: readonly Operator[]
}

/** Leaves out what cannot be the cheapest way whatever other items cost, as most guesses cannot. */
export function siftWays(ways: readonly Operator[]): SiftedWays {
  let freeTicks = Infinity
  for (const way of ways) {
    if (needsOf(way) === null) freeTicks = Math.min(freeTicks, operatorCost(way, unknownCost))
  }
  return {
    freeTicks,
    dependent: ways.filter((way) => needsOf(way) !== null && operatorCost(way, noCost) < freeTicks),
  }
}

/**
 * Cost of every item from empty hands, as the least fixed point over all operators. Items that no chain of operators reaches are missing
 * from the result. The cheapest operator of an item never leads back to the item. `settled` are costs found before, of items that are
 * not among `ways`.
 */
export function operatorCosts(
  ways: ReadonlyMap<string, SiftedWays>,
  settled: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const costs = new Map<string, number>()
  const costOf = (item: string): number => costs.get(item) ?? settled.get(item) ?? Infinity
  const usersOf = new Map<string, Set<string>>()
  for (const [item, { freeTicks, dependent }] of ways) {
    if (freeTicks < Infinity) costs.set(item, freeTicks)
    for (const way of dependent) {
      for (const need of needsOf(way) ?? []) {
        const users = usersOf.get(need)
        if (users) users.add(item)
        else usersOf.set(need, new Set([item]))
      }
    }
  }
  // A set keeps the order in which items were added, also while it is walked.
  const open = new Set(ways.keys())
  for (const item of open) {
    open.delete(item)
    let best = costOf(item)
    for (const way of ways.get(item)!.dependent) best = Math.min(best, operatorCost(way, costOf))
    // A margin keeps rounding from cycling for ever.
    if (!(best < costOf(item) - 1e-6)) continue
    costs.set(item, best)
    for (const user of usersOf.get(item) ?? []) open.add(user)
  }
  return costs
}

const noCost = (): number => 0
const unknownCost = (): number => Infinity

/** Items that an operator cannot do without; null where it needs none. */
export function needsOf(operator: Operator): readonly string[] | null {
  switch (operator.kind) {
    case 'mine':
      return operator.tools
    case 'smelt':
      return [operator.input]
    case 'trade':
      return [operator.give]
    case 'fill':
      return ['bucket']
    case 'craft':
      return operator.ingredients.flatMap(({ alternatives }) => alternatives)
    case 'hunt':
      return null
  }
}

function operatorCost(operator: Operator, costOf: (item: string) => number): number {
  switch (operator.kind) {
    case 'mine': {
      if (operator.habitat === 'elsewhere') return Infinity
      const tool = operator.tools === null ? 0 : cheapest(operator.tools, costOf) / piecesPerTool
      const blockTicks = operator.searchTicks / piecesPerFind + mineTicks * operator.blocksPerItem
      return doubt(operator) + blockTicks / (operator.piecesPerBlock ?? 1) + tool
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
      for (const { alternatives, count } of operator.ingredients)
        sum += count * cheapest(alternatives, costOf)
      return doubt(operator) + sum / operator.yields
    }
  }
}

function cheapest(items: readonly string[], costOf: (item: string) => number): number {
  let least = Infinity
  for (const item of items) least = Math.min(least, costOf(item))
  return least
}

function doubt({ doubtTicks }: { readonly doubtTicks?: number }): number {
  return doubtTicks ?? 0
}
