import { isUnderground } from '../../distill/index.ts'
import type {
  CraftOperator,
  FillOperator,
  HuntOperator,
  MineOperator,
  Operator,
  SmeltOperator,
  TradeOperator,
} from '../prior/game-knowledge.ts'
import { smeltTicks } from '../prior/furnace-tables.ts'
import { estimateItem, isOutOfWorld, operatorEstimates } from './operator-estimate.ts'
import type { EstimateBasis } from './operator-estimate.ts'
import { furnaceStones, furnacesFor, furnacesThatPay } from './furnaces.ts'
import {
  coalNearBlocks,
  diggingUsesWanted,
  lastUses,
  mostFurnaces,
  preciousUsesWanted,
  spareToolTicks,
  stationFarBlocks,
  stationNearBlocks,
  walkTicksPerBlock,
} from './plan-numbers.ts'
import type { PlanStep } from './plan-step.ts'
import { goes } from './plan-ways.ts'
import type { PlanStyle } from './plan-ways.ts'
import { Stock } from './stock.ts'
import { nearestBlock } from './surroundings.ts'

/** What a builder works on: the estimate's basis, and stations that turned out to be of no use where they stand. */
export interface PlanBasis extends EstimateBasis {
  readonly uselessStations: ReadonlySet<string>
  /** Whether wood for the reserve may be looked for out of sight. */
  readonly mayRoamForReserve: boolean
  /** Furnaces that stand within reach of the body, set up by the agent. */
  readonly furnacesHere: number
  /** In which ways the plan is to differ from what the planner does of its own accord; left out: in none. */
  readonly style?: PlanStyle
}

/** What strikes harder than a fist. */
const weapons = ['wooden', 'stone', 'golden', 'iron', 'diamond'].flatMap((tier) => [
  `${tier}_sword`,
  `${tier}_axe`,
])

/** Wood that must be carried before some of it goes into an axe, in planks: three pickaxes' worth and the axe's own. */
const axeWoodPlanks = 5

/** What a table is taken up with. */
const axes = ['wooden_axe', 'stone_axe', 'golden_axe', 'iron_axe', 'diamond_axe']

/** Pickaxes that digging may wear out to the end: they are cheap to replace. */
const plainPickaxes = ['stone_pickaxe', 'copper_pickaxe']

