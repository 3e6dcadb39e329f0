import type { GameKnowledge, MineOperator } from '../../src/agent/prior/game-knowledge.ts'
import { emptyTally, minedKey } from '../../src/env/index.ts'
import type {
  DurableItem,
  ObstacleKind,
  PerceivedKind,
  Subgoal,
  SubgoalOf,
  Tally,
  WorldState,
} from '../../src/env/index.ts'

const surfaceY = 68

interface Ledger {
  tick: number
  x: number
  y: number
  food: number
  inventory: Record<string, number>
  durables: DurableItem[]
  blocks: Record<string, PerceivedKind>
  entities: Record<string, PerceivedKind>
  tally: Tally
}

/** The world behind `ScriptedEnvironment`: what is carried, how deep the body is, what is in view. */
export class ScriptedWorld {
  readonly #knowledge: GameKnowledge
  #ledger: Ledger = {
    tick: 0,
    x: 0,
    y: surfaceY,
    food: 20,
    inventory: {},
    durables: [],
    blocks: {},
    entities: {},
    tally: emptyTally,
  }

  constructor(knowledge: GameKnowledge, inventory: Readonly<Record<string, number>>) {
    this.#knowledge = knowledge
    for (const [item, count] of Object.entries(inventory)) this.#gain(item, count)
  }

  observe(): WorldState {
    const underSky = this.#ledger.y >= surfaceY
    return deepFreeze(
      structuredClone({
        tick: this.#ledger.tick,
        position: { x: this.#ledger.x, y: this.#ledger.y, z: 0 },
        dimension: 'overworld',
        biome: 'forest',
        timeOfDay: this.#ledger.tick % 24_000,
        health: 20,
        food: this.#ledger.food,
        saturation: 5,
        oxygen: 20,
        inventory: Object.fromEntries(
          Object.entries(this.#ledger.inventory).filter(([, count]) => count > 0),
        ),
        emptySlots: 20,
        equipment: {},
        durables: this.#ledger.durables,
        blocks: this.#ledger.blocks,
        entities: this.#ledger.entities,
        merchants: [],
        light: underSky ? 15 : 0,
        underSky,
        inWater: false,
        inLava: false,
        onFire: false,
        effects: [],
        tally: this.#ledger.tally,
      }),
    )
  }

  pass(ticks: number): void {
    this.#ledger.tick += ticks
  }

  die(): void {
    this.#ledger.inventory = {}
    this.#ledger.durables = []
    this.#ledger.blocks = {}
    this.#ledger.entities = {}
    this.#ledger.y = surfaceY
    this.#ledger.tally = { ...this.#ledger.tally, deaths: this.#ledger.tally.deaths + 1 }
  }

  /** Does it, or runs out of budget with nothing done. */
  carryOut(subgoal: Subgoal): ObstacleKind | 'out-of-budget' | null {
    const before = structuredClone(this.#ledger)
    const obstacle = this.#do(subgoal)
    if (this.#ledger.tick - before.tick <= subgoal.budgetTicks) return obstacle
    this.#ledger = before
    this.pass(subgoal.budgetTicks)
    return 'out-of-budget'
  }

  #do(subgoal: Subgoal): ObstacleKind | null {
    switch (subgoal.kind) {
      case 'gather':
        return this.#gather(subgoal)
      case 'craft':
        return this.#craft(subgoal)
      case 'smelt':
        return this.#smelt(subgoal)
      case 'place':
        return this.#place(subgoal)
      case 'hunt':
        return this.#hunt(subgoal)
      case 'descend':
        return this.#descend(subgoal)
      case 'tunnel':
        return this.#tunnel(subgoal)
      case 'explore':
        this.#move(60, 400)
        this.#reveal(subgoal.seek, (block) => this.#habitatOf(block) === 'surface')
        return null
      case 'surface':
        this.#move(20, 400)
        this.#ledger.y = surfaceY
        return null
      case 'retreat':
        this.#move(subgoal.distanceBlocks, 60)
        return null
      case 'eat':
        this.pass(40)
        this.#ledger.food = 20
        return null
      case 'wait':
        this.pass(subgoal.ticks)
        return null
      case 'trade':
        return this.#trade(subgoal)
      case 'repair':
        return this.#repair(subgoal)
      case 'wash':
        return this.#wash(subgoal)
      case 'fill-bucket':
        if (!(subgoal.fluid in this.#ledger.blocks)) return 'target-not-found'
        if (!this.#lose('bucket', 1)) return 'missing-item'
        this.pass(40)
        this.#gain(`${subgoal.fluid}_bucket`, 1)
        return null
      case 'wear-down':
        if (!('campfire' in this.#ledger.blocks)) return 'missing-station'
        this.pass(60)
        return this.#wear([subgoal.item], 1) === undefined ? 'missing-item' : null
      case 'collect-drops':
      case 'store':
      case 'equip':
      case 'sleep':
        this.pass(20)
        return null
    }
  }

  #gather({ blocks, item, count }: SubgoalOf<'gather'>): ObstacleKind | null {
    const [block] = blocks.filter((name) => name in this.#ledger.blocks)
    if (block === undefined) return 'target-not-found'
    const operators = this.#knowledge.operatorsFor(item)
    const operator = operators.find((way): way is MineOperator => way.kind === 'mine' && way.block === block)
    const tools = operator ? operator.tools : block === 'furnace' ? this.#knowledge.pickaxes : null
    const needed = Math.ceil(count * (operator?.blocksPerItem ?? 1))
    const tool = tools === null ? null : this.#wear(tools, needed)
    if (tool === undefined) return 'missing-tool'
    this.pass(40 * needed)
    this.#gain(item, count)
    const key = minedKey(block, tool)
    this.#ledger.tally = {
      ...this.#ledger.tally,
      mined: { ...this.#ledger.tally.mined, [key]: (this.#ledger.tally.mined[key] ?? 0) + needed },
    }
    this.#takeFromView(this.#ledger.blocks, block, needed)
    return null
  }

  #craft({ item, count, recipe }: SubgoalOf<'craft'>): ObstacleKind | null {
    if (recipe === undefined) return 'recipe-unknown'
    const size = Math.max(recipe.rows.length, ...recipe.rows.map((row) => row.length))
    if (size > 2 && !('crafting_table' in this.#ledger.blocks)) return 'missing-station'
    for (let made = 0; made < count; made += recipe.resultCount) {
      for (const cell of recipe.rows.flat()) if (cell !== null && !this.#lose(cell, 1)) return 'missing-item'
      this.#gain(item, recipe.resultCount)
      this.#ledger.tally = { ...this.#ledger.tally, crafted: { ...this.#ledger.tally.crafted, [item]: 1 } }
    }
    this.pass(20)
    return null
  }

  #smelt({ input, item, count, fuel }: SubgoalOf<'smelt'>): ObstacleKind | null {
    if (!('furnace' in this.#ledger.blocks)) return 'missing-station'
    const burnTicks = this.#knowledge.fuels.find((row) => row.item === fuel)?.burnTicks ?? 0
    const ways = this.#knowledge.operatorsFor(item)
    if (!ways.some((way) => way.kind === 'smelt' && way.input === input)) return 'smelt-failed'
    if (!this.#lose(fuel, Math.ceil((count * 200) / burnTicks))) return 'missing-fuel'
    if (!this.#lose(input, count)) return 'missing-item'
    this.pass(200 * count)
    this.#gain(item, count)
    return null
  }

  #place({ block }: SubgoalOf<'place'>): ObstacleKind | null {
    if (!this.#lose(block, 1)) return 'missing-item'
    this.pass(10)
    this.#ledger.blocks[block] = { count: 1, nearestBlocks: 2 }
    return null
  }

  #hunt({ entity, item, count }: SubgoalOf<'hunt'>): ObstacleKind | null {
    if (!(entity in this.#ledger.entities)) return 'target-not-found'
    this.pass(100 * count)
    if (item !== undefined) this.#gain(item, count)
    this.#takeFromView(this.#ledger.entities, entity, count)
    return null
  }

  #trade({ entity, give, take, count }: SubgoalOf<'trade'>): ObstacleKind | null {
    if (!(entity in this.#ledger.entities)) return 'target-not-found'
    if (give === null || take === null) return 'missing-item'
    const ways = this.#knowledge.operatorsFor(take)
    const offer = ways.find((way) => way.kind === 'trade' && way.give === give)
    if (offer?.kind !== 'trade') return 'refused'
    if (!this.#lose(give, offer.giveCount * count)) return 'missing-item'
    this.pass(100)
    this.#gain(take, count)
    this.#ledger.tally = { ...this.#ledger.tally, traded: this.#ledger.tally.traded + count }
    return null
  }

  #repair({ item }: SubgoalOf<'repair'>): ObstacleKind | null {
    const uses = this.#knowledge.durabilityOf(item)
    const isWorn = this.#ledger.durables.some(
      (durable) => durable.item === item && durable.remainingDurability < uses,
    )
    if (!isWorn || (this.#ledger.inventory[item] ?? 0) < 2) return 'missing-item'
    this.pass(20)
    this.#lose(item, 1)
    this.#ledger.tally = { ...this.#ledger.tally, repaired: { ...this.#ledger.tally.repaired, [item]: 1 } }
    return null
  }

  #wash({ item, dye }: SubgoalOf<'wash'>): ObstacleKind | null {
    if (!('cauldron' in this.#ledger.blocks)) return 'missing-station'
    if ((this.#ledger.inventory[item] ?? 0) === 0) return 'missing-item'
    if (dye === undefined || !this.#lose(dye, 1) || !this.#lose('water_bucket', 1)) return 'missing-item'
    this.pass(60)
    this.#gain('bucket', 1)
    this.#ledger.tally = { ...this.#ledger.tally, washed: { ...this.#ledger.tally.washed, [item]: 1 } }
    return null
  }

  #descend({ toY, seek }: SubgoalOf<'descend'>): ObstacleKind | null {
    const depth = this.#ledger.y - toY
    if (!this.#dig(3 * depth)) return 'missing-tool'
    this.#move(depth, 60 * depth)
    this.#ledger.y = toY
    this.#reveal(seek, (block) => this.#isDeepEnough(block))
    return null
  }

  #tunnel({ seek, lengthBlocks }: SubgoalOf<'tunnel'>): ObstacleKind | null {
    if (!this.#dig(2 * lengthBlocks)) return 'missing-tool'
    this.#move(lengthBlocks, 40 * lengthBlocks)
    this.#reveal(seek, (block) => this.#isDeepEnough(block))
    return null
  }

  /** Digs by hand through soil; needs and wears a pickaxe below it. */
  #dig(blocks: number): boolean {
    if (this.#ledger.y >= surfaceY) return true
    return this.#wear(this.#knowledge.pickaxes, blocks) !== undefined
  }

  #isDeepEnough(block: string): boolean {
    const habitat = this.#habitatOf(block)
    const band = this.#knowledge.oreBand(block)
    return (
      habitat === 'stone' ||
      (habitat === 'ore' &&
        band !== null &&
        this.#ledger.y >= band.lowestY &&
        this.#ledger.y <= band.highestY)
    )
  }

  #habitatOf(name: string): string {
    return this.#knowledge.mineOperatorOf(name)?.habitat ?? 'surface'
  }

  #move(blocks: number, ticks: number): void {
    this.pass(ticks)
    this.#ledger.x += blocks
    for (const kinds of [this.#ledger.blocks, this.#ledger.entities]) {
      for (const [name, { count, nearestBlocks }] of Object.entries(kinds)) {
        if (nearestBlocks + blocks > 64) Reflect.deleteProperty(kinds, name)
        else kinds[name] = { count, nearestBlocks: nearestBlocks + blocks }
      }
    }
  }

  #reveal(seek: readonly string[], isHere: (block: string) => boolean): void {
    if (this.#ledger.y < surfaceY && this.#ledger.y < 62)
      this.#ledger.blocks['stone'] = { count: 200, nearestBlocks: 1 }
    // One kind at a time: a search ends with the first find.
    const found = seek.find(isHere)
    if (found === undefined) return
    const isBlock = found === 'water' || this.#knowledge.mineOperatorOf(found) !== null
    const kinds = isBlock ? this.#ledger.blocks : this.#ledger.entities
    kinds[found] = { count: found.endsWith('_leaves') ? 60 : 4, nearestBlocks: 6 }
  }

  #takeFromView(kinds: Record<string, PerceivedKind>, name: string, count: number): void {
    const left = (kinds[name]?.count ?? 0) - count
    if (left > 0) kinds[name] = { count: left, nearestBlocks: 3 }
    else Reflect.deleteProperty(kinds, name)
  }

  #gain(item: string, count: number): void {
    this.#ledger.inventory[item] = (this.#ledger.inventory[item] ?? 0) + count
    const remainingDurability = this.#knowledge.durabilityOf(item)
    if (remainingDurability > 0)
      for (let made = 0; made < count; made++) this.#ledger.durables.push({ item, remainingDurability })
  }

  #lose(item: string, count: number): boolean {
    if ((this.#ledger.inventory[item] ?? 0) < count) return false
    this.#ledger.inventory[item] = (this.#ledger.inventory[item] ?? 0) - count
    return true
  }

  /** Uses the cheapest fitting tools up; undefined when they do not last. */
  #wear(tools: readonly string[], uses: number): string | undefined {
    let left = uses
    let used: string | undefined
    for (const tool of tools) {
      for (let index = 0; index < this.#ledger.durables.length && left > 0;) {
        const durable = this.#ledger.durables[index]!
        if (durable.item !== tool) {
          index++
          continue
        }
        used = tool
        const part = Math.min(left, durable.remainingDurability)
        left -= part
        if (part < durable.remainingDurability) {
          this.#ledger.durables[index++] = {
            item: tool,
            remainingDurability: durable.remainingDurability - part,
          }
        } else {
          this.#ledger.durables.splice(index, 1)
          this.#lose(tool, 1)
        }
      }
    }
    return left > 0 ? undefined : used
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
