import type {
  CraftOperator,
  FillOperator,
  HuntOperator,
  MineOperator,
  Operator,
  SmeltOperator,
  TradeOperator,
} from '../prior/game-knowledge.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import { addFurnaces, haveFuel, provideFurnaces, takeCoalNearBy } from './furnace-needs.ts'
import { estimateItem, isOutOfWorld, operatorEstimates } from './operator-estimate.ts'
import type { PlanBasis, PlanDraft } from './plan-draft.ts'
import { stationFarBlocks, stationNearBlocks, walkTicksPerBlock } from './plan-numbers.ts'
import type { PlanStep } from './plan-step.ts'
import { goes } from './plan-ways.ts'
import { Stock } from './stock.ts'
import { nearestBlock } from './surroundings.ts'
import { haveDigger, haveTool, wantWeaponToFind } from './tool-needs.ts'

/** Deepest chain that any item of the game needs is about ten; past this the data contradicts itself. */
const deepestChain = 24

/**
 * Builds a plan backward from what is wanted, on a copy of what is carried: what is in stock is used, what is missing is made by the
 * cheapest operator, and its ingredients, tools and stations are wanted in turn. `steps` come out in an order in which each has its
 * ingredients.
 */
export class PlanBuilder implements PlanDraft {
  readonly basis: PlanBasis
  readonly #stationsReady = new Set<string>()
  readonly underWay = new Set<string>()
  #stock: Stock
  #steps: PlanStep[] = []
  /** The item without an operator that was met last, for the explanation. */
  #dead: string | null = null

  constructor(basis: PlanBasis) {
    this.basis = { ...basis, isToBeMined: (block) => this.#isToBeMined(block) }
    this.#stock = new Stock(basis.state)
  }

  get steps(): readonly PlanStep[] {
    return this.#steps
  }

  /** What the plan leaves over. */
  get stock(): Stock {
    return this.#stock
  }

  /** The item that nothing known yields, after `want` or a sister returned false. */
  get dead(): string | null {
    return this.#dead
  }

  /** Sets aside `count` of any of `items`, making what is missing. False if no chain of operators can. */
  want(items: readonly string[], count: number): boolean {
    let missing = count - this.#stock.takeAny(items, count)
    while (missing > 0) {
      const made = this.makeCheapest(items, missing)
      if (made === null) return false
      missing -= this.#stock.takeAny([made], missing)
    }
    return true
  }

  /** Appends a step that its caller has provided for. */
  add(step: PlanStep): void {
    this.#steps.push(step)
  }

  /** Crafts at least one of `item` even if one is carried. */
  wantCrafted(item: string): boolean {
    const crafts = this.basis.knowledge.operatorsFor(item).filter((operator) => operator.kind === 'craft')
    const made = this.#tryEach(crafts.map((operator) => ({ operator, count: operator.yields })))
    if (made === null) this.#dead ??= item
    return made !== null
  }

  /** Breaks `count` of these natural blocks, with one of `tools` (null: any way that yields the drop). */
  wantMined(blocks: readonly string[], count: number, tool: string | null | undefined): boolean {
    const sources = blocks.flatMap((block) => this.basis.knowledge.mineOperatorOf(block) ?? [])
    const [first] = sources
    if (first === undefined) {
      this.#dead = blocks[0] ?? null
      return false
    }
    const tools = tool === undefined ? first.tools : tool === null ? null : [tool]
    if (!haveTool(this, tools, count)) return false
    this.#steps.push({ kind: 'mine', item: first.item, count, sources })
    this.#stock.add(first.item, count)
    return true
  }

  /** Makes `count` of the cheapest of `items`, or fewer, and leaves them in stock; the item made, or null. */
  makeCheapest(items: readonly string[], count: number): string | null {
    const ways: { operator: Operator; count: number; ticks: number }[] = []
    for (const item of items) {
      if (this.underWay.has(item)) continue
      // A way that needs what is made of the item itself is none, however cheap that looks.
      const ticksOf = operatorEstimates(this.basis, this.#stock, new Set([...this.underWay, item]))
      for (const operator of this.basis.knowledge.operatorsFor(item)) {
        const part = this.#partFromStock(operator, count)
        const ticks = ticksOf(operator, part) / part
        if (ticks < Infinity) ways.push({ operator, count: part, ticks })
      }
    }
    ways.sort((one, other) => one.ticks - other.ticks)
    const made = this.#tryEach(ways)
    if (made === null) this.#dead ??= items[0] ?? null
    return made
  }

  /** How many this operator should make now: what carried ingredients allow, if any are carried, so that leftovers go first. */
  #partFromStock(operator: Operator, count: number): number {
    if (operator.kind !== 'craft' || isDoubtful(operator)) return count
    const times = Math.min(
      ...operator.ingredients.map((ingredient) =>
        Math.floor(this.#stock.countAny(ingredient.alternatives) / ingredient.count),
      ),
    )
    return times > 0 ? Math.min(count, times * operator.yields) : count
  }

  #isToBeMined(block: string): boolean {
    return this.#steps.some(
      (step) => step.kind === 'mine' && step.sources.some((source) => source.block === block),
    )
  }

  /** Plans the first way that closes; a way that does not leaves nothing behind. Returns the item made. */
  #tryEach(ways: readonly { readonly operator: Operator; readonly count: number }[]): string | null {
    if (this.underWay.size > deepestChain) return null
    for (const { operator, count } of ways) {
      this.underWay.add(operator.item)
      const closed = this.tryWithin(() => this.#make(operator, count))
      this.underWay.delete(operator.item)
      if (closed) {
        this.#dead = null
        return operator.item
      }
    }
    return null
  }

