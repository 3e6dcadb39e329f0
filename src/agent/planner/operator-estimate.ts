import type { WorldState } from '../../env/index.ts'
import type { GameKnowledge, MineOperator, Operator } from '../prior/game-knowledge.ts'
import { craftTicks, huntTicks, mineTicks } from '../prior/operator-costs.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import { climbTicksPerBlock, walkTicksPerBlock } from './plan-numbers.ts'
import type { Stock } from './stock.ts'
import { isUnderground } from './surroundings.ts'

/** What estimates rest on. */
export interface EstimateBasis {
  readonly knowledge: GameKnowledge
  readonly state: WorldState
  /** Ticks held against a try, named by its `subgoalSignature`, from failures here and now. */
  readonly penaltyTicks: (signature: string) => number
}

/** Chains are followed this deep; beyond it the cost from empty hands is taken. Three reaches from tool through planks to logs. */
const estimateDepth = 3

/** What takes longer than this to find is rare. */
const rareSearchTicks = 6_000

/** Clay lies under water as a rule: digging takes five times as long there, and breath runs out. */
const underWater: ReadonlySet<string> = new Set(['clay'])
const underWaterTicks = 2_000

/** How much more a refused trade weighs than another failure: what the villagers here do not buy, they will not buy soon. */
const refusedTradeFactor = 4

/** Ticks to have `count` more of `item` besides what is in stock, by the cheapest way that makes nothing in `underWay`. */
export function estimateItem(
  basis: EstimateBasis,
  stock: Stock,
  item: string,
  count: number,
  underWay: ReadonlySet<string>,
  depth = estimateDepth,
): number {
  if (underWay.has(item)) return Infinity
  if (depth === 0) return basis.knowledge.costTicks(item) * count
  let best = Infinity
  for (const operator of basis.knowledge.operatorsFor(item)) {
    best = Math.min(best, estimateOperator(basis, stock, operator, count, underWay, depth))
  }
  return best
}

/** Ticks to make `count` items by this operator. */
export function estimateOperator(
  basis: EstimateBasis,
  stock: Stock,
  operator: Operator,
  count: number,
  underWay: ReadonlySet<string>,
  depth = estimateDepth,
): number {
  switch (operator.kind) {
    case 'mine':
      if (isOutOfWorld(basis, operator)) return Infinity
      return (
        (operator.doubtTicks ?? 0) +
        reachTicks(basis, operator.block, operator.searchTicks, operator.habitat === 'surface') +
        shortageTicks(basis, operator, count) +
        basis.penaltyTicks(`gather ${operator.item}`) +
        mineTicks * operator.blocksPerItem * count +
        toolTicks(basis, stock, operator.tools, underWay, depth)
      )
    case 'hunt':
      return (
        (operator.doubtTicks ?? 0) +
        reachTicks(basis, operator.entity, operator.searchTicks, true) +
        basis.penaltyTicks(`hunt ${operator.entity}`) +
        huntTicks * operator.killsPerItem * count
      )
    case 'trade':
      return (
        reachTicks(basis, 'villager', operator.searchTicks, true) +
        refusedTradeFactor * basis.penaltyTicks(`trade ${operator.give} for ${operator.item}`) +
        lackTicks(basis, stock, [operator.give], operator.giveCount * count, underWay, depth)
      )
    case 'fill':
      return (
        reachTicks(basis, operator.fluid, operator.searchTicks, true) +
        basis.penaltyTicks(`fill-bucket ${operator.fluid}`) +
        lackTicks(basis, stock, ['bucket'], count, underWay, depth)
      )
    case 'smelt':
      return (
        (operator.doubtTicks ?? 0) +
        smeltTicks * count +
        lackTicks(basis, stock, [operator.input], count, underWay, depth)
      )
    case 'craft': {
      const times = Math.ceil(count / operator.yields)
      let ticks = craftTicks * times
      for (const ingredient of operator.ingredients) {
        ticks += lackTicks(basis, stock, ingredient.alternatives, ingredient.count * times, underWay, depth)
        if (ticks === Infinity) break
      }
      return ticks
    }
  }
}

/** True for what lies in another dimension, unless it is in view here. */
export function isOutOfWorld({ state }: Pick<EstimateBasis, 'state'>, operator: Operator): boolean {
  return operator.kind === 'mine' && operator.habitat === 'elsewhere' && !(operator.block in state.blocks)
}

function reachTicks(basis: EstimateBasis, source: string, searchTicks: number, atSurface: boolean): number {
  const { state } = basis
  const perceived = state.blocks[source] ?? state.entities[source]
  if (perceived) return perceived.nearestBlocks * walkTicksPerBlock
  // Sea level is a fair guess at where the surface lies.
  const climb =
    atSurface && isUnderground(state) ? Math.max(10, 63 - state.position.y) * climbTicksPerBlock : 0
  return searchTicks + climb
}

/** What comes on top where a thing lies under water, or where too little of a rare one is in view. */
function shortageTicks({ state }: EstimateBasis, operator: MineOperator, count: number): number {
  if (underWater.has(operator.block)) return underWaterTicks
  const inView = state.blocks[operator.block]?.count ?? Infinity
  const isShort = operator.searchTicks >= rareSearchTicks && inView < count * operator.blocksPerItem
  return isShort ? operator.searchTicks : 0
}

function toolTicks(
  basis: EstimateBasis,
  stock: Stock,
  tools: readonly string[] | null,
  underWay: ReadonlySet<string>,
  depth: number,
): number {
  if (tools === null || stock.toolUses(tools) > 0) return 0
  return cheapestTicks(basis, stock, tools, 1, underWay, depth - 1)
}

function lackTicks(
  basis: EstimateBasis,
  stock: Stock,
  alternatives: readonly string[],
  count: number,
  underWay: ReadonlySet<string>,
  depth: number,
): number {
  const lacking = count - stock.countAny(alternatives)
  return lacking <= 0 ? 0 : cheapestTicks(basis, stock, alternatives, lacking, underWay, depth - 1)
}

function cheapestTicks(
  basis: EstimateBasis,
  stock: Stock,
  items: readonly string[],
  count: number,
  underWay: ReadonlySet<string>,
  depth: number,
): number {
  let best = Infinity
  for (const item of items) best = Math.min(best, estimateItem(basis, stock, item, count, underWay, depth))
  return best
}
