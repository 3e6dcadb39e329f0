import { Vec3 } from 'vec3'
import { createStack, type ItemStack } from '../../src/env/embedded/server/item-stack.ts'
import { freshVitals } from '../../src/env/embedded/server/player-body.ts'
import type { ServerGame } from '../../test/support/server-game.ts'

/** Where the bot stands at the start of every case, and the block beside it that most cases use. */
export const home = { x: 0.5, y: 4, z: 0.5 }
export const beside = new Vec3(2, 4, 0)
const hotbarStart = 36

/**
 * A flat world with one mineflayer bot. It is arranged from inside (blocks, items, vitals), but what happens is seen
 * through the bot alone, as any client sees it.
 */
export class Lab {
  readonly game: ServerGame
  /** States that were there before a case changed them, by place. */
  readonly #changed = new Map<string, { readonly at: Vec3; readonly state: number }>()
  #restoring = false

  constructor(game: ServerGame) {
    this.game = game
    game.server.world.onChange((x, y, z, before) => {
      const key = `${x} ${y} ${z}`
      if (this.#restoring || this.#changed.has(key)) return
      this.#changed.set(key, { at: new Vec3(x, y, z), state: before })
    })
  }

  get bot(): ServerGame['bot'] {
    return this.game.bot
  }
  get ticks(): number {
    return this.game.server.tickNumber
  }

  /** Undoes what the last case did: blocks, items, entities, wounds. */
  async fresh(): Promise<void> {
    const { bot, server, player, game } = this
    bot.clearControlStates()
    bot.physicsEnabled = true
    if (bot.currentWindow !== null) void bot.closeWindow(bot.currentWindow)
    await game.waitFor(() => player.alive, 60)
    if (player.sleeping) {
      this.write('entity_action', { entityId: bot.entity.id, actionId: 'stop_sleeping', jumpBoost: 0 })
      await game.waitTicks(2)
    }
    this.#restoring = true
    for (let round = 0; round < 2; round++) {
      for (const { at, state } of this.#changed.values()) server.world.setState(at.x, at.y, at.z, state)
      if (round === 0) await game.waitTicks(4)
    }
    this.#changed.clear()
    this.#restoring = false
    for (const entity of [...server.entities.all]) server.removeEntity(entity)
    player.inventory.clear()
    const novice = { experienceLevel: 0, experienceTotal: 0, experienceProgress: 0 }
    Object.assign(player.body, freshVitals(), novice, { fallBlocks: 0 })
    player.vitalsChanged = true
    server.timeOfDay = 6_000
    bot.setQuickBarSlot(0)
    await this.moveTo(home.x, home.y, home.z)
    Object.assign(player.body, freshVitals(), { fallBlocks: 0 })
    player.vitalsChanged = true
    await game.waitTicks(2)
  }

  get server(): ServerGame['server'] {
    return this.game.server
  }
  get player(): ServerGame['player'] {
    return this.game.player
  }

  /** Puts the body there and waits until the client knows. */
  async moveTo(x: number, y: number, z: number): Promise<void> {
    this.player.teleport(x, y, z, 0, 0)
    await this.game.waitFor(() => this.player.pendingTeleport === null, 10)
    this.bot.entity.velocity.set(0, 0, 0)
    await this.game.waitTicks(1)
  }

  /** Puts an item into the hand, new or worn; null empties it. */
  async hold(item: string | null, count = 1, damage = 0): Promise<void> {
    const { inventory } = this.player
    const { rules } = this.server
    const stack = item === null ? null : createStack(rules.itemId(item), count, damage)
    inventory.setStack(hotbarStart, stack)
    if (this.bot.quickBarSlot !== 0) this.bot.setQuickBarSlot(0)
    await this.game.waitTicks(2)
  }

  /** A stack by name. */
  stack(item: string, count = 1): ItemStack {
    return createStack(this.server.rules.itemId(item), count)
  }

  /** True if the version has a block or an item of this name. */
  knows(name: string): boolean {
    return (
      this.bot.registry.blocksByName[name] !== undefined || this.bot.registry.itemsByName[name] !== undefined
    )
  }

  put(block: string, at: Vec3 = beside, properties?: Record<string, string | number>): void {
    this.game.put(block, at.x, at.y, at.z, properties)
  }

  /** Name of the block that the client sees there. */
  seen(at: Vec3 = beside): string {
    return this.bot.blockAt(at)?.name ?? 'none'
  }

  /** A state property that the client sees there. */
  seenProperty(at: Vec3, name: string): string {
    const value = this.bot.blockAt(at)?.getProperties()[name]
    return value === undefined ? 'none' : String(value)
  }

  /**
   * Light that the client was told for a block. prismarine-chunk reads the bytes of a row of 16 light values from the wrong
   * end, which is undone here.
   */
  light(at: Vec3, kind: 'light' | 'skyLight'): number {
    const inRow = at.x & 15
    const readAt = at.offset(((7 - (inRow >> 1)) << 1) + (inRow & 1) - inRow, 0, 0)
    return this.bot.blockAt(readAt)?.[kind] ?? -1
  }

  write(packet: string, fields: object): void {
    ;(this.bot._client as unknown as { write(packet: string, fields: object): void }).write(packet, fields)
  }

  /** Starts (0), cancels (1) or finishes (2) digging. */
  dig(status: 0 | 1 | 2, at: Vec3): void {
    this.write('block_dig', { status, location: at, face: 1, sequence: 0 })
  }

  /** Right-clicks a face of a block (0 down, 1 up, 2 north, 3 south, 4 west, 5 east). */
  use(at: Vec3, face: number, cursorY = 0.5): void {
    this.write('block_place', {
      ...{ hand: 0, location: at, direction: face, cursorX: 0.5, cursorY, cursorZ: 0.5 },
      ...{ insideBlock: false, sequence: 0 },
    })
  }

  /** Items lying about, as the client sees them: name to number. */
  lying(): Record<string, number> {
    const sums: Record<string, number> = {}
    for (const entity of Object.values(this.bot.entities)) {
      if (entity.name !== 'item') continue
      const stack = entity.getDroppedItem()
      if (stack !== null) sums[stack.name] = (sums[stack.name] ?? 0) + stack.count
    }
    return sums
  }

  sweep(): void {
    for (const item of [...this.server.entities.items]) this.server.removeEntity(item)
  }

  /** Waits until it holds and returns how many ticks that took; `otherwise` when it does not within `most`. */
  async ticksUntil(test: () => boolean, most: number, otherwise = Number.POSITIVE_INFINITY): Promise<number> {
    const start = this.ticks
    while (!test()) {
      if (this.ticks - start >= most) return otherwise
      await this.game.waitTicks(1)
    }
    return this.ticks - start
  }
}