  /** Plans a part; if it does not close, puts everything back as it was. */
  tryWithin(part: () => boolean): boolean {
    const stock = this.#stock.copy()
    const stepCount = this.#steps.length
    const stations = [...this.#stationsReady]
    if (part()) return true
    this.#stock = stock
    this.#steps.length = stepCount
    this.#stationsReady.clear()
    stations.forEach((station) => this.#stationsReady.add(station))
    return false
  }

  #make(operator: Operator, count: number): boolean {
    switch (operator.kind) {
      case 'mine':
        return this.#mine(operator, count)
      case 'hunt':
        return this.#hunt(operator, count)
      case 'smelt':
        return this.#smelt(operator, count)
      case 'craft':
        return this.craft(operator, count)
      case 'trade':
        return this.#trade(operator, count)
      case 'fill':
        return this.#fill(operator)
    }
  }

  #mine(operator: MineOperator, count: number): boolean {
    const { knowledge, state } = this.basis
    // What was chosen says where to look; the others serve where they come into view.
    const others = knowledge.operatorsFor(operator.item).filter(
      (other): other is MineOperator =>
        other.kind === 'mine' &&
        other !== operator &&
        // A guess is tried by itself, so that it is clear what came of it.
        !(isDoubtful(other) || isDoubtful(operator)) &&
        other.blocksPerItem === operator.blocksPerItem &&
        !isOutOfWorld(this.basis, other),
    )
    const sources = [operator, ...others]
    if (!haveTool(this, operator.tools, count * operator.blocksPerItem)) return false
    const names = sources.map(({ block }) => block)
    const isBelow = operator.habitat === 'ore' && nearestBlock(state, names) === null
    // What a bare hand gets may be what the pickaxe is to be made of.
    if (isBelow && !haveDigger(this) && operator.tools !== null) return false
    this.#steps.push({ kind: 'mine', item: operator.item, count, sources })
    this.#stock.add(operator.item, count)
    return true
  }

  #trade(operator: TradeOperator, count: number): boolean {
    if (!this.want([operator.give], operator.giveCount * count)) return false
    this.add({ kind: 'trade', item: operator.item, count, operator })
    this.#stock.add(operator.item, count)
    return true
  }

  #fill({ item, fluid }: FillOperator): boolean {
    if (!this.want(['bucket'], 1)) return false
    this.add({ kind: 'fill', item, count: 1, fluid })
    this.#stock.add(item, 1)
    return true
  }

  #hunt(operator: HuntOperator, count: number): boolean {
    wantWeaponToFind(this, operator.entity)
    this.#steps.push({ kind: 'hunt', item: operator.item, count, operator })
    this.#stock.add(operator.item, count)
    return true
  }

  #smelt(operator: SmeltOperator, wanted: number): boolean {
    // A guess is tried with one piece.
    const count = isDoubtful(operator) ? 1 : wanted
    if (!this.want([operator.input], count)) return false
    if (goes(this.basis, 'many-furnaces')) provideFurnaces(this, count)
    if (!this.wantStation('furnace')) return false
    if (!goes(this.basis, 'many-furnaces')) takeCoalNearBy(this, count)
    addFurnaces(this, count)
    if (!haveFuel(this, count)) return false
    this.#steps.push({ kind: 'smelt', item: operator.item, count, input: operator.input })
    this.#stock.add(operator.item, wanted)
    return true
  }

  /** Plans one craft with all that it needs; leaves half a plan behind where that fails. */
  craft(operator: CraftOperator, count: number): boolean {
    const { knowledge } = this.basis
    // A guess is tried once, and with it the plan begins anew.
    const times = isDoubtful(operator) ? 1 : Math.ceil(count / operator.yields)
    // What is hardest to get comes first: its tools and journeys bring the rest along.
    const hardestFirst = [...operator.ingredients].sort(
      (one, other) => hardness(other.alternatives) - hardness(one.alternatives),
    )
    for (const { alternatives, count } of hardestFirst) {
      if (!this.want(alternatives, count * times)) return false
    }
    if (operator.needsTable && !this.wantStation('crafting_table')) return false
    this.#steps.push({ kind: 'craft', item: operator.item, count: times * operator.yields, operator })
    this.#stock.add(operator.item, isDoubtful(operator) ? count : times * operator.yields)
    const durability = knowledge.durabilityOf(operator.item)
    if (durability > 0) this.#stock.addTool(operator.item, durability)
    return true

    function hardness(items: readonly string[]): number {
      return Math.min(...items.map((item) => knowledge.costTicks(item)))
    }
  }

  isReady(station: string): boolean {
    return this.#stationsReady.has(station)
  }

  /** Makes sure that a block to work at stands near. False if nothing known yields it. */
  wantStation(station: string): boolean {
    if (this.#stationsReady.has(station)) return true
    const { state, uselessStations } = this.basis
    const standing = uselessStations.has(station) ? undefined : state.blocks[station]
    if (standing && standing.nearestBlocks <= stationNearBlocks) {
      this.#stationsReady.add(station)
      return true
    }
    if (this.#stock.count(station) === 0 && standing && standing.nearestBlocks <= stationFarBlocks) {
      const back = standing.nearestBlocks * walkTicksPerBlock
      if (back <= estimateItem(this.basis, this.#stock, station, 1, this.underWay)) {
        this.#stationsReady.add(station)
        return true
      }
    }
    if (!this.want([station], 1)) return false
    this.#steps.push({ kind: 'place', item: station, count: 1 })
    this.#stationsReady.add(station)
    return true
  }
}
