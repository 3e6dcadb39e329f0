import type { WorldState } from '../../env/index.ts'
import type { GameKnowledge, TradeOperator } from '../prior/game-knowledge.ts'
import { estimateOperator } from './operator-estimate.ts'
import type { PlanBasis, PlanBuilder } from './plan-builder.ts'

/** Goods carried to a villager: what one buys is not known before, so a second kind comes along where it is cheap. */
const goodsCarried = 2

/** A second kind of goods that would cost more than this is left. */
const secondGoodsTicks = 1_000

/** Plans `count` trades, whatever is sold: an emerald for what is cheapest to bring and was not just refused. */
export function wantTraded(builder: PlanBuilder, basis: PlanBasis, count: number): boolean {
  const none: ReadonlySet<string> = new Set()
  const priced = basis.knowledge
    .operatorsFor('emerald')
    .filter((operator): operator is TradeOperator => operator.kind === 'trade')
    .map((operator) => ({ operator, ticks: estimateOperator(basis, builder.stock, operator, count, none) }))
    .sort((one, other) => one.ticks - other.ticks)
  const [best, ...others] = priced
  if (best === undefined || best.ticks === Infinity) return false
  for (const { operator, ticks } of others.slice(0, goodsCarried - 1)) {
    if (ticks - best.ticks <= secondGoodsTicks) builder.want([operator.give], operator.giveCount * count)
  }
  const { operator } = best
  builder.wantWeaponToFind('villager')
  if (!builder.want([operator.give], operator.giveCount * count)) return false
  builder.add({ kind: 'trade', item: operator.item, count, operator })
  return true
}

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
