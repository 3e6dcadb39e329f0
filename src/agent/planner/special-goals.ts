import type { WorldState } from '../../env/index.ts'
import type { GameKnowledge, TradeOperator } from '../prior/game-knowledge.ts'
import { failurePenaltyTicks } from './failure-memory.ts'
import { estimateItem, operatorEstimates } from './operator-estimate.ts'
import { walkTicksPerBlock } from './plan-numbers.ts'
import type { PlanBuilder } from './plan-builder.ts'
import type { PlanBasis } from './plan-draft.ts'
import { wantWeaponToFind } from './tool-needs.ts'

/** Goods carried to a villager: what one buys is not known before, so a second kind comes along where it is cheap. */
const goodsCarried = 2

/** A second kind of goods that would cost more than this is left. */
const secondGoodsTicks = 1_000

/** Trades with those in view that have not shown their offers are sought this often here before it goes on. */
const mostAskFailures = 3

/**
 * Plans `count` trades, whatever is sold. Villagers in view are asked first; of what they offer, the cheapest to pay is paid,
 * unless another hamlet and the goods for it promise to be cheaper.
 */
export function wantTraded(builder: PlanBuilder, basis: PlanBasis, count: number): boolean {
  const hasStrangers = basis.state.merchants.some(({ offers }) => offers === null)
  if (hasStrangers && basis.penaltyTicks('trade') < failurePenaltyTicks(mostAskFailures)) {
    builder.add({ kind: 'ask', item: 'emerald', count })
    return true
  }
  const elsewhere = tradesElsewhere(builder, basis, count)
  const best = elsewhere[0]
  for (const { operator, ticks } of knownTrades(builder, basis, count)) {
    if (best !== undefined && ticks > best.ticks * stayShare) break
    if (!builder.want([operator.give], operator.giveCount * count)) continue
    builder.add({ kind: 'trade', item: operator.item, count, operator })
    return true
  }
  if (best === undefined && basis.knowledge.isLearning) {
    // What villagers buy is shown by the first that is asked.
    wantWeaponToFind(builder, 'villager')
    builder.add({ kind: 'ask', item: 'emerald', count })
    return true
  }
  if (best === undefined || best.ticks === Infinity) return false
  for (const { operator, ticks } of elsewhere.slice(1, goodsCarried)) {
    if (ticks - best.ticks <= secondGoodsTicks) builder.want([operator.give], operator.giveCount * count)
  }
  const { operator } = best
  wantWeaponToFind(builder, 'villager')
  if (!builder.want([operator.give], operator.giveCount * count)) return false
  builder.add({ kind: 'trade', item: operator.item, count, operator })
  return true
}

interface PricedTrade {
  readonly operator: TradeOperator
  readonly ticks: number
}

/** What is known of villagers in general, with the way to one that has not been asked; the cheapest first. */
function tradesElsewhere(builder: PlanBuilder, basis: PlanBasis, count: number): readonly PricedTrade[] {
  // All in view have been asked: there is no help in their being near.
  const isAsked = basis.state.merchants.length > 0
  const entities = { ...basis.state.entities }
  if (isAsked) delete entities['villager']
  const elsewhere = isAsked ? { ...basis, state: { ...basis.state, entities } } : basis
  const ticksOf = operatorEstimates(elsewhere, builder.stock, noneUnderWay)
  return basis.knowledge
    .operatorsFor('emerald')
    .filter((operator): operator is TradeOperator => operator.kind === 'trade')
    .map((operator) => ({
      operator,
      ticks: ticksOf(operator, count),
    }))
    .sort((one, other) => one.ticks - other.ticks)
}

/** The offers that villagers have shown, with what paying them costs; the cheapest first. */
function knownTrades(builder: PlanBuilder, basis: PlanBasis, count: number): readonly PricedTrade[] {
  const { stock } = builder
  return basis.state.merchants
    .flatMap(({ offers, distanceBlocks }) =>
      (offers ?? []).flatMap(({ gives, takes, usesLeft }): readonly PricedTrade[] => {
        const [price, second] = gives
        if (price === undefined || second !== undefined || usesLeft < count) return []
        const lacking = price.count * count - stock.count(price.item)
        const goods = lacking <= 0 ? 0 : estimateItem(basis, stock, price.item, lacking, noneUnderWay)
        const way = distanceBlocks * walkTicksPerBlock
        const failures = basis.penaltyTicks(`trade ${price.item} for ${takes}`)
        const operator = { kind: 'trade', item: takes, give: price.item, giveCount: price.count } as const
        return [{ operator: { ...operator, searchTicks: 0 }, ticks: goods + way + failures }]
      }),
    )
    .filter(({ operator, ticks }) => operator.give !== 'emerald' && ticks < Infinity)
    .sort((one, other) => one.ticks - other.ticks)
}

/** To pay what is asked here must cost no more than this share of a trade elsewhere: a search for goods may find a hamlet too. */
const stayShare = 0.7

const noneUnderWay: ReadonlySet<string> = new Set()

/** Plans to dye a leather piece and wash it again. */
export function wantWashed(builder: PlanBuilder, { knowledge }: PlanBasis, item: string): boolean {
  const dyes = dyesOf(knowledge)
  const dye = dyes.find((name) => builder.stock.count(name) > 0) ?? dyes[0]
  if (dye === undefined || !builder.want([item], 1)) return false
  if (!builder.want([dye], 1) || !builder.want(['water_bucket'], 1)) return false
  if (!builder.wantStation('cauldron')) return false
  builder.add({ kind: 'wash', item, count: 1, dye })
  return true
}

/** Dyes that something known yields, the cheapest first. */
function dyesOf(knowledge: GameKnowledge): readonly string[] {
  return knowledge.dyes
    .filter((dye) => knowledge.costTicks(dye) < Infinity)
    .sort((one, other) => knowledge.costTicks(one) - knowledge.costTicks(other))
}

/** Plans to join two of an item, one of them worn: two make one in any grid, and it counts as repaired if it was worn. */
export function wantRepaired(builder: PlanBuilder, { knowledge, state }: PlanBasis, item: string): boolean {
  if (!builder.want([item], 2)) return false
  if (!isWorn(item, state, knowledge)) {
    if (!builder.wantStation('campfire')) return false
    builder.add({ kind: 'wear-down', item, count: 1 })
  }
  builder.add({ kind: 'repair', item, count: 1 })
  return true
}

function isWorn(item: string, { durables }: WorldState, knowledge: GameKnowledge): boolean {
  const uses = knowledge.durabilityOf(item)
  return durables.some((durable) => durable.item === item && durable.remainingDurability < uses)
}
