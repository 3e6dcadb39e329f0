import type { Bot } from 'mineflayer'
import type { Creature } from '../../../src/env/embedded/creatures/creature.ts'
import { speciesByName, type SpeciesName } from '../../../src/env/embedded/creatures/species/index.ts'
import { createStack } from '../../../src/env/embedded/server/item-stack.ts'
import type { ItemEntity } from '../../../src/env/embedded/mechanics/item-entity.ts'
import type { EmbeddedServer } from '../../../src/env/embedded/server/embedded-server.ts'
import { inventorySlots } from '../../../src/env/embedded/server/player-inventory.ts'
import type { PlayerSession } from '../../../src/env/embedded/server/player-session.ts'
import { groundY } from './arena.ts'
import { ServerRecord } from './server-record.ts'

const itemSlots = Array.from({ length: 36 }, (_, index) => inventorySlots.mainStart + index)

/** Block properties as in commands. */
export type Properties = Readonly<Record<string, string | number | boolean>>

/** What lets time pass on the stage. */
export interface StageTime {
  waitTicks(ticks: number): Promise<void>
}

/**
 * The world of one case from the server's side. Places count from the block in which the body's feet are at the
 * start: x and z as in the world, y 0 the feet, -1 the ground.
 */
export class Stage {
  readonly server: EmbeddedServer
  /** What happened, as the server knows it, since the first attempt began. */
  readonly record: ServerRecord
  readonly #time: StageTime
  #bot: Bot | null = null

  constructor(server: EmbeddedServer, time: StageTime) {
    this.server = server
    this.#time = time
    this.record = new ServerRecord(server)
  }

  /** The player as the server knows it, also when it has left. Throws before it has joined. */
  get player(): PlayerSession {
    if (this.#player === null) throw new Error('the player has not joined yet')
    return this.#player
  }
  #player: PlayerSession | null = null

  /** The client. Only for faults of the client itself; throws before it has joined. */
  get bot(): Bot {
    if (this.#bot === null) throw new Error('the bot has not joined yet')
    return this.#bot
  }
  joined(bot: Bot): void {
    this.#bot = bot
    this.#player = this.server.players[0]!
  }

  waitTicks(ticks: number): Promise<void> {
    return this.#time.waitTicks(ticks)
  }

  /** Runs at the end of each of the server's ticks. */
  eachTick(step: () => void): void {
    this.server.onTick(step)
  }

  put(block: string, x: number, y: number, z: number, properties?: Properties): void {
    const state = this.server.blocks.stateOf(block, properties)
    this.server.world.setState(x, groundY + 1 + y, z, state)
  }

  /** Fills a box, both corners included. */
  fill(block: string, from: readonly [number, number, number], to: readonly [number, number, number]): void {
    for (let x = from[0]; x <= to[0]; x++)
      for (let y = from[1]; y <= to[1]; y++) for (let z = from[2]; z <= to[2]; z++) this.put(block, x, y, z)
  }

  nameAt(x: number, y: number, z: number): string {
    return this.server.blocks.nameOf(this.server.world.stateAt(x, groundY + 1 + y, z))
  }

  /** Gives as much as fits, worn by `damage` uses. */
  give(item: string, count = 1, damage = 0): void {
    const { rules } = this.server
    const id = rules.itemId(item)
    const size = rules.stackSizeOf(id)
    for (let left = count; left > 0; left -= size) {
      this.player.giveStack(createStack(id, Math.min(left, size), damage))
    }
  }

  /** How many pieces the player carries, in all of its slots. */
  carried(item: string): number {
    const id = this.server.rules.itemId(item)
    let sum = 0
    for (let slot = 1; slot < inventorySlots.count; slot++) {
      const stack = this.player.inventory.stackAt(slot)
      if (stack?.item === id) sum += stack.count
    }
    return sum
  }

  /** Free slots of main inventory and hotbar. */
  get freeSlots(): number {
    return itemSlots.filter((slot) => this.player.inventory.stackAt(slot) === null).length
  }

  /** Fills all free slots but `leave` with full stacks of the given items by turns. */
  stuff(items: readonly string[], leave = 0): void {
    const { rules } = this.server
    const free = itemSlots.filter((slot) => this.player.inventory.stackAt(slot) === null)
    free.slice(leave).forEach((slot, index) => {
      const id = rules.itemId(items[index % items.length]!)
      this.player.inventory.setStack(slot, createStack(id, rules.stackSizeOf(id)))
    })
  }

  /** Lets a stack lie on the ground, ready to be picked up. */
  lay(item: string, count: number, x: number, y: number, z: number): void {
    const stack = createStack(this.server.rules.itemId(item), count)
    const velocity = { x: 0, y: 0, z: 0 }
    this.server.dropStack(stack, x + 0.5, groundY + 1.2 + y, z + 0.5, { velocity, pickupDelayTicks: 0 })
  }

  /** Item entities of a name that lie about. */
  lying(item: string): readonly ItemEntity[] {
    const id = this.server.rules.itemId(item)
    return [...this.server.entities.items].filter(({ stack }) => stack.item === id)
  }

  spawn(species: SpeciesName, x: number, y: number, z: number): Creature {
    const creatures = this.server.creatures
    if (creatures === null) throw new Error('this server has no creatures')
    return creatures.spawn(speciesByName[species], { x: x + 0.5, y: groundY + 1 + y, z: z + 0.5 })
  }

  /** Ticks of the server since it began. */
  get tick(): number {
    return this.server.tickNumber
  }
}