/** A table this near is worked at without a walk that counts. */
const atHandBlocks = 4

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

  /** Appends a step that its caller has provided for. */
  add(step: PlanStep): void {
    this.#steps.push(step)
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
      // A way that needs what is made of the item itself is none, however cheap that looks.
      const ticksOf = operatorEstimates(this.#basis, this.#stock, new Set([...this.#underWay, item]))
      for (const operator of this.#basis.knowledge.operatorsFor(item)) {
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
      case 'trade':
        return this.#trade(operator, count)
      case 'fill':
        return this.#fill(operator)
    }
  }

  #mine(operator: MineOperator, count: number): boolean {
    const { knowledge, state } = this.#basis
    const sources = knowledge.operatorsFor(operator.item).filter(
      (other): other is MineOperator =>
        other.kind === 'mine' &&
        // A guess is tried by itself, so that it is clear what came of it.
        (other === operator || (isKnown(other) && isKnown(operator))) &&
        other.blocksPerItem === operator.blocksPerItem &&
        !isOutOfWorld(this.#basis, other),
    )
    if (!this.#haveTool(operator.tools, count * operator.blocksPerItem)) return false
    const names = sources.map(({ block }) => block)
    const isBelow = operator.habitat === 'ore' && nearestBlock(state, names) === null
    // What a bare hand gets may be what the pickaxe is to be made of.
    if (isBelow && !this.#haveDigger() && operator.tools !== null) return false
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
    this.wantWeaponToFind(operator.entity)
    this.#steps.push({ kind: 'hunt', item: operator.item, count, operator })
    this.#stock.add(operator.item, count)
    return true
  }

  #smelt(operator: SmeltOperator, wanted: number): boolean {
    // A guess is tried with one piece.
    const count = (operator.doubtTicks ?? 0) > 0 ? 1 : wanted
    if (!this.want([operator.input], count)) return false
    if (goes(this.#basis, 'many-furnaces')) this.#provideFurnaces(count)
    if (!this.wantStation('furnace')) return false
    if (!goes(this.#basis, 'many-furnaces')) this.#takeCoalNearBy(count)
    this.#addFurnaces(count)
    if (!this.#haveFuel(count)) return false
    this.#steps.push({ kind: 'smelt', item: operator.item, count, input: operator.input })
    this.#stock.add(operator.item, wanted)
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
    if (operator.needsTable && !this.wantStation('crafting_table')) return false
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

  /**
   * Makes sure of a weapon for a journey over land to a creature, as far as one can be made: a cow takes three blows of a sword and ten of a
   * fist, and so does whatever comes out of the woods.
   */
  wantWeaponToFind(entity: string): void {
    if (entity in this.#basis.state.entities || this.#stock.toolUses(weapons) > 0) return
    this.#tryWithin(() => this.#makeTool(['wooden_sword']))
  }

  /**
   * A search for ore wears any pickaxe, but the last uses of a better one are kept for what only it can mine. A wooden one counts only
   * where no other can be had: it takes twice as long.
   */
  #haveDigger(): boolean {
    const { pickaxes } = this.#basis.knowledge
    const good = this.#stock.toolUses(pickaxes.filter((item) => item !== 'wooden_pickaxe'))
    if (this.#stock.toolUses(plainPickaxes) >= diggingUsesWanted || good >= diggingUsesWanted + lastUses)
      return true
    const cost = estimateItem(this.#basis, this.#stock, 'stone_pickaxe', 1, this.#underWay)
    if (cost > spareToolTicks && this.#stock.toolUses(pickaxes) >= preciousUsesWanted) return true
    // Where no better one can be had, any that digs will do.
    return (
      this.#tryWithin(() => this.#makeTool(['stone_pickaxe'])) ||
      this.#stock.toolUses(pickaxes) >= lastUses ||
      this.#tryWithin(() => this.#makeTool(['wooden_pickaxe']))
    )
  }

  /**
   * An axe for the way below, if it can be made here and now at a table that stands, with wood to spare: it takes tables up in a quarter
   * of the time, and strikes three times as hard as a pickaxe. Asked for before anything else. False if there is none to make.
   */
  wantAxeAtHand(): boolean {
    const { state } = this.#basis
    const table = nearestBlock(state, ['crafting_table'])
    if (table === null || table.nearestBlocks > atHandBlocks || this.#stock.toolUses(axes) > 0) return false
    if (this.woodInPlanks() < axeWoodPlanks) return false
    return this.#tryWithin(
      () => this.#makeTool(['stone_axe']) && this.#steps.every((step) => this.#isDoneHere(step)),
    )
  }

  /** What the plan leaves over in wood, reckoned in planks. */
  woodInPlanks(): number {
    const logs = this.#basis.knowledge.naturalBlocks('#logs')
    const planks = this.#stock.countWhere((item) => item.endsWith('_planks'))
    return 4 * this.#stock.countAny(logs) + planks + Math.floor(this.#stock.count('stick') / 2)
  }

  /** True for crafting, and for stone within reach. */
  #isDoneHere(step: PlanStep): boolean {
    if (step.kind === 'craft') return true
    if (step.kind !== 'mine') return false
    const nearest = nearestBlock(
      this.#basis.state,
      step.sources.map(({ block }) => block),
    )
    const isStone = step.sources.some(({ habitat }) => habitat === 'stone')
    return isStone && nearest !== null && nearest.nearestBlocks <= atHandBlocks
  }

  /** A new tool, also when a worn one is carried. It stays in stock: its uses count, and nothing consumes it. */
  #makeTool(tools: readonly string[]): boolean {
    return this.#makeCheapest(tools, 1) !== null
  }

  /** Makes sure that a block to work at stands near. False if nothing known yields it. */
  wantStation(station: string): boolean {
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

  /** Coal in view beside the way serves better than wood, which is wanted for tools where no tree grows; a piece for each furnace. */
  #takeCoalNearBy(count: number): void {
    const { knowledge, state, penaltyTicks } = this.#basis
    const coal = knowledge.mineOperatorOf('coal_ore')
    if (coal === null || !isKnown(coal) || penaltyTicks(`gather ${coal.item}`) > 0) return
    const lacking = Math.min(count, mostFurnaces) - this.#stock.count(coal.item)
    const nearest = nearestBlock(state, ['coal_ore'])
    if (lacking <= 0 || nearest === null || nearest.nearestBlocks > coalNearBlocks) return
    if (coal.tools !== null && this.#stock.toolUses(coal.tools) < lastUses) return
    // One at a time: what else is known of may lie far off.
    this.#steps.push({ kind: 'mine', item: coal.item, count: 1, sources: [coal] })
    this.#stock.add(coal.item, 1)
  }

  /** More furnaces beside the first, as far as they cost no journey: from carried stone, at a table that stands or is carried. */
  #addFurnaces(count: number): void {
    const { knowledge, furnacesHere } = this.#basis
    const carried = knowledge.fuels.filter(({ item }) => this.#stock.count(item) > 0)
    // Whoever digs for furnaces looks at every fuel: five planks feed four furnaces where one log feeds one.
    const looked = goes(this.#basis, 'many-furnaces') ? carried : carried.slice(0, 1)
    const wanted = Math.max(
      0,
      ...looked.map(({ item, burnTicks }) => furnacesFor(count, this.#stock.count(item), burnTicks)),
    )
    for (let furnaces = Math.max(1, furnacesHere); furnaces < wanted; furnaces++) {
      const added = this.#tryWithin(() => {
        if (!this.#hasAtHand('furnace')) return false
        this.#stock.takeAny(['furnace'], 1)
        this.#steps.push({ kind: 'place', item: 'furnace', count: 1 })
        return true
      })
      if (!added) return
    }
  }

  /**
   * Planks and, where it is at hand, stone for as many furnaces as pay. All of the stone before the first is set up: whoever digs between two of them stands
   * too far from one.
   */
  #provideFurnaces(count: number): void {
    const { state, furnacesHere } = this.#basis
    const stone = nearestBlock(state, ['stone', 'cobblestone'])
    const hasStone = stone !== null && stone.nearestBlocks <= atHandBlocks
    const ready = furnacesHere + this.#stock.count('furnace')
    const carried = ready + Math.floor(this.#stock.count('cobblestone') / furnaceStones)
    const furnaces = furnacesThatPay(count, carried)
    this.#takePlanksToBurn(count, furnaces)
    const missing = furnaceStones * (furnaces - ready) - this.#stock.count('cobblestone')
    if (hasStone && missing > 0) this.#makeCheapest(['cobblestone'], missing)
  }

  /** Planks for so many furnaces, of carried wood or, where trees grow, of more: each furnace burns its own. */
  #takePlanksToBurn(count: number, furnaces: number): void {
    const { knowledge, state } = this.#basis
    const planks = knowledge.fuels.filter(({ item }) => item.endsWith('_planks'))
    const burnTicks = planks[0]?.burnTicks
    if (burnTicks === undefined) return
    const pieces = furnaces * Math.ceil((Math.ceil(count / furnaces) * smeltTicks) / burnTicks)
    const missing = pieces - Math.max(...planks.map(({ item }) => this.#stock.count(item)))
    const logs = this.#stock.countAny(knowledge.naturalBlocks('#logs'))
    if (missing <= 0 || (isUnderground(state) && 4 * logs < missing)) return
    this.#makeCheapest(
      planks.map(({ item }) => item),
      missing,
    )
  }

  /** True if one is carried, or can be crafted from what is carried where the body stands. */
  #hasAtHand(station: string): boolean {
    if (this.#stock.count(station) > 0) return true
    const { knowledge, state } = this.#basis
    const craft = knowledge.operatorsFor(station).find((operator) => operator.kind === 'craft')
    if (craft === undefined) return false
    const isCarried = craft.ingredients.every(
      ({ alternatives, count }) => this.#stock.countAny(alternatives) >= count,
    )
    const table = state.blocks['crafting_table']
    const hasTable =
      this.#stationsReady.has('crafting_table') ||
      this.#stock.count('crafting_table') > 0 ||
      (table !== undefined && table.nearestBlocks <= atHandBlocks)
    return isCarried && hasTable && this.#craft(craft, 1)
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

function isKnown({ doubtTicks }: MineOperator): boolean {
  return (doubtTicks ?? 0) === 0
}
