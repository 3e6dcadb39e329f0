import { isUnderground } from '../../distill/index.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import type { CraftOperator, Fuel } from '../prior/game-knowledge.ts'
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
function fuelsAtHand(draft: PlanDraft): readonly FuelAtHand[] {
  return draft.basis.knowledge.fuels
    .filter((fuel) => !isDoubtful(fuel))
    .map(({ item, burnTicks }) => ({ item, burnTicks, pieces: withPlanksOfLogs(draft, item) }))
    .filter(({ pieces }) => pieces > 0)
}

/** How many of an item are carried; of planks, with those that carried logs would make. */
function withPlanksOfLogs(draft: PlanDraft, item: string): number {
  const carried = draft.stock.count(item)
  if (!item.endsWith('_planks')) return carried
  const craft = craftOf(draft, item)
  const [wood] = craft?.ingredients ?? []
  if (craft === null || wood === undefined) return carried
  return carried + craft.yields * Math.floor(draft.stock.countAny(wood.alternatives) / wood.count)
}

/** The known way to craft an item, or null. */
function craftOf({ basis: { knowledge } }: PlanDraft, item: string): CraftOperator | null {
  const craft = knowledge.operatorsFor(item).find((operator) => operator.kind === 'craft')
  return craft === undefined || isDoubtful(craft) ? null : craft
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

/** True if one is carried, or can be crafted of what is carried where the body stands. */
function hasAtHand(draft: PlanDraft, station: string): boolean {
  if (draft.stock.count(station) > 0) return true
  const craft = craftOf(draft, station)
  if (craft === null) return false
  const isCarried = craft.ingredients.every(
    ({ alternatives, count }) => draft.stock.countAny(alternatives) >= count,
  )
  return isCarried && hasTableAtHand(draft) && draft.craft(craft, 1)
}

/** True where a table stands, is carried, or can be made of the wood that is carried. */
function hasTableAtHand(draft: PlanDraft): boolean {
  if (draft.isReady('crafting_table') || draft.stock.count('crafting_table') > 0) return true
  const table = draft.basis.state.blocks['crafting_table']
  if (table !== undefined && table.nearestBlocks <= atHandBlocks) return true
  const craft = craftOf(draft, 'crafting_table')
  return (
    craft?.ingredients.every(({ alternatives, count }) =>
      alternatives.some((item) => withPlanksOfLogs(draft, item) >= count),
    ) ?? false
  )
}

/**
 * Sets fuel aside for smelting `count` items: the best known one that is carried, then whatever is cheapest to get. A guess, carried or not,
 * is taken only where it is the cheapest with its doubt counted, and by itself, so that it is clear what came of it.
 */
export function haveFuel(draft: PlanDraft, count: number): boolean {
  const { fuels } = draft.basis.knowledge
  const known = fuels.filter((fuel) => !isDoubtful(fuel))
  let left = count
  for (const { item, burnTicks } of known) {
    // What is left of one kind of fuel does not help another.
    const fed = Math.min(left, Math.floor((draft.stock.count(item) * burnTicks) / smeltTicks))
    draft.stock.takeAny([item], Math.ceil((fed * smeltTicks) / burnTicks))
    left -= fed
    if (left === 0) return true
  }
  const ticks = left * smeltTicks
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
