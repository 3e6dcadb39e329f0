import { isUnderground } from '../../distill/index.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import type { Fuel } from '../prior/game-knowledge.ts'
import { fuelPiecesFor, fuelThatFeedsMost, furnaceStones, furnacesThatPay } from './furnaces.ts'
import type { FuelAtHand } from './furnaces.ts'
import { estimateItem } from './operator-estimate.ts'
import { atHandBlocks } from './plan-draft.ts'
import type { PlanDraft } from './plan-draft.ts'
import { coalNearBlocks, lastUses, mostFurnaces } from './plan-numbers.ts'
import { nearestBlock } from './surroundings.ts'

/** Coal in view beside the way serves better than wood, which is wanted for tools where no tree grows; a piece for each furnace. */
export function takeCoalNearBy(draft: PlanDraft, count: number): void {
  const { knowledge, state, penaltyTicks } = draft.basis
  const coal = knowledge.mineOperatorOf('coal_ore')
  if (coal === null || isDoubtful(coal) || penaltyTicks(`gather ${coal.item}`) > 0) return
  if (!knowledge.fuels.some((fuel) => fuel.item === coal.item && !isDoubtful(fuel))) return
  const lacking = Math.min(count, mostFurnaces) - draft.stock.count(coal.item)
  const nearest = nearestBlock(state, ['coal_ore'])
  if (lacking <= 0 || nearest === null || nearest.nearestBlocks > coalNearBlocks) return
  if (coal.tools !== null && draft.stock.toolUses(coal.tools) < lastUses) return
  // One at a time: what else is known of may lie far off.
  draft.add({ kind: 'mine', item: coal.item, count: 1, sources: [coal] })
  draft.stock.add(coal.item, 1)
}

/**
 * More furnaces beside the first, as far as they cost no journey: from carried stone, at a table that stands or is carried. Carried wood is made
 * planks where these feed more of them: a log burns no longer than one of its four planks.
 */
export function addFurnaces(draft: PlanDraft, count: number): void {
  const { fuel, furnaces } = fuelThatFeedsMost(count, fuelsAtHand(draft))
  const ready = addUpTo(draft, furnaces)
  if (fuel === null || ready < 2) return
  const missing = fuelPiecesFor(count, ready, fuel.burnTicks) - draft.stock.count(fuel.item)
  if (missing > 0) draft.makeCheapest([fuel.item], missing)
}

/** Known fuels that are carried, each kind of planks with those that carried logs of its wood would make. */
function fuelsAtHand({ basis: { knowledge }, stock }: PlanDraft): readonly FuelAtHand[] {
  return knowledge.fuels
    .filter((fuel) => !isDoubtful(fuel))
    .map(({ item, burnTicks }) => ({ item, burnTicks, pieces: stock.count(item) + planksOfLogs(item) }))
    .filter(({ pieces }) => pieces > 0)

  function planksOfLogs(item: string): number {
    if (!item.endsWith('_planks')) return 0
    const craft = knowledge.operatorsFor(item).find((operator) => operator.kind === 'craft')
    const [wood] = craft?.ingredients ?? []
    if (craft === undefined || wood === undefined || isDoubtful(craft)) return 0
    return craft.yields * Math.floor(stock.countAny(wood.alternatives) / wood.count)
  }
}

/** Sets up furnaces until so many stand here; says how many do. */
function addUpTo(draft: PlanDraft, wanted: number): number {
  for (let furnaces = Math.max(1, draft.basis.furnacesHere); furnaces < wanted; furnaces++) {
    const added = draft.tryWithin(() => {
      if (!hasAtHand(draft, 'furnace')) return false
      draft.stock.takeAny(['furnace'], 1)
      draft.add({ kind: 'place', item: 'furnace', count: 1 })
      return true
    })
    if (!added) return furnaces
  }
  return Math.max(wanted, draft.basis.furnacesHere)
}

/**
 * Planks and, where it is at hand, stone for as many furnaces as pay. All of the stone before the first is set up: whoever digs between two of them stands
 * too far from one.
 */
