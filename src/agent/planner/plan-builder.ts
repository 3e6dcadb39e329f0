import type {
  CraftOperator,
  HuntOperator,
  MineOperator,
  Operator,
  SmeltOperator,
} from '../prior/game-knowledge.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import { estimateItem, estimateOperator } from './operator-estimate.ts'
import type { EstimateBasis } from './operator-estimate.ts'
import {
  diggingUsesWanted,
  lastUses,
  preciousUsesWanted,
  spareToolTicks,
  stationFarBlocks,
  stationNearBlocks,
  walkTicksPerBlock,
} from './plan-numbers.ts'
import type { PlanStep } from './plan-step.ts'
import { Stock } from './stock.ts'
import { nearestBlock } from './surroundings.ts'

/** What a builder works on: the estimate's basis, and stations that turned out to be of no use where they stand. */
export interface PlanBasis extends EstimateBasis {
  readonly uselessStations: ReadonlySet<string>
  /** Whether wood for the reserve may be looked for out of sight. */
  readonly mayRoamForReserve: boolean
}

/** Pickaxes that digging may wear out to the end: they are cheap to replace. */
const plainPickaxes = ['stone_pickaxe', 'copper_pickaxe']

/** Deepest chain that any item of the game needs is about ten; past this the data contradicts itself. */
const deepestChain = 24

/**
 * Builds a plan backward from what is wanted, on a copy of what is carried: what is in stock is used, what is missing is made by the
 * cheapest operator, and its ingredients, tools and stations are wanted in turn. `steps` come out in an order in which each has its
 * ingredients.
 */
export class PlanBuilder {
  readonly #basis: PlanBasis
  readonly #stationsReady = new Set<string>()
  readonly #underWay = new Set<string>()
  #stock: Stock
  #steps: PlanStep[] = []
  /** The item without an operator that was met last, for the explanation. */
  #dead: string | null = null

