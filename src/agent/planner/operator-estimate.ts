import { isUnderground } from '../../distill/index.ts'
import type { WorldState } from '../../env/index.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import type {
  CraftOperator,
  GameKnowledge,
  HuntOperator,
  MineOperator,
  Operator,
} from '../prior/game-knowledge.ts'
import { craftTicks, huntTicks, mineTicks } from '../prior/operator-costs.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import { climbTicksPerBlock, walkTicksPerBlock } from './plan-numbers.ts'
import type { Stock } from './stock.ts'

/** What estimates rest on. */
export interface EstimateBasis {
  readonly knowledge: GameKnowledge
  readonly state: WorldState
  /** Ticks held against a try, named by its `subgoalSignature`, from failures here and now. */
  readonly penaltyTicks: (signature: string) => number
  /** True for a block that is to be mined anyway before what is estimated: its search is paid. Left out: none is. */
  readonly isToBeMined?: (block: string) => boolean
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

/**
 * One estimate, from what is in stock and under way at this moment: parts that come up again and again, such as a tool that many blocks
 * need, are worked out once.
 */
interface Estimating extends EstimateBasis {
  readonly stock: Stock
  /** Items that may not be made, since they are being made already. */
  readonly underWay: ReadonlySet<string>
  readonly known: Map<string, number>
}

/** Ticks to have `count` more of `item` besides what is in stock, by the cheapest way that makes nothing in `underWay`. */
export function estimateItem(
  basis: EstimateBasis,
  stock: Stock,
  item: string,
  count: number,
  underWay: ReadonlySet<string>,
): number {
  return itemTicks({ ...basis, stock, underWay, known: new Map() }, item, count, estimateDepth)
}

/** Ticks to make `count` items by an operator, for as long as nothing is put into stock or under way. */
export function operatorEstimates(
  basis: EstimateBasis,
  stock: Stock,
  underWay: ReadonlySet<string>,
): (operator: Operator, count: number) => number {
  const estimating = { ...basis, stock, underWay, known: new Map<string, number>() }
  return (operator, count) => operatorTicks(estimating, operator, count, estimateDepth)
}

function itemTicks(basis: Estimating, item: string, count: number, depth: number): number {
  if (basis.underWay.has(item)) return Infinity
  if (depth === 0) return basis.knowledge.costTicks(item) * count
  const key = `${depth} ${count} ${item}`
  let best = basis.known.get(key)
  if (best === undefined) {
    best = Infinity
    for (const operator of basis.knowledge.operatorsFor(item)) {
      if (doubtOf(operator) < best) best = Math.min(best, operatorTicks(basis, operator, count, depth, best))
    }
    basis.known.set(key, best)
  }
  return best
}

/**
 * Ticks to make `count` items by this operator. A way that takes `enoughTicks` before its needs are looked at is left at that: the true
 * figure is no less.
 */
function operatorTicks(
  basis: Estimating,
  operator: Operator,
  count: number,
  depth: number,
  enoughTicks = Infinity,
): number {
  const ticks = ownTicks(basis, operator, count)
  if (ticks >= enoughTicks) return ticks
  switch (operator.kind) {
    case 'mine':
      return ticks + toolTicks(basis, operator.tools, depth)
    case 'hunt':
      return ticks
    case 'trade':
      return ticks + lackTicks(basis, [operator.give], operator.giveCount * count, depth)
    case 'fill':
      return ticks + lackTicks(basis, ['bucket'], count, depth)
    case 'smelt':
      return ticks + lackTicks(basis, [operator.input], count, depth)
    case 'craft': {
      const times = timesOf(operator, count)
      let sum = ticks
      for (const { alternatives, count } of operator.ingredients) {
        sum += lackTicks(basis, alternatives, count * times, depth)
        if (sum === Infinity || sum >= enoughTicks) break
      }
      return sum
    }
  }
}

/** Ticks that the work itself takes, with what it needs at hand. */
function ownTicks(basis: EstimateBasis, operator: Operator, count: number): number {
  switch (operator.kind) {
    case 'mine':
      if (isOutOfWorld(basis, operator)) return Infinity
      return (
        doubtOf(operator) +
        reachTicks(basis, operator.block, operator.searchTicks, operator.habitat === 'surface') +
        shortageTicks(basis, operator, count) +
        basis.penaltyTicks(`gather ${operator.item}`) +
        (mineTicks * operator.blocksPerItem * count) / (operator.piecesPerBlock ?? 1)
      )
    case 'hunt':
      return (
        doubtOf(operator) +
        reachTicks(basis, operator.entity, operator.searchTicks, true) +
        moreHerds(basis, operator, count) * operator.searchTicks +
        basis.penaltyTicks(`hunt ${operator.entity}`) +
        huntTicks * operator.killsPerItem * count
      )
    case 'trade':
      return (
        reachTicks(basis, 'villager', operator.searchTicks, true) +
        refusedTradeFactor * basis.penaltyTicks(`trade ${operator.give} for ${operator.item}`)
      )
    case 'fill':
      return (
        reachTicks(basis, operator.fluid, operator.searchTicks, true) +
        basis.penaltyTicks(`fill-bucket ${operator.fluid}`)
      )
    case 'smelt':
      return doubtOf(operator) + smeltTicks * count
    case 'craft':
      return doubtOf(operator) + craftTicks * timesOf(operator, count)
  }
}

/** Uses of the grid; a guess is tried once, and shows how to go on. */
function timesOf(operator: CraftOperator, count: number): number {
  return isDoubtful(operator) ? 1 : Math.ceil(count / operator.yields)
}

function doubtOf(operator: Operator): number {
  return 'doubtTicks' in operator ? (operator.doubtTicks ?? 0) : 0
}

/** True for what lies in another dimension, unless it is in view here. */
export function isOutOfWorld({ state }: Pick<EstimateBasis, 'state'>, operator: Operator): boolean {
  return operator.kind === 'mine' && operator.habitat === 'elsewhere' && !(operator.block in state.blocks)
}

function reachTicks(basis: EstimateBasis, source: string, searchTicks: number, atSurface: boolean): number {
  const { state } = basis
  if (basis.isToBeMined?.(source) === true) return 0
  const perceived = state.blocks[source] ?? state.entities[source]
  if (perceived) return perceived.nearestBlocks * walkTicksPerBlock
  // Sea level is a fair guess at where the surface lies.
  const climb =
    atSurface && isUnderground(state) ? Math.max(10, 63 - state.position.y) * climbTicksPerBlock : 0
  return searchTicks + climb
}

/** Creatures that one search comes upon, as a rule. */
const creaturesPerFind = 4

/** How often more of them have to be looked for when those in view, or those of the first find, are killed. */
function moreHerds({ state }: EstimateBasis, { entity, killsPerItem }: HuntOperator, count: number): number {
  const first = Math.max(creaturesPerFind, state.entities[entity]?.count ?? 0)
  return Math.max(0, Math.ceil((killsPerItem * count - first) / creaturesPerFind))
}

/** What comes on top where a thing lies under water, or where too little of a rare one is in view. */
function shortageTicks({ state }: EstimateBasis, operator: MineOperator, count: number): number {
  if (underWater.has(operator.block)) return underWaterTicks
  const inView = state.blocks[operator.block]?.count ?? Infinity
  const isShort = operator.searchTicks >= rareSearchTicks && inView < count * operator.blocksPerItem
  return isShort ? operator.searchTicks : 0
}

function toolTicks(basis: Estimating, tools: readonly string[] | null, depth: number): number {
  if (tools === null || basis.stock.toolUses(tools) > 0) return 0
  return cheapestTicks(basis, tools, 1, depth - 1)
}

function lackTicks(basis: Estimating, alternatives: readonly string[], count: number, depth: number): number {
  const lacking = count - basis.stock.countAny(alternatives)
  return lacking <= 0 ? 0 : cheapestTicks(basis, alternatives, lacking, depth - 1)
}

function cheapestTicks(basis: Estimating, items: readonly string[], count: number, depth: number): number {
  let best = Infinity
  for (const item of items) best = Math.min(best, itemTicks(basis, item, count, depth))
  return best
}