export function provideFurnaces(draft: PlanDraft, count: number): void {
  const { state, furnacesHere } = draft.basis
  const stone = nearestBlock(state, ['stone', 'cobblestone'])
  const hasStone = stone !== null && stone.nearestBlocks <= atHandBlocks
  const ready = furnacesHere + draft.stock.count('furnace')
  const carried = ready + Math.floor(draft.stock.count('cobblestone') / furnaceStones)
  const furnaces = furnacesThatPay(count, carried)
  takePlanksToBurn(draft, count, furnaces)
  const missing = furnaceStones * (furnaces - ready) - draft.stock.count('cobblestone')
  if (hasStone && missing > 0) draft.makeCheapest(['cobblestone'], missing)
}

/** Planks for so many furnaces, of carried wood or, where trees grow, of more: each furnace burns its own. */
function takePlanksToBurn(draft: PlanDraft, count: number, furnaces: number): void {
  const { knowledge, state } = draft.basis
  const planks = knowledge.fuels.filter(({ item }) => item.endsWith('_planks'))
  const burnTicks = planks[0]?.burnTicks
  if (burnTicks === undefined) return
  const pieces = fuelPiecesFor(count, furnaces, burnTicks)
  const missing = pieces - Math.max(...planks.map(({ item }) => draft.stock.count(item)))
  const logs = draft.stock.countAny(knowledge.naturalBlocks('#logs'))
  if (missing <= 0 || (isUnderground(state) && 4 * logs < missing)) return
  draft.makeCheapest(
    planks.map(({ item }) => item),
    missing,
  )
}

/** True if one is carried, or can be crafted from what is carried where the body stands. */
function hasAtHand(draft: PlanDraft, station: string): boolean {
  if (draft.stock.count(station) > 0) return true
  const { knowledge, state } = draft.basis
  const craft = knowledge.operatorsFor(station).find((operator) => operator.kind === 'craft')
  if (craft === undefined || isDoubtful(craft)) return false
  const isCarried = craft.ingredients.every(
    ({ alternatives, count }) => draft.stock.countAny(alternatives) >= count,
  )
  const table = state.blocks['crafting_table']
  const hasTable =
    draft.isReady('crafting_table') ||
    draft.stock.count('crafting_table') > 0 ||
    (table !== undefined && table.nearestBlocks <= atHandBlocks)
  return isCarried && hasTable && draft.craft(craft, 1)
}

/**
 * Sets fuel aside for smelting `count` items: the best known one that is carried, then whatever is cheapest to get. A guess, carried or not,
 * is taken only where it is the cheapest with its doubt counted, and by itself, so that it is clear what came of it.
 */
export function haveFuel(draft: PlanDraft, count: number): boolean {
  const { fuels } = draft.basis.knowledge
  const known = fuels.filter((fuel) => !isDoubtful(fuel))
  let ticks = count * smeltTicks
  for (const { item, burnTicks } of known) {
    ticks -= burnTicks * draft.stock.takeAny([item], Math.ceil(ticks / burnTicks))
    if (ticks <= 0) return true
  }
  const costOf = ({ item, doubtTicks = 0 }: Fuel, pieces: number): number => {
    const lacking = pieces - draft.stock.count(item)
    return (
      doubtTicks + (lacking <= 0 ? 0 : estimateItem(draft.basis, draft.stock, item, lacking, draft.underWay))
    )
  }
  const ways = [
    ...Map.groupBy(known, ({ burnTicks }) => burnTicks).values(),
    ...fuels.filter(isDoubtful).map((guess) => [guess]),
  ].map((alike) => {
    const pieces = Math.ceil(ticks / alike[0]!.burnTicks)
    return {
      items: alike.map(({ item }) => item),
      pieces,
      cost: Math.min(...alike.map((fuel) => costOf(fuel, pieces))),
    }
  })
  ways.sort((one, other) => one.cost - other.cost)
  return ways.some(({ items, pieces, cost }) => cost < Infinity && draft.want(items, pieces))
}