  constructor(basis: PlanBasis) {
    this.#basis = basis
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
      const made = this.#makeCheapest(items, missing)
      if (made === null) return false
      missing -= this.#stock.takeAny([made], missing)
    }
    return true
  }

  /** Crafts at least one of `item` even if one is carried. */
  wantCrafted(item: string): boolean {
    const crafts = this.#basis.knowledge.operatorsFor(item).filter((operator) => operator.kind === 'craft')
    const made = this.#tryEach(crafts.map((operator) => ({ operator, count: operator.yields })))
    if (made === null) this.#dead ??= item
    return made !== null
  }

  /** Breaks `count` of these natural blocks, with one of `tools` (null: any way that yields the drop). */
  wantMined(blocks: readonly string[], count: number, tool: string | null | undefined): boolean {
    const sources = blocks.flatMap((block) => this.#basis.knowledge.mineOperatorOf(block) ?? [])
    const [first] = sources
    if (first === undefined) {
      this.#dead = blocks[0] ?? null
      return false
    }
    const tools = tool === undefined ? first.tools : tool === null ? null : [tool]
    if (!this.#haveTool(tools, count)) return false
    this.#steps.push({ kind: 'mine', item: first.item, count, sources })
    this.#stock.add(first.item, count)
    return true
  }

  #makeCheapest(items: readonly string[], count: number): string | null {
    const ways: { operator: Operator; count: number; ticks: number }[] = []
    for (const item of items) {
      if (this.#underWay.has(item)) continue
      for (const operator of this.#basis.knowledge.operatorsFor(item)) {
        const part = this.#partFromStock(operator, count)
        const ticks = estimateOperator(this.#basis, this.#stock, operator, part, this.#underWay) / part
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
    if (operator.kind !== 'craft') return count
    const times = Math.min(
      ...operator.ingredients.map((ingredient) =>
        Math.floor(this.#stock.countAny(ingredient.alternatives) / ingredient.count),
      ),
    )
    return times > 0 ? Math.min(count, times * operator.yields) : count
  }

  /** Plans the first way that closes; a way that does not leaves nothing behind. Returns the item made. */
  #tryEach(ways: readonly { readonly operator: Operator; readonly count: number }[]): string | null {
    if (this.#underWay.size > deepestChain) return null
    for (const { operator, count } of ways) {
      this.#underWay.add(operator.item)
      const closed = this.#tryWithin(() => this.#make(operator, count))
      this.#underWay.delete(operator.item)
      if (closed) {
        this.#dead = null
        return operator.item
      }
    }
    return null
  }

  /** Plans a part; if it does not close, puts everything back as it was. */
  #tryWithin(part: () => boolean): boolean {
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
        return this.#craft(operator, count)
    }
  }

  #mine(operator: MineOperator, count: number): boolean {
    const { knowledge, state } = this.#basis
    const sources = knowledge
      .operatorsFor(operator.item)
      .filter(
        (other): other is MineOperator =>
          other.kind === 'mine' && other.blocksPerItem === operator.blocksPerItem,
      )
    if (!this.#haveTool(operator.tools, count * operator.blocksPerItem)) return false
    const names = sources.map(({ block }) => block)
    if (operator.habitat === 'ore' && nearestBlock(state, names) === null && !this.#haveDigger()) return false
    this.#steps.push({ kind: 'mine', item: operator.item, count, sources })
    this.#stock.add(operator.item, count)
    return true
  }

  #hunt(operator: HuntOperator, count: number): boolean {
    this.#steps.push({ kind: 'hunt', item: operator.item, count, operator })
    this.#stock.add(operator.item, count)
    return true
  }

  #smelt(operator: SmeltOperator, count: number): boolean {
    const closed = this.want([operator.input], count) && this.#haveStation('furnace') && this.#haveFuel(count)
    if (!closed) return false
    this.#steps.push({ kind: 'smelt', item: operator.item, count, input: operator.input })
    this.#stock.add(operator.item, count)
    return true
  }

  #craft(operator: CraftOperator, count: number): boolean {
    const { knowledge } = this.#basis
    const times = Math.ceil(count / operator.yields)
    // What is hardest to get comes first: its tools and journeys bring the rest along.
    const hardestFirst = [...operator.ingredients].sort(
      (one, other) => hardness(other.alternatives) - hardness(one.alternatives),
    )
    for (const { alternatives, count } of hardestFirst) {
      if (!this.want(alternatives, count * times)) return false
    }
    if (operator.needsTable && !this.#haveStation('crafting_table')) return false
    this.#steps.push({ kind: 'craft', item: operator.item, count: times * operator.yields, operator })
    this.#stock.add(operator.item, times * operator.yields)
    const durability = knowledge.durabilityOf(operator.item)
    if (durability > 0) this.#stock.addTool(operator.item, durability)
    return true

    function hardness(items: readonly string[]): number {
      return Math.min(...items.map((item) => knowledge.costTicks(item)))
    }
  }

  /** Makes sure of tools that last for `uses`, as far as one new tool lasts. */
  #haveTool(tools: readonly string[] | null, uses: number): boolean {
    if (tools === null) return true
    const left = this.#stock.toolUses(tools)
    if (
      left >= uses ||
      left >= Math.max(...tools.map((tool) => this.#basis.knowledge.durabilityOf(tool))) / 2
    )
      return true
    return this.#makeTool(tools)
  }

  /** Makes sure that a body below ground can dig at all. False if nothing it knows of gives it a pickaxe. */
  wantWayOut(): boolean {
    if (this.#stock.toolUses(this.#basis.knowledge.pickaxes) >= lastUses) return true
    return this.#tryWithin(() => this.#makeTool(['stone_pickaxe', 'wooden_pickaxe']))
  }

  /** A search for ore wears any pickaxe, but the last uses of a better one are kept for what only it can mine. */
  #haveDigger(): boolean {
    const all = this.#stock.toolUses(this.#basis.knowledge.pickaxes)
    if (this.#stock.toolUses(plainPickaxes) >= diggingUsesWanted || all >= diggingUsesWanted + lastUses)
      return true
    const cost = estimateItem(this.#basis, this.#stock, 'stone_pickaxe', 1, this.#underWay)
    if (cost > spareToolTicks && all >= preciousUsesWanted) return true
    return this.#makeTool(['stone_pickaxe'])
  }

  /** A new tool, also when a worn one is carried. It stays in stock: its uses count, and nothing consumes it. */
  #makeTool(tools: readonly string[]): boolean {
    return this.#makeCheapest(tools, 1) !== null
  }

  #haveStation(station: string): boolean {
    if (this.#stationsReady.has(station)) return true
    const { state, uselessStations } = this.#basis
    const standing = uselessStations.has(station) ? undefined : state.blocks[station]
    if (standing && standing.nearestBlocks <= stationNearBlocks) {
      this.#stationsReady.add(station)
      return true
    }
    if (this.#stock.count(station) === 0 && standing && standing.nearestBlocks <= stationFarBlocks) {
      const back = standing.nearestBlocks * walkTicksPerBlock
      if (back <= estimateItem(this.#basis, this.#stock, station, 1, this.#underWay)) {
        this.#stationsReady.add(station)
        return true
      }
    }
    if (!this.want([station], 1)) return false
    this.#steps.push({ kind: 'place', item: station, count: 1 })
    this.#stationsReady.add(station)
    return true
  }

  /** Sets fuel aside for smelting `count` items: the best that is carried, then whatever is cheapest to get. */
  #haveFuel(count: number): boolean {
    const { knowledge } = this.#basis
    let ticks = count * smeltTicks
    for (const { item, burnTicks } of knowledge.fuels) {
      ticks -= burnTicks * this.#stock.takeAny([item], Math.ceil(ticks / burnTicks))
      if (ticks <= 0) return true
    }
    const ways = new Map<number, string[]>()
    for (const { item, burnTicks } of knowledge.fuels)
      ways.set(burnTicks, [...(ways.get(burnTicks) ?? []), item])
    const ranked = [...ways].map(([burnTicks, items]) => {
      const pieces = Math.ceil(ticks / burnTicks)
      const cost = Math.min(
        ...items.map((item) => estimateItem(this.#basis, this.#stock, item, pieces, this.#underWay)),
      )
      return { items, pieces, cost }
    })
    ranked.sort((one, other) => one.cost - other.cost)
    return ranked.some(({ items, pieces, cost }) => cost < Infinity && this.want(items, pieces))
  }
}
